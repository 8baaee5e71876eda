package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.CompareOp;
import dev.runnel.type.StorageType;
import org.jspecify.annotations.Nullable;

/**
 * A text expression. Texts are ordered by code point. A match of NULL, or with null, is false.
 *
 * <p>Comparisons are case-sensitive, except the methods named {@code …IgnoreCase} and {@code ilike}: they compare both texts in upper case by
 * the simple mapping of Unicode, which {@link #upper()} returns. So {@code "straße"} equals {@code "Straße"}, but not {@code "STRASSE"}.
 *
 * @param <M> the model that the expression starts at
 */
public interface StringExpr<M> extends OrderedExpr<M, String> {
    /** Returns the condition that the text starts with {@code prefix}, which has no wildcards. Each text starts with {@code ""}. */
    default Condition<M> startsWith(@Nullable String prefix) {
        return TextConditions.matching(StatementParts.expr(this), BuiltInFunctions.STARTS_WITH, prefix);
    }

    /** Returns the condition that the text contains {@code part}, which has no wildcards. Each text contains {@code ""}. */
    default Condition<M> contains(@Nullable String part) {
        return TextConditions.matching(StatementParts.expr(this), BuiltInFunctions.CONTAINS, part);
    }

    /** Returns the condition that the text ends with {@code suffix}, which has no wildcards. Each text ends with {@code ""}. */
    default Condition<M> endsWith(@Nullable String suffix) {
        return TextConditions.matching(StatementParts.expr(this), BuiltInFunctions.ENDS_WITH, suffix);
    }

    /**
     * Returns the condition that the whole text matches a pattern: {@code %} matches any text, {@code _} one character (a code point), and every
     * other character, also a backslash, itself.
     */
    default Condition<M> like(@Nullable String pattern) {
        return TextConditions.like(StatementParts.expr(this), pattern, null);
    }

    /**
     * Returns {@link #like(String)} with an escape character: a wildcard after it matches itself, and the doubled escape character matches itself.
     *
     * @throws dev.runnel.error.InvalidStatementException when the escape character precedes another character or nothing, is a wildcard, or is
     *     half of a surrogate pair
     */
    default Condition<M> like(@Nullable String pattern, char escape) {
        return TextConditions.like(StatementParts.expr(this), pattern, escape);
    }

    /** Returns {@link #like(String)} without regard to case: the pattern and the text are compared in upper case. */
    default Condition<M> ilike(@Nullable String pattern) {
        return TextConditions.ilike(StatementParts.expr(this), pattern, null);
    }

    /**
     * Returns {@link #like(String, char)} without regard to case.
     *
     * @throws dev.runnel.error.InvalidStatementException when the escape character precedes another character or nothing, is a wildcard, or is
     *     half of a surrogate pair
     */
    default Condition<M> ilike(@Nullable String pattern, char escape) {
        return TextConditions.ilike(StatementParts.expr(this), pattern, escape);
    }

    /** Returns the condition that both texts are equal without regard to case; {@code eqIgnoreCase(null)} is true where this text is NULL. */
    default Condition<M> eqIgnoreCase(@Nullable String value) {
        return ComparisonExprs.with(StatementParts.expr(upper()), CompareOp.EQ, TextConditions.upper(value));
    }

    /** Returns {@link #startsWith} without regard to case. */
    default Condition<M> startsWithIgnoreCase(@Nullable String prefix) {
        return upper().startsWith(TextConditions.upper(prefix));
    }

    /** Returns {@link #contains} without regard to case. */
    default Condition<M> containsIgnoreCase(@Nullable String part) {
        return upper().contains(TextConditions.upper(part));
    }

    /** Returns {@link #endsWith} without regard to case. */
    default Condition<M> endsWithIgnoreCase(@Nullable String suffix) {
        return upper().endsWith(TextConditions.upper(suffix));
    }

    /** Returns the number of characters (code points); NULL where this text is NULL. */
    default ComputedWhole<M, Long> length() {
        return new ComputedExprs.Whole<>(
                FunctionCalls.ofText(BuiltInFunctions.LENGTH, StorageType.I64, StatementParts.expr(this)));
    }

    /**
     * Returns the text in upper case by the simple mapping of Unicode, which maps each letter to one letter; NULL where this text is NULL.
     * {@code docs/types.md} lists the letters that a database maps differently.
     */
    default ComputedString<M> upper() {
        return FunctionCalls.text(BuiltInFunctions.UPPER, StatementParts.expr(this));
    }

    /**
     * Returns the text in lower case by the simple mapping of Unicode, which maps each letter to one letter; NULL where this text is NULL.
     * {@code docs/types.md} lists the letters that a database maps differently.
     */
    default ComputedString<M> lower() {
        return FunctionCalls.text(BuiltInFunctions.LOWER, StatementParts.expr(this));
    }

    /** Returns the text without leading and trailing spaces (U+0020); other white space remains. NULL where this text is NULL. */
    default ComputedString<M> trim() {
        return FunctionCalls.text(BuiltInFunctions.TRIM, StatementParts.expr(this));
    }
}
