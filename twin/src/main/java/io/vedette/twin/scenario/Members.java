package io.vedette.twin.scenario;

import io.vedette.twin.document.DocumentException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Builds the SDK's shapes from plain maps, by the names that the service's model gives their
 * members.
 */
final class Members {

    private Members() {}

    /** Sets the members on the shape's builder and builds it. */
    static Object build(SdkPojo builder, Map<?, ?> members, String where) {
        members.forEach((name, value) -> {
            SdkField<?> field = field(builder, String.valueOf(name), where);
            field.set(builder, value(field, value, where + "." + name));
        });
        return ((Buildable) builder).build();
    }

    private static SdkField<?> field(SdkPojo builder, String name, String where) {
        return builder.sdkFields().stream()
                .filter(field -> field.memberName().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() ->
                        new DocumentException(
                                "%s.%s: no such member; expected one of %s"
                                        .formatted(where, name, names(builder))));
    }

    private static String names(SdkPojo builder) {
        return String.join(
                ", ", builder.sdkFields().stream().map(SdkField::memberName).sorted().toList());
    }

    private static Object value(SdkField<?> field, Object value, String where) {
        MarshallingType<?> type = field.marshallingType();
        if (type.equals(MarshallingType.LIST)) {
            return list(field, value, where);
        }
        if (type.equals(MarshallingType.MAP)) {
            return map(field, value, where);
        }
        if (type.equals(MarshallingType.SDK_POJO)) {
            return build(field.constructor().get(), asMap(value, where), where);
        }
        return scalar(type, value, where);
    }

    private static List<Object> list(SdkField<?> field, Object value, String where) {
        if (!(value instanceof List<?> items)) {
            throw unexpected(where, "a list", value);
        }
        SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
        List<Object> built = new ArrayList<>();
        for (Object item : items) {
            built.add(value(member, item, where + "[" + built.size() + "]"));
        }
        return built;
    }

    private static Map<String, Object> map(SdkField<?> field, Object value, String where) {
        SdkField<?> member = field.getTrait(MapTrait.class).valueFieldInfo();
        Map<String, Object> built = new LinkedHashMap<>();
        asMap(value, where)
                .forEach((key, item) ->
                        built.put(String.valueOf(key), value(member, item, where + "." + key)));
        return built;
    }

    private static Map<?, ?> asMap(Object value, String where) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw unexpected(where, "a mapping", value);
    }

    private static Object scalar(MarshallingType<?> type, Object value, String where) {
        Class<?> wanted = type.getTargetClass();
        if (wanted == String.class && !(value instanceof Map || value instanceof List)) {
            return String.valueOf(value);
        }
        if (value instanceof Number number && Number.class.isAssignableFrom(wanted)) {
            return number(wanted, number);
        }
        if (wanted == Instant.class && value instanceof String text) {
            return instant(text, where);
        }
        if (wanted == SdkBytes.class && value instanceof String text) {
            return SdkBytes.fromUtf8String(text);
        }
        if (wanted.isInstance(value)) {
            return value;
        }
        throw unexpected(where, wanted.getSimpleName(), value);
    }

    private static Object number(Class<?> wanted, Number number) {
        if (wanted == Integer.class) {
            return number.intValue();
        }
        if (wanted == Long.class) {
            return number.longValue();
        }
        if (wanted == Float.class) {
            return number.floatValue();
        }
        return wanted == Double.class ? (Object) number.doubleValue() : number;
    }

    private static Instant instant(String text, String where) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new DocumentException(
                    "%s: expected a time such as 2026-01-05T09:00:00Z, found %s"
                            .formatted(where, text),
                    e);
        }
    }

    private static DocumentException unexpected(String where, String expected, Object found) {
        return new DocumentException("%s: expected %s, found %s".formatted(where, expected, found));
    }
}
