package io.vedette.twin.ec2;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** Tags, as EC2 takes, tells and filters them. */
final class Tags {

    private static final String BY_KEY = "tag:";

    private Tags() {}

    /** The tags of a request, which must all be for what it creates. */
    static NavigableMap<String, String> of(List<TagSpecification> request, ResourceType type) {
        NavigableMap<String, String> tags = new TreeMap<>();
        for (TagSpecification specification : request) {
            if (specification.resourceType() != type) {
                throw Ec2Error.invalid(
                        "'%s' is not a valid taggable resource type for this operation."
                                .formatted(specification.resourceTypeAsString()));
            }
            specification
                    .tags()
                    .forEach(tag ->
                            tags.put(tag.key(), Objects.requireNonNullElse(tag.value(), "")));
        }
        return tags;
    }

    static List<Tag> of(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(it -> Tag.builder().key(it.getKey()).value(it.getValue()).build())
                .toList();
    }

    /** What a filter on tags is compared with; null where it is not about tags. */
    static @Nullable Set<String> values(String filter, Map<String, String> tags) {
        if (filter.equals("tag-key")) {
            return tags.keySet();
        }
        if (!filter.startsWith(BY_KEY)) {
            return null;
        }
        String value = tags.get(filter.substring(BY_KEY.length()));
        return value == null ? Set.of() : Set.of(value);
    }
}
