package io.vedette.core.baseline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.PropertyNamingStrategy;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/** How the baseline's records look in YAML and JSON: keys and words in kebab-case. */
final class BaselineJson {

    private static final PropertyNamingStrategy KEYS = PropertyNamingStrategies.KEBAB_CASE;

    static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .propertyNamingStrategy(KEYS)
                    .annotationIntrospector(new KebabCaseEnums())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .changeDefaultPropertyInclusion(
                            it -> it.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .build();

    private BaselineJson() {}

    /** The key in YAML of a record's component. */
    static String key(String component) {
        return KEYS.nameForField(null, null, component);
    }

    /** An enum constant's word in YAML, where it does not name one itself. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static final class KebabCaseEnums extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public String[] findEnumValues(
                MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[] names) {
            String[] found = super.findEnumValues(config, type, constants, names);
            for (int i = 0; i < constants.length; i++) {
                if (found[i] == null || found[i].equals(constants[i].name())) {
                    found[i] = word(constants[i]);
                }
            }
            return found;
        }
    }
}
