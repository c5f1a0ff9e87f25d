package io.vedette.twin;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.lang.reflect.Constructor;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns cells into JSON and back: fields in alphabetical order, maps by key, so that equal state is
 * equal text.
 *
 * <p>Not safe for use by several threads; the world's lock guards it.
 */
final class StateJson {

    private final JsonMapper mapper =
            JsonMapper.builder()
                    .changeDefaultVisibility(visibility ->
                            visibility
                                    .withFieldVisibility(Visibility.ANY)
                                    .withGetterVisibility(Visibility.NONE)
                                    .withIsGetterVisibility(Visibility.NONE)
                                    .withSetterVisibility(Visibility.NONE))
                    .changeDefaultPropertyInclusion(
                            inclusion -> inclusion.withValueInclusion(Include.NON_NULL))
                    .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .enable(MapperFeature.ALLOW_FINAL_FIELDS_AS_MUTATORS)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                    .build();

    private final Map<Class<?>, Constructor<?>> constructors = new HashMap<>();
    private final Map<Class<?>, String> blanks = new HashMap<>();

    String write(Object state) {
        return mapper.writeValueAsString(state);
    }

    JsonNode tree(String json) {
        return mapper.readTree(json);
    }

    <S> S read(JsonNode state, Class<S> type) {
        return mapper.treeToValue(state, type);
    }

    /** A new cell of the type, as the first call to a service finds it. */
    <S> S blank(Class<S> type) {
        Constructor<?> constructor = constructors.computeIfAbsent(type, StateJson::constructor);
        try {
            return type.cast(constructor.newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type + " cannot be created", e);
        }
    }

    /** Whether the text says no more than a new cell of the type does. */
    boolean isBlank(Class<?> type, String json) {
        return blanks.computeIfAbsent(type, absent -> write(blank(absent))).equals(json);
    }

    private static Constructor<?> constructor(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type + " needs a constructor without parameters", e);
        }
    }
}
