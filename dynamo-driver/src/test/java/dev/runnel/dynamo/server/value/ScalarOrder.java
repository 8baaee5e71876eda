package dev.runnel.dynamo.server.value;

import dev.runnel.dynamo.server.value.AttributeValue.Binary;
import dev.runnel.dynamo.server.value.AttributeValue.Number;
import dev.runnel.dynamo.server.value.AttributeValue.Text;
import java.util.Comparator;

/** The order of strings, numbers and binaries. Values of two types, and values of other types, have no order. */
public final class ScalarOrder {
    /** Compares two values that {@link #isComparable} accepts. */
    public static final Comparator<AttributeValue> COMPARATOR = ScalarOrder::compare;

    private ScalarOrder() {}

    public static boolean isComparable(AttributeValue left, AttributeValue right) {
        return left.type() == right.type() && left.type().isScalarKey();
    }

    private static int compare(AttributeValue left, AttributeValue right) {
        if (left instanceof Text a && right instanceof Text b) {
            return Utf8.compare(a.value(), b.value());
        }
        if (left instanceof Number a && right instanceof Number b) {
            return a.value().compareTo(b.value());
        }
        if (left instanceof Binary a && right instanceof Binary b) {
            return a.compareTo(b);
        }
        throw new IllegalArgumentException("no order between " + left.type() + " and " + right.type());
    }

    /** Says whether a string or binary begins with another one of its type. */
    public static boolean beginsWith(AttributeValue value, AttributeValue prefix) {
        if (value instanceof Text text && prefix instanceof Text start) {
            return text.value().startsWith(start.value());
        }
        if (value instanceof Binary binary && prefix instanceof Binary start) {
            return Bytes.startsWith(binary.bytes(), start.bytes());
        }
        return false;
    }
}
