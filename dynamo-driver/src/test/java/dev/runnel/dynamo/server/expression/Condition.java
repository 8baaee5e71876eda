package dev.runnel.dynamo.server.expression;

import dev.runnel.dynamo.server.value.AttributeValue;
import dev.runnel.dynamo.server.value.AttributeValue.ListValue;
import dev.runnel.dynamo.server.value.AttributeValue.SetValue;
import dev.runnel.dynamo.server.value.AttributeValue.Text;
import dev.runnel.dynamo.server.value.Bytes;
import dev.runnel.dynamo.server.value.Item;
import dev.runnel.dynamo.server.value.ScalarOrder;
import dev.runnel.dynamo.server.value.ValueType;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A condition, a filter or a key condition. */
public sealed interface Condition {
    boolean holds(Item item);

    /** Visits the paths in the condition. */
    void forEachPath(Consumer<DocumentPath> visitor);

    record And(Condition left, Condition right) implements Condition {
        @Override
        public boolean holds(Item item) {
            return left.holds(item) && right.holds(item);
        }

        @Override
        public void forEachPath(Consumer<DocumentPath> visitor) {
            left.forEachPath(visitor);
            right.forEachPath(visitor);
        }
    }

    record Or(Condition left, Condition right) implements Condition {
        @Override
        public boolean holds(Item item) {
            return left.holds(item) || right.holds(item);
        }

        @Override
        public void forEachPath(Consumer<DocumentPath> visitor) {
            left.forEachPath(visitor);
            right.forEachPath(visitor);
        }
    }

    record Not(Condition operand) implements Condition {
        @Override
        public boolean holds(Item item) {
            return !operand.holds(item);
        }

        @Override
        public void forEachPath(Consumer<DocumentPath> visitor) {
            operand.forEachPath(visitor);
        }
    }

    record Comparison(Operand left, ComparisonOperator operator, Operand right) implements Condition {
        @Override
        public boolean holds(Item item) {
            return operator.holds(left.evaluate(item), right.evaluate(item));
        }

        @Override
        public void forEachPath(Consumer<DocumentPath> visitor) {
            visit(left, visitor);
            visit(right, visitor);
        }
    }

    record Between(Operand operand, Operand low, Operand high) implements Condition {
        @Override
        public boolean holds(Item item) {
            AttributeValue value = operand.evaluate(item);
            return ComparisonOperator.GREATER_OR_EQUAL.holds(value, low.evaluate(item))
                    && ComparisonOperator.LESS_OR_EQUAL.holds(value, high.evaluate(item));
        }

        @Override
        public void forEachPath(Consumer<DocumentPath> visitor) {
            visit(operand, visitor);
            visit(low, visitor);
            visit(high, visitor);
        }
    }

    record In(Operand operand, List<Operand> candidates) implements Condition {
        @Override
        public boolean holds(Item item) {
            AttributeValue value = operand.evaluate(item);
            return candidates.stream()
                    .anyMatch(candidate -> ComparisonOperator.EQUAL.holds(value, candidate.evaluate(item)));
        }

        @Override
        public void forEachPath(Consumer<DocumentPath> visitor) {
            visit(operand, visitor);
            candidates.forEach(candidate -> visit(candidate, visitor));
        }
    }

    record AttributeExists(DocumentPath path) implements Condition {
        @Override
        public boolean holds(Item item) {
            return path.find(item) != null;
        }

        @Override
        public void forEachPath(Consumer<DocumentPath> visitor) {
            visitor.accept(path);
        }
    }

    record AttributeNotExists(DocumentPath path) implements Condition {
        @Override
        public boolean holds(Item item) {
            return path.find(item) == null;
        }

        @Override
        public void forEachPath(Consumer<DocumentPath> visitor) {
            visitor.accept(path);
        }
    }

    record AttributeType(DocumentPath path, ValueType type) implements Condition {
        @Override
        public boolean holds(Item item) {
            AttributeValue value = path.find(item);
            return value != null && value.type() == type;
        }

        @Override
        public void forEachPath(Consumer<DocumentPath> visitor) {
            visitor.accept(path);
        }
    }

    record BeginsWith(Operand operand, Operand prefix) implements Condition {
        @Override
        public boolean holds(Item item) {
            AttributeValue value = operand.evaluate(item);
            AttributeValue start = prefix.evaluate(item);
            return value != null && start != null && ScalarOrder.beginsWith(value, start);
        }

        @Override
        public void forEachPath(Consumer<DocumentPath> visitor) {
            visit(operand, visitor);
            visit(prefix, visitor);
        }
    }

    /** A part of a string or binary, an element of a set or list. */
    record Contains(Operand operand, Operand part) implements Condition {
        @Override
        public boolean holds(Item item) {
            AttributeValue value = operand.evaluate(item);
            AttributeValue searched = part.evaluate(item);
            return value != null && searched != null && contains(value, searched);
        }

        private static boolean contains(AttributeValue value, @Nullable AttributeValue part) {
            if (value instanceof SetValue set) {
                return set.elements().contains(part);
            }
            if (value instanceof ListValue list) {
                return list.elements().contains(part);
            }
            if (value instanceof Text text && part instanceof Text searched) {
                return text.value().contains(searched.value());
            }
            return value instanceof AttributeValue.Binary binary
                    && part instanceof AttributeValue.Binary searched
                    && Bytes.contains(binary.bytes(), searched.bytes());
        }

        @Override
        public void forEachPath(Consumer<DocumentPath> visitor) {
            visit(operand, visitor);
            visit(part, visitor);
        }
    }

    private static void visit(Operand operand, Consumer<DocumentPath> visitor) {
        if (operand instanceof Operand.PathOperand path) {
            visitor.accept(path.path());
        } else if (operand instanceof Operand.Size size) {
            visitor.accept(size.path());
        }
    }
}
