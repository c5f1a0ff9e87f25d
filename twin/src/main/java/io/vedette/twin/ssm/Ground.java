package io.vedette.twin.ssm;

import io.vedette.twin.Caller;
import io.vedette.twin.Page;
import io.vedette.twin.World;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.ResourceTypeForTagging;
import software.amazon.awssdk.services.ssm.model.Tag;

/** What all operations of one caller stand on. */
record Ground(World world, Caller caller) {

    private static final int MOST = 50;

    SsmState state() {
        return world.state(SsmState.class, caller);
    }

    String arn(String resource) {
        return "arn:aws:ssm:%s:%s:%s".formatted(caller.region(), caller.account(), resource);
    }

    static <T> Page<T> page(Collection<T> all, @Nullable String token, @Nullable Integer size) {
        return page(all, token, size, MOST);
    }

    static <T> Page<T> page(
            Collection<T> all, @Nullable String token, @Nullable Integer size, int most) {
        return Page.of(all, token, size, most).orElseThrow(SsmError::invalidToken);
    }

    void tag(ResourceTypeForTagging type, String id, List<Tag> added) {
        if (!added.isEmpty()) {
            TreeMap<String, String> tags = new TreeMap<>();
            added.forEach(tag -> tags.put(tag.key(), tag.value()));
            state().tags().computeIfAbsent(key(type, id), _ -> new TreeMap<>()).putAll(tags);
        }
    }

    List<Tag> tags(ResourceTypeForTagging type, String id) {
        return state().tags().getOrDefault(key(type, id), new TreeMap<>()).entrySet().stream()
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    void untag(ResourceTypeForTagging type, String id) {
        state().tags().remove(key(type, id));
    }

    private static String key(ResourceTypeForTagging type, String id) {
        return type + "/" + id;
    }
}
