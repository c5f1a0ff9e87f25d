package io.vedette.aws.config;

import io.vedette.aws.Managed;
import software.amazon.awssdk.services.config.model.Tag;

/** The tag of what Vedette creates, in AWS Config's words. */
final class Tags {

    static final Tag MANAGED = Tag.builder().key(Managed.TAG).value(Managed.VALUE).build();

    private Tags() {}
}
