package io.vedette.core.catalog;

/** The settings of one tool: a record whose components are the keys in {@code vedette.yaml}. */
public interface ToolSettings {

    /** Whether the tool is to be put in place at all. */
    boolean enabled();
}
