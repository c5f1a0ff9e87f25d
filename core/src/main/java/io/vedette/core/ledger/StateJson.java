package io.vedette.core.ledger;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.vedette.core.resource.ResourceKind;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/**
 * Turns the state record of any resource kind into JSON and back.
 *
 * <p>Only a record's components are written. Enums, the SDK's among them, go by the names of their
 * constants, for what the SDK prints is not what it parses by name. A sealed interface's record
 * says which one it is in {@code @is}.
 */
public final class StateJson {

    private static final String WHICH = "@is";

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .annotationIntrospector(new SealedTypes())
                    .changeDefaultVisibility(it ->
                            it.withGetterVisibility(Visibility.NONE)
                                    .withIsGetterVisibility(Visibility.NONE)
                                    .withSetterVisibility(Visibility.NONE)
                                    .withFieldVisibility(Visibility.ANY))
                    .changeDefaultPropertyInclusion(it -> it.withValueInclusion(Include.NON_NULL))
                    .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING)
                    .disable(EnumFeature.READ_ENUMS_USING_TO_STRING)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private StateJson() {}

    /** The JSON text of a state. */
    public static String write(Record state) {
        return MAPPER.writeValueAsString(state);
    }

    /** The state that a JSON text tells, of a known class. */
    public static <S extends Record> S read(String json, Class<S> type) {
        return MAPPER.readValue(json, type);
    }

    /** The state that a JSON text tells, of the kind's class. */
    public static <S extends Record> S read(String json, ResourceKind<S> kind) {
        return read(json, typeOf(kind));
    }

    /** The class of a kind's states. */
    @SuppressWarnings("unchecked") // the type argument of ResourceKind is S
    public static <S extends Record> Class<S> typeOf(ResourceKind<S> kind) {
        return (Class<S>) typeOf(kind.getClass());
    }

    /** The class of the states of a kind's class. */
    public static Class<? extends Record> typeOf(Class<?> kind) {
        for (Type parent : kind.getGenericInterfaces()) {
            if (parent instanceof ParameterizedType generic
                    && ResourceKind.class.isAssignableFrom((Class<?>) generic.getRawType())
                    && generic.getActualTypeArguments()[0] instanceof Class<?> state) {
                return state.asSubclass(Record.class);
            }
        }
        throw new IllegalArgumentException(kind + " does not say of what its states are");
    }

    private static final class SealedTypes extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        @SuppressWarnings("deprecation") // Jackson 3 brings annotations without the other one
        public JsonTypeInfo.Value findPolymorphicTypeInfo(
                MapperConfig<?> config, Annotated annotated) {
            return annotated instanceof AnnotatedClass && sealed(annotated)
                    ? JsonTypeInfo.Value.construct(
                            JsonTypeInfo.Id.NAME,
                            JsonTypeInfo.As.PROPERTY,
                            WHICH,
                            null,
                            false,
                            null)
                    : super.findPolymorphicTypeInfo(config, annotated);
        }

        @Override
        public List<NamedType> findSubtypes(MapperConfig<?> config, Annotated annotated) {
            return sealed(annotated)
                    ? Arrays.stream(annotated.getRawType().getPermittedSubclasses())
                            .map(type -> new NamedType(type, type.getSimpleName()))
                            .toList()
                    : super.findSubtypes(config, annotated);
        }

        private static boolean sealed(Annotated annotated) {
            return annotated.getRawType().isInterface() && annotated.getRawType().isSealed();
        }
    }
}
