package io.vedette.twin.stored;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * Turns a shape of the SDK into a plain map by member name, which the state file can hold, and
 * back. Absent members stay absent.
 */
public final class StoredShape {

    private StoredShape() {}

    public static NavigableMap<String, Object> write(SdkPojo shape) {
        NavigableMap<String, Object> members = new TreeMap<>();
        for (SdkField<?> field : shape.sdkFields()) {
            Object value = field.getValueOrDefault(shape);
            if (!absent(value)) {
                members.put(field.memberName(), written(value));
            }
        }
        return members;
    }

    /** Builds the shape with the members that {@link #write} kept. */
    public static <S> S read(Map<?, ?> members, SdkBuilder<?, S> builder) {
        set((SdkPojo) builder, members);
        return builder.build();
    }

    private static boolean absent(@Nullable Object value) {
        return value == null
                || value instanceof SdkAutoConstructList<?>
                || value instanceof SdkAutoConstructMap<?, ?>;
    }

    private static Object written(Object value) {
        return switch (value) {
            case SdkPojo shape -> write(shape);
            case List<?> list -> list.stream().map(StoredShape::written).toList();
            case Map<?, ?> map -> {
                NavigableMap<String, Object> entries = new TreeMap<>();
                map.forEach((key, entry) -> entries.put(String.valueOf(key), written(entry)));
                yield entries;
            }
            case Instant time -> time.toString();
            case SdkBytes bytes -> bytes.asUtf8String();
            default -> value;
        };
    }

    private static void set(SdkPojo builder, Map<?, ?> members) {
        for (SdkField<?> field : builder.sdkFields()) {
            Object member = members.get(field.memberName());
            if (member != null) {
                field.set(builder, value(field, member));
            }
        }
    }

    private static Object value(SdkField<?> field, Object stored) {
        return switch (stored) {
            case List<?> list -> {
                SdkField<?> element = field.getTrait(ListTrait.class).memberFieldInfo();
                List<Object> values = new ArrayList<>();
                list.forEach(item -> values.add(value(element, item)));
                yield values;
            }
            case Map<?, ?> map when field.constructor() != null -> {
                SdkPojo builder = field.constructor().get();
                set(builder, map);
                yield ((Buildable) builder).build();
            }
            case Map<?, ?> map -> {
                SdkField<?> entry = field.getTrait(MapTrait.class).valueFieldInfo();
                Map<String, Object> values = new TreeMap<>();
                map.forEach((key, item) -> values.put(String.valueOf(key), value(entry, item)));
                yield values;
            }
            default -> scalar(field.marshallingType().getTargetClass(), stored);
        };
    }

    private static Object scalar(Class<?> wanted, Object stored) {
        String text = Objects.toString(stored);
        if (wanted == Instant.class) {
            return Instant.parse(text);
        }
        if (wanted == SdkBytes.class) {
            return SdkBytes.fromUtf8String(text);
        }
        if (wanted == Long.class) {
            return Long.valueOf(text);
        }
        if (wanted == Float.class) {
            return Float.valueOf(text);
        }
        return wanted == Double.class ? Double.valueOf(text) : stored;
    }
}
