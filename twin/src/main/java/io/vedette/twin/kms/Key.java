package io.vedette.twin.kms;

import io.vedette.twin.stored.StoredShape;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;

/** One key. */
final class Key {

    private NavigableMap<String, Object> metadata = new TreeMap<>();
    private NavigableMap<String, String> tags = new TreeMap<>();
    private String policy = "";
    private @Nullable Integer rotationDays;

    Key() {}

    Key(KeyMetadata metadata, String policy) {
        this.metadata = StoredShape.write(metadata);
        this.policy = policy;
    }

    KeyMetadata metadata() {
        return StoredShape.read(metadata, KeyMetadata.builder());
    }

    /** Changes what DescribeKey tells of the key. */
    void change(UnaryOperator<KeyMetadata.Builder> change) {
        metadata = StoredShape.write(change.apply(metadata().toBuilder()).build());
    }

    String id() {
        return metadata().keyId();
    }

    String arn() {
        return metadata().arn();
    }

    /** Whether its waiting period is over, so that there is no such key any more. */
    boolean isGone(Instant now) {
        return metadata.containsKey("DeletionDate") && !now.isBefore(metadata().deletionDate());
    }

    KeyState state() {
        return metadata().keyState();
    }

    NavigableMap<String, String> tags() {
        return tags;
    }

    String policy() {
        return policy;
    }

    void policy(String json) {
        policy = Objects.requireNonNull(json);
    }

    /** How often the key is rotated; null where it is not. */
    @Nullable Integer rotationDays() {
        return rotationDays;
    }

    void rotate(@Nullable Integer days) {
        rotationDays = days;
    }
}
