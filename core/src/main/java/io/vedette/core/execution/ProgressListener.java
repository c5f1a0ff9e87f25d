package io.vedette.core.execution;

/** Hears what happens, from many threads at once; must not block. */
@FunctionalInterface
public interface ProgressListener {

    /** For those who only want the end. */
    ProgressListener SILENT = event -> {};

    void on(Progress event);
}
