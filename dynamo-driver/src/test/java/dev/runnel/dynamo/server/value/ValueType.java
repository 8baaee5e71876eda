package dev.runnel.dynamo.server.value;

import java.util.Arrays;
import java.util.Optional;

/** The types of attributes, named as on the wire. */
public enum ValueType {
    S,
    N,
    B,
    BOOL,
    NULL,
    L,
    M,
    SS,
    NS,
    BS;

    /** The type of this name, or empty if the service has none. */
    public static Optional<ValueType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    /** Says whether values of the type have an order, so that they are keys and operands of comparisons. */
    public boolean isScalarKey() {
        return this == S || this == N || this == B;
    }

    public boolean isSet() {
        return this == SS || this == NS || this == BS;
    }

    /** The set type of this element type. */
    public ValueType setOf() {
        return switch (this) {
            case S -> SS;
            case N -> NS;
            case B -> BS;
            case BOOL, NULL, L, M, SS, NS, BS -> throw new IllegalArgumentException("no set of " + this);
        };
    }
}
