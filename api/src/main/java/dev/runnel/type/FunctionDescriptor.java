package dev.runnel.type;

import dev.runnel.error.InvalidValueException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
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
         * Returns the types of the operands, by position: a list for each form of the call; empty if the function has
         * no result of this type.
         *
         * @param result the storage type of the result
         */
        List<List<StorageType>> operands(StorageType result);

        /** Returns the rule of a function whose operands and result have fixed types. */
        static TypeRule of(StorageType result, StorageType... operands) {
            List<List<StorageType>> types = List.of(List.of(operands));
            return storage -> storage == result ? types : List.of();
        }

        /** Returns the rule of a function that converts a value of one of these types. */
        static TypeRule from(StorageType result, StorageType... operands) {
            List<List<StorageType>> types = Stream.of(operands).map(List::of).toList();
            return storage -> storage == result ? types : List.of();
        }

        /** Returns the rule of a function whose operands have the type of the result, one of {@code types}. */
        static TypeRule same(Set<StorageType> types, int operands) {
            return storage -> types.contains(storage) ? List.of(Collections.nCopies(operands, storage)) : List.of();
        }
    }

    /** The rules for operands that are NULL. */
    public enum NullRule {
        /** The result is NULL if an operand is NULL. */
        NULL_IF_ANY,
        /** The function is a predicate, and is false if an operand is NULL: conditions are two-valued. */
        FALSE_IF_ANY,
        /** The function accepts NULL. The result can be NULL only if there are operands and all of them are NULL. */
        NULL_IF_ALL,
        /** The function accepts NULL, and returns one of its operands. The result can be NULL if an operand can. */
        NULL_IF_CHOSEN,
        /** The function accepts NULL. The result can be NULL whatever the operands are. */
        NULLABLE
    }

    /** The evaluation of a function in memory. */
    @FunctionalInterface
    public interface Evaluator {
        /**
         * Returns the value of the function.
         *
         * @param operands the storage values of the operands; none is null, unless the rule accepts NULL
         * @throws ArithmeticException if the value is outside the range of the result
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
     * @throws InvalidValueException if the value is outside the range of the result
     */
    public @Nullable Object evaluate(List<@Nullable Object> operands) {
        if (evaluator == null) {
            throw new IllegalStateException("only a database evaluates " + name);
        }
        boolean takesNull = nulls != NullRule.NULL_IF_ANY && nulls != NullRule.FALSE_IF_ANY;
        if (!takesNull && operands.stream().anyMatch(Objects::isNull)) {
            return isPredicate() ? Boolean.FALSE : null;
        }
        try {
            return evaluator.evaluate(operands);
        } catch (ArithmeticException outOfRange) {
            throw InvalidValueException.computed();
        }
    }

    /**
     * Returns the type of a call.
     *
     * @param result the storage type of the result
     * @param operands the types of the operands
     * @throws IllegalArgumentException if the function has no such operands or no such result
     */
    public Type.Scalar type(StorageType result, List<Type.Scalar> operands) {
        List<StorageType> types = new ArrayList<>(operands.size());
        boolean any = false;
        boolean all = !operands.isEmpty();
        for (Type.Scalar operand : operands) {
            types.add(operand.storage());
            any |= operand.nullable();
            all &= operand.nullable();
        }
        if (!this.types.operands(result).contains(types)) {
            throw new IllegalArgumentException(name + " takes no " + types + " to give " + result);
        }
        boolean nullable = switch (nulls) {
            case NULL_IF_ANY, NULL_IF_CHOSEN -> any;
            case FALSE_IF_ANY -> false;
            case NULLABLE -> true;
            case NULL_IF_ALL -> all;
        };
        return new Type.Scalar(result, nullable);
    }

    /** Returns whether the function is an operator, which is written between its two operands. */
    public boolean isOperator() {
        return !Character.isLetter(name.charAt(0));
    }

    /** Returns a call as plans print it: an operator, or a predicate of two operands, stands between them. */
    public String text(List<String> operands) {
        return isOperator() || isPredicate() && operands.size() == 2
                ? operands.get(0) + " " + name + " " + operands.get(1)
                : name + "(" + String.join(", ", operands) + ")";
    }

    @Override
    public String toString() {
        return name;
    }
}
