package io.vedette.twin.model;

/**
 * An error that a service model documents for an operation.
 *
 * @param exception the exception shape's name, which the SDK's exception class bears too
 * @param code the error code on the wire
 * @param status the HTTP status
 */
public record DocumentedError(String exception, String code, int status) {}
