package io.vedette.twin;

/**
 * The account that calls and the region it calls in; {@code aws-global} for services without
 * regions, such as Organizations and IAM.
 */
public record Caller(String account, String region) {}
