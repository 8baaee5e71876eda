package dev.runnel.dynamo.server.expression;

import dev.runnel.dynamo.server.value.AttributeValue;
import dev.runnel.dynamo.server.value.ValueType;
import java.util.Optional;

/** One change of an update expression. */
sealed interface UpdateAction {
    DocumentPath path();

    /** The type of the value after the change, if it is known before. */
    default Optional<ValueType> knownType() {
        return Optional.empty();
    }

    record Set(DocumentPath path, UpdateValue value) implements UpdateAction {
        @Override
        public Optional<ValueType> knownType() {
            return value.knownType();
        }
    }

    record Remove(DocumentPath path) implements UpdateAction {}

    /** Adds a number, or the elements of a set. */
    record Add(DocumentPath path, AttributeValue value) implements UpdateAction {
        @Override
        public Optional<ValueType> knownType() {
            return Optional.of(value.type());
        }
    }

    /** Removes the elements of a set. */
    record Delete(DocumentPath path, AttributeValue.SetValue elements) implements UpdateAction {
        @Override
        public Optional<ValueType> knownType() {
            return Optional.of(elements.type());
        }
    }
}
