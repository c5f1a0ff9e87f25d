package io.vedette.twin.model;

import static io.vedette.twin.model.Violation.Kind.PATTERN;
import static io.vedette.twin.model.Violation.Kind.TOO_LARGE;
import static io.vedette.twin.model.Violation.Kind.TOO_LONG;
import static io.vedette.twin.model.Violation.Kind.TOO_SHORT;
import static io.vedette.twin.model.Violation.Kind.TOO_SMALL;
import static io.vedette.twin.model.Violation.Kind.UNKNOWN_WORD;

import io.vedette.twin.model.Violation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Walks a request beside its shape and collects what the shape forbids. */
final class RequestWalk {

    private final List<Violation> found = new ArrayList<>();

    static List<Violation> violations(SdkPojo request, Shape.Structure shape) {
        RequestWalk walk = new RequestWalk();
        walk.structure(request, shape, null);
        return walk.found;
    }

    private void structure(SdkPojo pojo, Shape.Structure shape, @Nullable Path parent) {
        for (SdkField<?> field : pojo.sdkFields()) {
            Shape.Member member = shape.member(field.memberName());
            if (member != null) {
                Path path =
                        parent == null
                                ? Path.member(field.memberName(), field.location())
                                : parent.then(field.memberName());
                // The default matters: it is how the SDK fills in idempotency tokens on the way
                // out.
                member(field.getValueOrDefault(pojo), member, path);
            }
        }
    }

    private void member(@Nullable Object value, Shape.Member member, Path path) {
        if (absent(value)) {
            if (member.required()) {
                found.add(Violation.missing(path));
            }
        } else if (member.shape() != null) {
            value(value, member.shape(), path);
        }
    }

    /** The SDK hands out its own empty collections where the caller set none. */
    private static boolean absent(@Nullable Object value) {
        return value == null
                || value instanceof SdkAutoConstructList<?>
                || value instanceof SdkAutoConstructMap<?, ?>;
    }

    private void value(@Nullable Object value, Shape shape, Path path) {
        if (value == null) {
            found.add(Violation.missing(path));
            return;
        }
        switch (shape) {
            case Shape.Text text -> text(value.toString(), text, path);
            case Shape.Numeric(Range range) -> number((Number) value, range, path);
            case Shape.Blob(Range length) -> blob(value, length, path);
            case Shape.Sequence list -> list((List<?>) value, list, path);
            case Shape.Dictionary map -> map((Map<?, ?>) value, map, path);
            case Shape.Structure structure -> structure((SdkPojo) value, structure, path);
        }
    }

    private void text(String value, Shape.Text shape, Path path) {
        length(value.length(), shape.length(), value, path);
        TextPattern pattern = shape.pattern();
        if (pattern != null && !pattern.accepts(value)) {
            String demand = "Member must satisfy regular expression pattern: " + pattern.source();
            found.add(Violation.of(PATTERN, path, value, demand));
        }
        if (!shape.vocabulary().isEmpty() && !shape.vocabulary().contains(value)) {
            String demand =
                    "Member must satisfy enum value set: " + new TreeSet<>(shape.vocabulary());
            found.add(Violation.of(UNKNOWN_WORD, path, value, demand));
        }
    }

    private void number(Number value, Range range, Path path) {
        limits(value.doubleValue(), range, value, "value", new Kind[] {TOO_SMALL, TOO_LARGE}, path);
    }

    private void blob(Object value, Range length, Path path) {
        if (value instanceof SdkBytes bytes) {
            length(bytes.asByteArrayUnsafe().length, length, "(bytes)", path);
        }
    }

    private void list(List<?> values, Shape.Sequence shape, Path path) {
        length(values.size(), shape.size(), values, path);
        if (shape.element() != null) {
            for (int i = 0; i < values.size(); i++) {
                value(values.get(i), shape.element(), path.then((i + 1) + ".member"));
            }
        }
    }

    private void map(Map<?, ?> values, Shape.Dictionary shape, Path path) {
        length(values.size(), shape.size(), values, path);
        values.forEach((key, value) -> {
            if (shape.key() != null) {
                value(key, shape.key(), path.then("key"));
            }
            if (shape.value() != null) {
                value(value, shape.value(), path.then(key + ".member"));
            }
        });
    }

    private void length(int length, Range range, Object value, Path path) {
        limits(length, range, value, "length", new Kind[] {TOO_SHORT, TOO_LONG}, path);
    }

    private void limits(
            double measured, Range range, Object value, String what, Kind[] kinds, Path path) {
        if (range.tooSmall(measured)) {
            String demand = "Member must have " + what + " greater than or equal to ";
            found.add(Violation.of(kinds[0], path, value, demand + range.shownMin()));
        }
        if (range.tooLarge(measured)) {
            String demand = "Member must have " + what + " less than or equal to ";
            found.add(Violation.of(kinds[1], path, value, demand + range.shownMax()));
        }
    }
}
