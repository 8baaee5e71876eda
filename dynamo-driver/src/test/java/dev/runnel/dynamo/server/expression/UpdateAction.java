package dev.runnel.dynamo.server.expression;

import dev.runnel.dynamo.server.value.AttributeValue;

/** One change of an update expression. */
sealed interface UpdateAction {
    DocumentPath path();

    record Set(DocumentPath path, UpdateValue value) implements UpdateAction {}

    record Remove(DocumentPath path) implements UpdateAction {}

    /** Adds a number, or the elements of a set. */
    record Add(DocumentPath path, AttributeValue value) implements UpdateAction {}

    /** Removes the elements of a set. */
    record Delete(DocumentPath path, AttributeValue.SetValue elements) implements UpdateAction {}
}
