package io.vedette.aws;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.vedette.core.resource.Aside;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes records up from their types: every third variant is bare, with nothing that may be missing;
 * the others take enum constants and the records of sealed interfaces in turn.
 */
final class SampleRecords {

    private final int variant;

    SampleRecords(int variant) {
        this.variant = variant;
    }

    /** The record's variant; empty where the record does not allow for such values. */
    <R extends Record> Optional<R> of(Class<R> type) {
        try {
            return Optional.of(type.cast(instance(type)));
        } catch (NotAllowed e) {
            return Optional.empty();
        }
    }

    private boolean bare() {
        return variant % 3 == 0;
    }

    private Object instance(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            Constructor<?> constructor =
                    type.getDeclaredConstructor(
                            Arrays.stream(components)
                                    .map(RecordComponent::getType)
                                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(
                    Arrays.stream(components).map(this::component).toArray());
        } catch (InvocationTargetException refused) {
            throw new NotAllowed(refused);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made up", e);
        }
    }

    private @Nullable Object component(RecordComponent component) {
        if (component.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
            return nothing(component.getType());
        }
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return nullable && bare()
                ? null
                : value(component.getGenericType(), component.getName(), 0);
    }

    /** What a state leaves out on purpose it must do without. */
    private static @Nullable Object nothing(Class<?> type) {
        return type == boolean.class ? Boolean.FALSE : null;
    }

    private Object value(Type type, String name, int index) {
        if (type instanceof ParameterizedType generic) {
            return container(generic, name);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            Object[] constants = plain.getEnumConstants();
            return constants[(variant + index) % constants.length];
        }
        if (plain.isSealed() && plain.isInterface()) {
            Class<?>[] permitted = plain.getPermittedSubclasses();
            return instance(permitted[(variant + index) % permitted.length]);
        }
        return plain.isRecord() ? record(plain, index) : scalar(plain, name, index);
    }

    private Object record(Class<?> type, int index) {
        return switch (type.getSimpleName()) {
            case "AccountId" ->
                    new io.vedette.core.organization.AccountId("%012d".formatted(index + 1));
            case "Region" -> new io.vedette.core.organization.Region("eu-west-" + (index + 1));
            default -> instance(type);
        };
    }

    private Object scalar(Class<?> type, String name, int index) {
        return switch (type.getSimpleName()) {
            case "String", "Object" -> name + " \"" + index + "\" é";
            case "int", "Integer" -> 30 + variant + index;
            case "long", "Long" -> 30L + variant + index;
            case "double", "Double" -> 0.5 + variant;
            case "boolean", "Boolean" -> (variant + index) % 2 == 0;
            case "Duration" -> Duration.ofMinutes(variant);
            case "Instant" -> Instant.ofEpochSecond(1_000L * variant, 5);
            default -> throw new IllegalStateException("no sample of " + type);
        };
    }

    private Object container(ParameterizedType type, String name) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        int size = bare() ? 0 : 2;
        if (raw == Optional.class) {
            return bare() ? Optional.empty() : Optional.of(value(arguments[0], name, 0));
        }
        if (raw == Aside.class) {
            return bare() ? Aside.nothing() : new Aside<>(value(arguments[0], name, 0));
        }
        if (Map.class.isAssignableFrom(raw)) {
            Map<Object, Object> map =
                    raw.isAssignableFrom(LinkedHashMap.class)
                            ? new LinkedHashMap<>()
                            : new TreeMap<>();
            for (int i = 0; i < size; i++) {
                map.put(value(arguments[0], name, i), value(arguments[1], name, i));
            }
            return map;
        }
        Collection<Object> collection =
                SortedSet.class.isAssignableFrom(raw) ? new TreeSet<>() : new LinkedHashSet<>();
        for (int i = 0; i < size; i++) {
            collection.add(value(arguments[0], name, i));
        }
        return Set.class.isAssignableFrom(raw) ? collection : List.copyOf(collection);
    }

    private static final class NotAllowed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotAllowed(Throwable cause) {
            super(cause);
        }
    }
}
