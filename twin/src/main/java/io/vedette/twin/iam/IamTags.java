package io.vedette.twin.iam;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Set;
import software.amazon.awssdk.services.iam.model.Tag;

/** The tags of roles and policies. */
final class IamTags {

    private static final int MOST = 50;

    private IamTags() {}

    static void put(NavigableMap<String, String> tags, List<Tag> added) {
        Set<String> keys = new HashSet<>();
        for (Tag tag : added) {
            if (tag.key().toLowerCase(Locale.ROOT).startsWith("aws:")) {
                throw IamError.invalidInput(
                        "Tag keys beginning with aws: are reserved for AWS use.");
            }
            if (!keys.add(tag.key().toLowerCase(Locale.ROOT))) {
                throw IamError.invalidInput(
                        "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }
        }
        added.forEach(tag -> {
            tags.keySet().removeIf(key -> key.equalsIgnoreCase(tag.key()));
            tags.put(tag.key(), tag.value());
        });
        if (tags.size() > MOST) {
            throw IamError.limitExceeded("TagsPerEntity", MOST);
        }
    }

    static void remove(NavigableMap<String, String> tags, List<String> keys) {
        keys.forEach(removed -> tags.keySet().removeIf(removed::equalsIgnoreCase));
    }
}
