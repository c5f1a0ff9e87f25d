package io.vedette.twin.kms;

import io.vedette.twin.AwsError;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.kms.model.LimitExceededException;
import software.amazon.awssdk.services.kms.model.Tag;
import software.amazon.awssdk.services.kms.model.TagException;

/** The tags of a key. */
final class KeyTags {

    private static final int MOST = 50;

    private KeyTags() {}

    static void put(NavigableMap<String, String> tags, List<Tag> added) {
        added.forEach(tag -> refuseReserved(tag.tagKey()));
        added.forEach(tag -> tags.put(tag.tagKey(), tag.tagValue()));
        if (tags.size() > MOST) {
            throw AwsError.of(LimitExceededException.builder(), "Too many tags");
        }
    }

    static void remove(NavigableMap<String, String> tags, List<String> keys) {
        keys.forEach(KeyTags::refuseReserved);
        keys.forEach(tags::remove);
    }

    static List<Tag> listed(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> Tag.builder().tagKey(tag.getKey()).tagValue(tag.getValue()).build())
                .toList();
    }

    private static void refuseReserved(String key) {
        if (key.startsWith("aws:")) {
            throw reserved();
        }
    }

    private static AwsServiceException reserved() {
        return AwsError.of(
                TagException.builder(),
                "aws: prefixed tag key names are not allowed for external use.");
    }
}
