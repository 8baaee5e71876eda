package dev.runnel.dynamo.server.table;

import dev.runnel.dynamo.server.value.ValueType;

/** An attribute of a key, with its type. */
public record KeyAttribute(String name, ValueType type) {}
