package io.vedette.core.baseline;

import io.vedette.core.organization.AccountId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Turns what Jackson says about a document into what its author needs to read. */
final class BindingProblem {

    private static final int FEW = 20;

    private BindingProblem() {}

    static BaselineProblem of(YamlTree tree, String root, JacksonException e) {
        String path = root + path(e.getPath());
        if (e instanceof InvalidFormatException format) {
            String key = path + "." + format.getValue();
            if (tree.lines().containsKey(key)) {
                return new BaselineProblem(tree.line(key), key, keyMessage(format));
            }
        }
        return new BaselineProblem(tree.line(path), path, message(e));
    }

    private static String keyMessage(InvalidFormatException e) {
        String key = String.valueOf(e.getValue());
        if (e.getTargetType().isEnum()) {
            return UnknownKey.message(key, words(e.getTargetType()));
        }
        return "'%s' is not allowed as a key here; expected %s"
                .formatted(
                        key,
                        e.getTargetType() == AccountId.class
                                ? "an account id of 12 digits, in quotes"
                                : expectation(e.getTargetType()));
    }

    private static String path(List<JacksonException.Reference> references) {
        return references.stream()
                .map(it ->
                        it.getPropertyName() == null
                                ? "[%d]".formatted(it.getIndex())
                                : "." + it.getPropertyName())
                .collect(Collectors.joining());
    }

    private static String message(JacksonException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                    UnknownKey.message(
                            unknown.getPropertyName(),
                            unknown.getKnownPropertyIds().stream()
                                    .map(String::valueOf)
                                    .sorted(Comparator.naturalOrder())
                                    .toList());
            case ValueInstantiationException invalid when invalid.getCause() != null ->
                    invalid.getCause() instanceof NullPointerException
                            ? "a required key is missing here"
                            : String.valueOf(invalid.getCause().getMessage());
            case InvalidFormatException format when format.getTargetType().isEnum() ->
                    notAmong(String.valueOf(format.getValue()), words(format.getTargetType()));
            case InvalidFormatException format when format.getTargetType() == LocalDate.class ->
                    "'%s' is not a date such as 2026-05-31".formatted(format.getValue());
            case MismatchedInputException mismatch when mismatch.getTargetType() != null ->
                    "expected %s; %s"
                            .formatted(
                                    expectation(mismatch.getTargetType()),
                                    BaselineReader.shortened(
                                            BaselineReader.firstLine(
                                                    mismatch.getOriginalMessage())));
            default -> BaselineReader.firstLine(e.getOriginalMessage());
        };
    }

    /** Of a long list only what may have been meant is worth reading. */
    private static String notAmong(String value, List<String> words) {
        List<String> nearest = UnknownKey.nearest(value, words);
        return words.size() > FEW && !nearest.isEmpty()
                ? "'%s' is not allowed here; did you mean %s?"
                        .formatted(value, String.join(" or ", nearest))
                : "'%s' is not allowed here (allowed: %s)"
                        .formatted(value, String.join(", ", words));
    }

    private static List<String> words(Class<?> enumeration) {
        return Arrays.stream(enumeration.getEnumConstants())
                .map(constant -> BaselineJson.MAPPER.valueToTree(constant).asString())
                .toList();
    }

    private static String expectation(Class<?> type) {
        if (type == boolean.class) {
            return "true or false";
        }
        if (type == int.class || type == long.class) {
            return "a whole number";
        }
        if (type == BigDecimal.class) {
            return "a number";
        }
        if (Iterable.class.isAssignableFrom(type)) {
            return "a list";
        }
        if (type.isRecord() && type.getRecordComponents().length > 1) {
            return "a group of keys";
        }
        return "text, in quotes where it looks like a number";
    }
}
