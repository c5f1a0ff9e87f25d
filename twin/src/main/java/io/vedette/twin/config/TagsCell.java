package io.vedette.twin.config;

import java.util.Collection;
import java.util.NavigableMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.config.model.Tag;

/** The tags of what AWS Config keeps in an account and region, by ARN. */
final class TagsCell {

    private NavigableMap<String, NavigableMap<String, String>> tags = new TreeMap<>();

    NavigableMap<String, String> of(String arn) {
        return tags.getOrDefault(arn, new TreeMap<>());
    }

    /** Tags given at creation; those of a later Put are ignored, as AWS Config documents it. */
    void create(String arn, Collection<Tag> given) {
        NavigableMap<String, String> created = new TreeMap<>();
        given.forEach(tag -> created.put(tag.key(), tag.value() == null ? "" : tag.value()));
        if (!created.isEmpty()) {
            tags.putIfAbsent(arn, created);
        }
    }

    void remove(String arn) {
        tags.remove(arn);
    }
}
