package io.vedette.twin.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a service model demands of a value. */
sealed interface Shape {

    /** A text of limited length, a known pattern or a closed vocabulary. */
    record Text(Range length, @Nullable TextPattern pattern, Set<String> vocabulary)
            implements Shape {}

    /** A number between limits. */
    record Numeric(Range range) implements Shape {}

    /** Bytes of limited length. */
    record Blob(Range length) implements Shape {}

    /** A list of limited size; its elements are unconstrained where {@code element} is null. */
    record Sequence(Range size, @Nullable Shape element) implements Shape {}

    /** A map of limited size. */
    record Dictionary(Range size, @Nullable Shape key, @Nullable Shape value) implements Shape {}

    /**
     * A structure by member name. Not a record: a structure may contain itself, so its members are
     * added after it exists.
     */
    final class Structure implements Shape {

        private final Map<String, Member> members = new HashMap<>();

        void add(String name, Member member) {
            members.put(name, member);
        }

        @Nullable Member member(String name) {
            return members.get(name);
        }

        Map<String, Member> members() {
            return Map.copyOf(members);
        }
    }

    /** A member of a structure; its value is unconstrained where {@code shape} is null. */
    record Member(boolean required, @Nullable Shape shape) {}
}
