package io.vedette.twin.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Sizes in bytes as DynamoDB counts them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">DynamoDB
 *     item sizes and formats</a>
 */
final class ItemSize {

    static final int LARGEST_ITEM = 400 * 1024;

    private ItemSize() {}

    static int of(Map<String, AttributeValue> attributes) {
        return attributes.entrySet().stream()
                .mapToInt(it -> text(it.getKey()) + of(it.getValue()))
                .sum();
    }

    private static int of(AttributeValue value) {
        return switch (value.type()) {
            case S -> text(value.s());
            case N -> number(value.n());
            case B -> value.b().asByteArrayUnsafe().length;
            case SS -> value.ss().stream().mapToInt(ItemSize::text).sum();
            case NS -> value.ns().stream().mapToInt(ItemSize::number).sum();
            case BS ->
                    value.bs().stream()
                            .map(SdkBytes::asByteArrayUnsafe)
                            .mapToInt(it -> it.length)
                            .sum();
            case BOOL, NUL -> 1;
            case M -> 3 + value.m().size() + of(value.m());
            case L -> 3 + value.l().stream().mapToInt(it -> 1 + of(it)).sum();
            case UNKNOWN_TO_SDK_VERSION -> 0;
        };
    }

    private static int text(String text) {
        return text.getBytes(UTF_8).length;
    }

    private static int number(String digits) {
        return digits.length() / 2 + 1;
    }
}
