package dev.runnel.planner.oracle;

import dev.runnel.type.CompareOp;
import dev.runnel.type.Direction;
import dev.runnel.type.StorageType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The results of comparing two nullable values. */
final class Compared {
    private Compared() {}

    static boolean holds(CompareOp op, StorageType storage, @Nullable Object left, @Nullable Object right) {
        return switch (op) {
            case EQ -> Objects.equals(left, right);
            case NE -> !Objects.equals(left, right);
            case LT, LE, GT, GE ->
                left != null && right != null && op.test(storage.order().compare(left, right));
        };
    }

    static int order(
            StorageType storage,
            Direction direction,
            boolean nullsFirst,
            @Nullable Object left,
            @Nullable Object right) {
        if (left == null || right == null) {
            int absentBefore = left == right ? 0 : left == null ? -1 : 1;
            return nullsFirst ? absentBefore : -absentBefore;
        }
        int ascending = storage.order().compare(left, right);
        return direction == Direction.ASC ? ascending : -ascending;
    }
}
