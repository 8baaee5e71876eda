package dev.runnel.type;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A function of values: its types, what it makes of NULL, its evaluation in memory and its SQL. Every phase reads it here; a
 * dialect overrides the SQL where a database differs. {@link BuiltInFunctions} has the built-in ones.
 *
 * @param name in plans
 * @param types the types of its operands and its result
 * @param nulls what it makes of NULL
 * @param evaluator its value in memory; null where the value does not depend on the operands alone
 * @param sql a template of its SQL: <code>{0}</code> is the first operand as it stands beside an operator, <code>{*}</code> is all of
 *     them as arguments; null where every dialect has its own
 */
public record FunctionDescriptor(
        String name,
        TypeRule types,
        NullRule nulls,
        @Nullable Evaluator evaluator,
        @Nullable String sql) {

    /** The types of operands by that of the result. */
    @FunctionalInterface
    public interface TypeRule {
        /** The types that operands have where the result has this one, by position; null where it never has. */
        @Nullable
        List<StorageType> operands(StorageType result);

        /** Operands of these types, and a result of this one. */
        static TypeRule of(StorageType result, StorageType... operands) {
            List<StorageType> types = List.of(operands);
            return storage -> storage == result ? types : null;
        }
    }

    /** What a function makes of operands that are NULL. */
    public enum NullRule {
        /** It is NULL where an operand is. */
        NULL_IF_ANY,
        /** It is a predicate, and false where an operand is NULL: conditions are two-valued. */
        FALSE_IF_ANY,
        /** It takes NULL, and is NULL at most where it has operands and all of them are. */
        NULL_IF_ALL
    }

    /** Evaluates a function. */
    @FunctionalInterface
    public interface Evaluator {
        /** The value for these operands; none of them is null, unless the rule is {@link NullRule#NULL_IF_ALL}. */
        @Nullable
        Object evaluate(List<@Nullable Object> operands);
    }

    /** Whether it is a condition. */
    public boolean isPredicate() {
        return nulls == NullRule.FALSE_IF_ANY;
    }

    /** Whether its value depends on its operands alone, so that it is the same in memory. */
    public boolean isEvaluable() {
        return evaluator != null;
    }

    /**
     * The value for operands that may be null.
     *
     * @throws IllegalStateException when it is not evaluable
     */
    public @Nullable Object evaluate(List<@Nullable Object> operands) {
        if (evaluator == null) {
            throw new IllegalStateException("only a database evaluates " + name);
        }
        if (nulls != NullRule.NULL_IF_ALL && operands.stream().anyMatch(Objects::isNull)) {
            return isPredicate() ? Boolean.FALSE : null;
        }
        return evaluator.evaluate(operands);
    }

    /**
     * The type of a call.
     *
     * @param result the storage type of its value
     * @throws IllegalArgumentException when the function takes no such operands or has no such result
     */
    public Type.Scalar type(StorageType result, List<Type.Scalar> operands) {
        List<StorageType> types = operands.stream().map(Type.Scalar::storage).toList();
        if (!types.equals(this.types.operands(result))) {
            throw new IllegalArgumentException(name + " takes no " + types + " to give " + result);
        }
        boolean nullable = switch (nulls) {
            case NULL_IF_ANY -> operands.stream().anyMatch(Type.Scalar::nullable);
            case FALSE_IF_ANY -> false;
            case NULL_IF_ALL -> !operands.isEmpty() && operands.stream().allMatch(Type.Scalar::nullable);
        };
        return new Type.Scalar(result, nullable);
    }

    /** A call in a plan: a predicate of two operands stands between them. */
    public String text(List<String> operands) {
        return isPredicate() && operands.size() == 2
                ? operands.get(0) + " " + name + " " + operands.get(1)
                : name + "(" + String.join(", ", operands) + ")";
    }

    @Override
    public String toString() {
        return name;
    }
}
