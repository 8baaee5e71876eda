package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.stmt.BoundExpr;
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

    /**
     * Returns {@link #startsWith(String)} of the value of a parameter of a prepared statement.
     *
     * @param none no argument: the method takes any number of them so that {@code startsWith(null)} selects {@link #startsWith(String)}
     */
    default Condition<M> startsWith(Parameter<String> prefix, Void... none) {
        return TextConditions.matching(StatementParts.expr(this), BuiltInFunctions.STARTS_WITH, prefix);
    }

    /** Returns the condition that the text contains {@code part}, which has no wildcards. Each text contains {@code ""}. */
    default Condition<M> contains(@Nullable String part) {
        return TextConditions.matching(StatementParts.expr(this), BuiltInFunctions.CONTAINS, part);
    }

    /**
     * Returns {@link #contains(String)} of the value of a parameter of a prepared statement.
     *
     * @param none no argument: the method takes any number of them so that {@code contains(null)} selects {@link #contains(String)}
     */
    default Condition<M> contains(Parameter<String> part, Void... none) {
        return TextConditions.matching(StatementParts.expr(this), BuiltInFunctions.CONTAINS, part);
    }

    /** Returns the condition that the text ends with {@code suffix}, which has no wildcards. Each text ends with {@code ""}. */
    default Condition<M> endsWith(@Nullable String suffix) {
        return TextConditions.matching(StatementParts.expr(this), BuiltInFunctions.ENDS_WITH, suffix);
    }

    /**
     * Returns {@link #endsWith(String)} of the value of a parameter of a prepared statement.
     *
     * @param none no argument: the method takes any number of them so that {@code endsWith(null)} selects {@link #endsWith(String)}
     */
    default Condition<M> endsWith(Parameter<String> suffix, Void... none) {
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

    /** Returns the complement of {@link #like(String)}: true also where this text is NULL. */
    default Condition<M> notLike(@Nullable String pattern) {
        return like(pattern).not();
    }

    /**
     * Returns the complement of {@link #like(String, char)}: true also where this text is NULL.
     *
     * @throws dev.runnel.error.InvalidStatementException when the escape character precedes another character or nothing, is a wildcard, or is
     *     half of a surrogate pair
     */
    default Condition<M> notLike(@Nullable String pattern, char escape) {
        return like(pattern, escape).not();
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

    /**
     * Returns this text followed by {@code other}.
     *
     * @throws dev.runnel.error.InvalidValueException when no column can store the text
     */
    default ComputedString<M> concat(String other) {
        return concat(Constant.of(other));
    }

    /**
     * Returns this text followed by {@code other}; NULL where either is NULL.
     *
     * @throws dev.runnel.error.InvalidStatementException when {@code other} is stored in a form of its own
     */
    default ComputedString<M> concat(Expr<?, String> other) {
        return FunctionCalls.text(BuiltInFunctions.CONCAT, FunctionCalls.text(this), FunctionCalls.text(other));
    }

    /**
     * Returns the part of this text from the character (code point) at {@code from} on. The first position is 0. The part is empty where the
     * text is shorter.
     *
     * @throws dev.runnel.error.InvalidValueException when {@code from} is negative
     */
    default ComputedString<M> substring(int from) {
        return substring(from, Integer.MAX_VALUE);
    }

    /**
     * Returns at most {@code length} characters (code points) of this text from the one at {@code from} on. The first position is 0. The part
     * is shorter where the text ends before.
     *
     * @throws dev.runnel.error.InvalidValueException when {@code from} or {@code length} is negative
     */
    default ComputedString<M> substring(int from, int length) {
        BoundExpr text = FunctionCalls.text(this);
        return FunctionCalls.text(
                BuiltInFunctions.SUBSTRING,
                text,
                FunctionCalls.position(text, Math.min(from, Integer.MAX_VALUE - 1)),
                FunctionCalls.position(text, length));
    }

    /**
     * Returns this text in which each occurrence of {@code part} is replaced by {@code replacement}. An empty {@code part} replaces nothing.
     *
     * @throws dev.runnel.error.InvalidValueException when no column can store one of the texts
     */
    default ComputedString<M> replace(String part, String replacement) {
        BoundExpr text = FunctionCalls.text(this);
        return part.isEmpty()
                ? new ComputedExprs.Text<>(text)
                : FunctionCalls.text(
                        BuiltInFunctions.REPLACE,
                        text,
                        Constant.bound(StorageType.TEXT, part),
                        Constant.bound(StorageType.TEXT, replacement));
    }

    /**
     * Returns the position of the first occurrence of {@code part}, in characters (code points) from 0; -1 where there is none, NULL where
     * this text is NULL.
     *
     * @throws dev.runnel.error.InvalidValueException when no column can store the text
     */
    default ComputedWhole<M, Long> indexOf(String part) {
        return indexOf(Constant.of(part));
    }

    /**
     * Returns the position of the first occurrence of {@code part}; NULL where either is NULL. See {@link #indexOf(String)}.
     *
     * @throws dev.runnel.error.InvalidStatementException when {@code part} is stored in a form of its own
     */
    default ComputedWhole<M, Long> indexOf(Expr<?, String> part) {
        return new ComputedExprs.Whole<>(FunctionCalls.call(
                BuiltInFunctions.INDEX_OF, StorageType.I64, FunctionCalls.text(this), FunctionCalls.text(part)));
    }
}
