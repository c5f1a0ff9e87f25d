package io.vedette.twin.securityhub;

import io.vedette.twin.securityhub.HubOrganization.SavedParameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.securityhub.model.ParameterConfiguration;
import software.amazon.awssdk.services.securityhub.model.ParameterValue;
import software.amazon.awssdk.services.securityhub.model.SecurityControlCustomParameter;

/** The parameters of controls that a policy sets, kept as text. */
final class ControlParameters {

    private ControlParameters() {}

    static List<SavedParameter> saved(List<SecurityControlCustomParameter> controls) {
        List<SavedParameter> saved = new ArrayList<>();
        for (SecurityControlCustomParameter control : controls) {
            control.parameters()
                    .forEach((name, parameter) ->
                            saved.add(saved(control.securityControlId(), name, parameter)));
        }
        return saved;
    }

    private static SavedParameter saved(
            String control, String name, ParameterConfiguration parameter) {
        String valueType = parameter.valueTypeAsString();
        ParameterValue value = parameter.value();
        if (value == null) {
            return new SavedParameter(control, name, valueType, null, List.of());
        }
        return new SavedParameter(control, name, valueType, value.type().name(), texts(value));
    }

    private static List<String> texts(ParameterValue value) {
        return switch (value.type()) {
            case INTEGER -> List.of(value.integer().toString());
            case INTEGER_LIST -> value.integerList().stream().map(Object::toString).toList();
            case DOUBLE -> List.of(value.doubleValue().toString());
            case STRING -> List.of(value.string());
            case STRING_LIST -> value.stringList();
            case BOOLEAN -> List.of(value.booleanValue().toString());
            case ENUM -> List.of(value.enumValue());
            case ENUM_LIST -> value.enumList();
            case UNKNOWN_TO_SDK_VERSION -> throw Refusal.invalid("Invalid parameter value");
        };
    }

    static List<SecurityControlCustomParameter> shown(List<SavedParameter> saved) {
        Map<String, Map<String, ParameterConfiguration>> controls = new LinkedHashMap<>();
        for (SavedParameter parameter : saved) {
            controls.computeIfAbsent(parameter.control(), ignored -> new LinkedHashMap<>())
                    .put(parameter.name(), shown(parameter));
        }
        return controls.entrySet().stream()
                .map(entry ->
                        SecurityControlCustomParameter.builder()
                                .securityControlId(entry.getKey())
                                .parameters(entry.getValue())
                                .build())
                .toList();
    }

    private static ParameterConfiguration shown(SavedParameter saved) {
        ParameterConfiguration.Builder shown =
                ParameterConfiguration.builder().valueType(saved.valueType());
        if (saved.type() != null) {
            shown.value(value(ParameterValue.Type.valueOf(saved.type()), saved.values()));
        }
        return shown.build();
    }

    private static ParameterValue value(ParameterValue.Type type, List<String> texts) {
        return switch (type) {
            case INTEGER -> ParameterValue.fromInteger(Integer.valueOf(texts.getFirst()));
            case INTEGER_LIST ->
                    ParameterValue.fromIntegerList(texts.stream().map(Integer::valueOf).toList());
            case DOUBLE -> ParameterValue.fromDoubleValue(Double.valueOf(texts.getFirst()));
            case STRING -> ParameterValue.fromString(texts.getFirst());
            case STRING_LIST -> ParameterValue.fromStringList(texts);
            case BOOLEAN -> ParameterValue.fromBooleanValue(Boolean.valueOf(texts.getFirst()));
            case ENUM -> ParameterValue.fromEnumValue(texts.getFirst());
            case ENUM_LIST -> ParameterValue.fromEnumList(texts);
            case UNKNOWN_TO_SDK_VERSION -> throw Refusal.invalid("Invalid parameter value");
        };
    }
}
