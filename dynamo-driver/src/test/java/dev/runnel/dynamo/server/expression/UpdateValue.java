package dev.runnel.dynamo.server.expression;

import dev.runnel.dynamo.server.error.ServiceException;
import dev.runnel.dynamo.server.value.AttributeValue;
import dev.runnel.dynamo.server.value.AttributeValue.ListValue;
import dev.runnel.dynamo.server.value.AttributeValue.Number;
import dev.runnel.dynamo.server.value.Item;
import dev.runnel.dynamo.server.value.Numbers;
import dev.runnel.dynamo.server.value.ValueType;
import java.util.Optional;
import java.util.stream.Stream;

/** The right side of a SET action. */
sealed interface UpdateValue {
    /** The value for the item as it was before the update. */
    AttributeValue evaluate(Item item);

    /** The type of the value, if each item has the same. */
    Optional<ValueType> knownType();

    record PathValue(DocumentPath path) implements UpdateValue {
        @Override
        public AttributeValue evaluate(Item item) {
            AttributeValue value = path.find(item);
            if (value == null) {
                throw ServiceException.validation(
                        "The provided expression refers to an attribute that does not exist in the item");
            }
            return value;
        }

        @Override
        public Optional<ValueType> knownType() {
            return Optional.empty();
        }
    }

    record ConstantValue(AttributeValue value) implements UpdateValue {
        @Override
        public AttributeValue evaluate(Item item) {
            return value;
        }

        @Override
        public Optional<ValueType> knownType() {
            return Optional.of(value.type());
        }
    }

    record IfNotExists(DocumentPath path, UpdateValue fallback) implements UpdateValue {
        @Override
        public AttributeValue evaluate(Item item) {
            AttributeValue value = path.find(item);
            return value == null ? fallback.evaluate(item) : value;
        }

        @Override
        public Optional<ValueType> knownType() {
            return fallback.knownType();
        }
    }

    record ListAppend(UpdateValue left, UpdateValue right) implements UpdateValue {
        @Override
        public AttributeValue evaluate(Item item) {
            if (left.evaluate(item) instanceof ListValue first && right.evaluate(item) instanceof ListValue second) {
                return new ListValue(Stream.concat(first.elements().stream(), second.elements().stream())
                        .toList());
            }
            throw incorrectType();
        }

        @Override
        public Optional<ValueType> knownType() {
            return Optional.of(ValueType.L);
        }
    }

    record Sum(UpdateValue left, UpdateValue right, boolean isDifference) implements UpdateValue {
        @Override
        public AttributeValue evaluate(Item item) {
            if (left.evaluate(item) instanceof Number first && right.evaluate(item) instanceof Number second) {
                return Numbers.inRange(
                        isDifference
                                ? first.value().subtract(second.value())
                                : first.value().add(second.value()));
            }
            throw incorrectType();
        }

        @Override
        public Optional<ValueType> knownType() {
            return Optional.of(ValueType.N);
        }
    }

    static ServiceException incorrectType() {
        return ServiceException.validation("An operand in the update expression has an incorrect data type");
    }
}
