package io.vedette.twin.document;

/** Says in one line what is wrong in a document, where, and what was expected. */
public final class DocumentException extends RuntimeException {

    public DocumentException(String message) {
        super(message);
    }

    public DocumentException(String message, Throwable cause) {
        super(message, cause);
    }
}
