package io.vedette.twin.s3;

/** The configurations of a bucket that are kept as the SDK's shapes. */
enum Setting {
    ENCRYPTION,
    LIFECYCLE,
    LOGGING,
    NOTIFICATION,
    OBJECT_LOCK,
    OWNERSHIP,
    PUBLIC_ACCESS_BLOCK,
    TAGGING,
    VERSIONING
}
