package io.vedette.core.baseline;

/** A place in a document that is not as it must be, before the file's name is known. */
final class BaselineProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final String path;

    BaselineProblem(int line, String path, String message) {
        super(message);
        this.line = line;
        this.path = path;
    }

    int line() {
        return line;
    }

    String path() {
        return path;
    }
}
