package dev.runnel.type;

import dev.runnel.type.FunctionDescriptor.NullRule;
import dev.runnel.type.FunctionDescriptor.TypeRule;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The built-in functions. Texts are compared by code point, and comparisons are case-sensitive. */
public final class BuiltInFunctions {
    private static final Set<StorageType> TEMPORAL =
            EnumSet.of(StorageType.DATE, StorageType.TIME, StorageType.DATETIME, StorageType.INSTANT);

    /** The number of code points of a text. */
    public static final FunctionDescriptor LENGTH =
            ofText("length", StorageType.I64, text -> (long) text.codePointCount(0, text.length()), null);

    /** The text in upper case, by {@link LetterCase#UPPER}. */
    public static final FunctionDescriptor UPPER = ofText("upper", StorageType.TEXT, LetterCase.UPPER::of, null);

    /** The text in lower case, by {@link LetterCase#LOWER}. */
    public static final FunctionDescriptor LOWER = ofText("lower", StorageType.TEXT, LetterCase.LOWER::of, null);

    /** The text without the spaces (U+0020) at its beginning and end. */
    public static final FunctionDescriptor TRIM =
            ofText("trim", StorageType.TEXT, BuiltInFunctions::trimmed, "TRIM(BOTH ' ' FROM {0})");

    /** The first of two values that is not NULL. */
    public static final FunctionDescriptor COALESCE = new FunctionDescriptor(
            "coalesce",
            result -> List.of(result, result),
            NullRule.NULL_IF_ALL,
            operands -> operands.stream().filter(Objects::nonNull).findFirst().orElse(null),
            "COALESCE({*})");

    /**
     * The time at which the transaction began, by the clock of the database and in UTC; outside of a transaction, that
     * of the statement. The function has no operands.
     */
    public static final FunctionDescriptor NOW = new FunctionDescriptor(
            "now", result -> TEMPORAL.contains(result) ? List.of() : null, NullRule.NULL_IF_ALL, null, null);

    /** The predicate that a text begins with another text. */
    public static final FunctionDescriptor STARTS_WITH = match("starts with", String::startsWith);

    /** The predicate that a text contains another text. */
    public static final FunctionDescriptor CONTAINS = match("contains", String::contains);

    /** The predicate that a text ends with another text. */
    public static final FunctionDescriptor ENDS_WITH = match("ends with", String::endsWith);

    /** The predicate that a complete text matches a {@link LikePattern}. */
    public static final FunctionDescriptor LIKE = match("like", (text, pattern) -> LikePattern.matches(pattern, text));

    private static final List<FunctionDescriptor> ALL =
            List.of(LENGTH, UPPER, LOWER, TRIM, COALESCE, NOW, STARTS_WITH, CONTAINS, ENDS_WITH, LIKE);

    private BuiltInFunctions() {}

    /** Returns all built-in functions. */
    public static List<FunctionDescriptor> all() {
        return ALL;
    }

    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == ' ') {
            from++;
        }
        while (from < to && text.charAt(to - 1) == ' ') {
            to--;
        }
        return text.substring(from, to);
    }

    private static FunctionDescriptor ofText(
            String name, StorageType result, Function<String, Object> evaluator, @Nullable String sql) {
        return new FunctionDescriptor(
                name,
                TypeRule.of(result, StorageType.TEXT),
                NullRule.NULL_IF_ANY,
                operands -> evaluator.apply((String) Objects.requireNonNull(operands.get(0))),
                sql);
    }

    /** Creates a predicate on texts, whose second operand is a parameter. */
    private static FunctionDescriptor match(String name, BiPredicate<String, String> evaluator) {
        return new FunctionDescriptor(
                name,
                TypeRule.of(StorageType.BOOL, StorageType.TEXT, StorageType.TEXT),
                NullRule.FALSE_IF_ANY,
                operands -> evaluator.test((String) Objects.requireNonNull(operands.get(0)), (String)
                        Objects.requireNonNull(operands.get(1))),
                null);
    }
}
