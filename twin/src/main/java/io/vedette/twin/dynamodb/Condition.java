package io.vedette.twin.dynamodb;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A condition or filter, as it is judged for one item. */
sealed interface Condition {

    /** Whether an item satisfies it; an item that is not there has no attributes. */
    boolean holds(Map<String, AttributeValue> item);

    /** Nothing is asked for. */
    record Always() implements Condition {
        @Override
        public boolean holds(Map<String, AttributeValue> item) {
            return true;
        }
    }

    record Or(Condition left, Condition right) implements Condition {
        @Override
        public boolean holds(Map<String, AttributeValue> item) {
            return left.holds(item) || right.holds(item);
        }
    }

    record And(Condition left, Condition right) implements Condition {
        @Override
        public boolean holds(Map<String, AttributeValue> item) {
            return left.holds(item) && right.holds(item);
        }
    }

    record Not(Condition condition) implements Condition {
        @Override
        public boolean holds(Map<String, AttributeValue> item) {
            return !condition.holds(item);
        }
    }

    record Exists(Operand path) implements Condition {
        @Override
        public boolean holds(Map<String, AttributeValue> item) {
            return path.in(item) != null;
        }
    }

    record BeginsWith(Operand path, Operand prefix) implements Condition {
        @Override
        public boolean holds(Map<String, AttributeValue> item) {
            AttributeValue value = path.in(item);
            AttributeValue start = prefix.in(item);
            return value != null
                    && start != null
                    && value.s() != null
                    && start.s() != null
                    && value.s().startsWith(start.s());
        }
    }

    record Among(Operand operand, List<Operand> values) implements Condition {
        public Among {
            values = List.copyOf(values);
        }

        @Override
        public boolean holds(Map<String, AttributeValue> item) {
            AttributeValue value = operand.in(item);
            return value != null && values.stream().anyMatch(it -> value.equals(it.in(item)));
        }
    }

    record Compares(Operand left, String operator, Operand right) implements Condition {
        @Override
        public boolean holds(Map<String, AttributeValue> item) {
            AttributeValue a = left.in(item);
            AttributeValue b = right.in(item);
            if (a == null || b == null) {
                return operator.equals("<>") && (a == null) != (b == null);
            }
            OptionalInt order = order(a, b);
            return switch (operator) {
                case "=" -> order.isPresent() ? order.getAsInt() == 0 : a.equals(b);
                case "<>" -> order.isPresent() ? order.getAsInt() != 0 : !a.equals(b);
                case "<" -> order.isPresent() && order.getAsInt() < 0;
                case "<=" -> order.isPresent() && order.getAsInt() <= 0;
                case ">" -> order.isPresent() && order.getAsInt() > 0;
                case ">=" -> order.isPresent() && order.getAsInt() >= 0;
                default -> throw new IllegalStateException("operator " + operator);
            };
        }

        /** Only texts and numbers have an order, each among themselves. */
        private static OptionalInt order(AttributeValue a, AttributeValue b) {
            if (a.s() != null && b.s() != null) {
                return OptionalInt.of(a.s().compareTo(b.s()));
            }
            if (a.n() != null && b.n() != null) {
                return OptionalInt.of(new BigDecimal(a.n()).compareTo(new BigDecimal(b.n())));
            }
            return OptionalInt.empty();
        }
    }

    /** A value of the request, or an attribute of the item. */
    sealed interface Operand {

        /** The value for an item; null where the item lacks the attribute. */
        @Nullable AttributeValue in(Map<String, AttributeValue> item);

        record Given(AttributeValue value) implements Operand {
            @Override
            public AttributeValue in(Map<String, AttributeValue> item) {
                return value;
            }
        }

        /** An attribute, or a member of a map in it. */
        record Path(List<String> names) implements Operand {
            public Path {
                names = List.copyOf(names);
            }

            @Override
            public @Nullable AttributeValue in(Map<String, AttributeValue> item) {
                AttributeValue value = item.get(names.getFirst());
                for (String name : names.subList(1, names.size())) {
                    value = value == null || !value.hasM() ? null : value.m().get(name);
                }
                return value;
            }
        }
    }
}
