package dev.runnel.type;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A function of values: its types, its rule for NULL, its evaluation in memory and its SQL. Each phase of the planner
 * and each driver uses this description; a dialect overrides the SQL if its database differs. {@link BuiltInFunctions}
 * contains the built-in functions.
 *
 * @param name the name that plans print
 * @param types the types of the operands and the result
 * @param nulls the rule for operands that are NULL
 * @param evaluator the evaluation in memory; null if the value does not depend on the operands alone
 * @param sql the SQL template; null if each dialect has its own. <code>{0}</code> is the first operand in parentheses
 *     where an operator needs them, <code>{*}</code> is the list of all operands
 */
public record FunctionDescriptor(
        String name,
        TypeRule types,
        NullRule nulls,
        @Nullable Evaluator evaluator,
        @Nullable String sql) {

    /** The types of the operands for each type of the result. */
    @FunctionalInterface
    public interface TypeRule {
        /**
         * Returns the types of the operands, by position; null if the function has no result of this type.
         *
         * @param result the storage type of the result
         */
        @Nullable
        List<StorageType> operands(StorageType result);

        /** Returns the rule of a function whose operands and result have fixed types. */
        static TypeRule of(StorageType result, StorageType... operands) {
            List<StorageType> types = List.of(operands);
            return storage -> storage == result ? types : null;
        }
    }

    /** The rules for operands that are NULL. */
    public enum NullRule {
        /** The result is NULL if an operand is NULL. */
        NULL_IF_ANY,
        /** The function is a predicate, and is false if an operand is NULL: conditions are two-valued. */
        FALSE_IF_ANY,
        /** The function accepts NULL. The result can be NULL only if there are operands and all of them are NULL. */
        NULL_IF_ALL
    }

    /** The evaluation of a function in memory. */
    @FunctionalInterface
    public interface Evaluator {
        /**
         * Returns the value of the function.
         *
         * @param operands the storage values of the operands; none is null, unless the rule is
         *     {@link NullRule#NULL_IF_ALL}
         */
        @Nullable
        Object evaluate(List<@Nullable Object> operands);
    }

    /** Returns whether the function is a condition. */
    public boolean isPredicate() {
        return nulls == NullRule.FALSE_IF_ANY;
    }

    /** Returns whether the value depends on the operands alone, so that it can be computed in memory. */
    public boolean isEvaluable() {
        return evaluator != null;
    }

    /**
     * Returns the value of the function for operands that may be null.
     *
     * @throws IllegalStateException if the function is not {@link #isEvaluable evaluable}
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
     * Returns the type of a call.
     *
     * @param result the storage type of the result
     * @param operands the types of the operands
     * @throws IllegalArgumentException if the function has no such operands or no such result
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

    /** Returns a call as plans print it: a predicate of two operands stands between them. */
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
