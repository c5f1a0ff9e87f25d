package io.vedette.twin.s3;

import io.vedette.twin.stored.StoredShape;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** One bucket. */
final class Bucket {

    private String name = "";
    private String region = "";
    private Instant created = Instant.EPOCH;
    private @Nullable String policy;
    private NavigableMap<Setting, NavigableMap<String, Object>> settings = new TreeMap<>();
    private NavigableMap<String, List<StoredVersion>> objects = new TreeMap<>();

    Bucket() {}

    Bucket(String name, String region, Instant created) {
        this.name = name;
        this.region = region;
        this.created = created;
    }

    String name() {
        return name;
    }

    String region() {
        return region;
    }

    Instant created() {
        return created;
    }

    @Nullable String policy() {
        return policy;
    }

    void policy(@Nullable String json) {
        policy = json;
    }

    /** The versions of each object, the newest first. */
    NavigableMap<String, List<StoredVersion>> objects() {
        return objects;
    }

    <S> Optional<S> get(Setting setting, SdkBuilder<?, S> builder) {
        return Optional.ofNullable(settings.get(setting))
                .map(members -> StoredShape.read(members, builder));
    }

    void put(Setting setting, SdkPojo configuration) {
        settings.put(setting, StoredShape.write(configuration));
    }

    void remove(Setting setting) {
        settings.remove(setting);
    }
}
