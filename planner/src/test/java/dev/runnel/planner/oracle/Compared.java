package dev.runnel.planner.oracle;

import dev.runnel.type.ArithmeticOp;
import dev.runnel.type.CompareOp;
import dev.runnel.type.Direction;
import dev.runnel.type.Storage;
import dev.runnel.type.TextOp;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The truth about two values that may be absent. */
final class Compared {
    /** A match of texts, by regular expressions. */
    static boolean matches(TextOp op, @Nullable Object text, @Nullable Object pattern) {
        if (text == null) {
            return false;
        }
        String quoted = Pattern.quote((String) Objects.requireNonNull(pattern));
        String regex = switch (op) {
            case STARTS_WITH -> quoted + ".*";
            case CONTAINS -> ".*" + quoted + ".*";
            case ENDS_WITH -> ".*" + quoted;
            case LIKE -> like((String) pattern);
        };
        return Pattern.compile(regex, Pattern.DOTALL).matcher((String) text).matches();
    }

    /** Whole numbers, without division. */
    static @Nullable Object computed(ArithmeticOp op, @Nullable Long left, @Nullable Long right) {
        if (left == null || right == null) {
            return null;
        }
        return switch (op) {
            case PLUS -> left + right;
            case MINUS -> left - right;
            case TIMES -> left * right;
            case DIVIDED_BY -> throw new IllegalArgumentException("may be by zero");
        };
    }

    private static String like(String pattern) {
        StringBuilder regex = new StringBuilder();
        int[] points = pattern.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            regex.append(
                    switch (points[i]) {
                        case '%' -> ".*";
                        case '_' -> ".";
                        case '!' -> Pattern.quote(Character.toString(points[++i]));
                        default -> Pattern.quote(Character.toString(points[i]));
                    });
        }
        return regex.toString();
    }

    private Compared() {}

    static boolean holds(CompareOp op, Storage storage, @Nullable Object left, @Nullable Object right) {
        return switch (op) {
            case EQ -> Objects.equals(left, right);
            case NE -> !Objects.equals(left, right);
            case LT, LE, GT, GE ->
                left != null && right != null && op.holds(storage.order().compare(left, right));
        };
    }

    static int order(
            Storage storage, Direction direction, boolean absentFirst, @Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            int absentBefore = left == right ? 0 : left == null ? -1 : 1;
            return absentFirst ? absentBefore : -absentBefore;
        }
        int ascending = storage.order().compare(left, right);
        return direction == Direction.ASC ? ascending : -ascending;
    }
}
