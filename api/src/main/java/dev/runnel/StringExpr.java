package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.internal.BoundExprSource;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.CompareOp;
import dev.runnel.type.StorageType;
import org.jspecify.annotations.Nullable;

/**
 * A text. Texts are ordered by code point. A match with an absent text is false, and so is one with null.
 *
 * <p>Case counts, except in the methods named {@code …IgnoreCase} and in {@code ilike}: they compare both texts in upper case by
 * Unicode's simple mapping, as {@link #upper()} gives it. So {@code "straße"} equals {@code "Straße"}, but not {@code "STRASSE"}.
 *
 * @param <M> the model it starts at
 */
public interface StringExpr<M> extends OrderedExpr<M, String> {
    /** Begins with the text, which has no wildcards. Every text begins with {@code ""}. */
    default Condition<M> startsWith(@Nullable String prefix) {
        return TextConditions.matching(StatementParts.expr(this), BuiltInFunctions.STARTS_WITH, prefix);
    }

    /** Has the text in it, which has no wildcards. Every text contains {@code ""}. */
    default Condition<M> contains(@Nullable String part) {
        return TextConditions.matching(StatementParts.expr(this), BuiltInFunctions.CONTAINS, part);
    }

    /** Ends with the text, which has no wildcards. Every text ends with {@code ""}. */
    default Condition<M> endsWith(@Nullable String suffix) {
        return TextConditions.matching(StatementParts.expr(this), BuiltInFunctions.ENDS_WITH, suffix);
    }

    /**
     * The whole text matches a pattern: {@code %} stands for any text, {@code _} for one character (a code point), everything else,
     * a backslash too, for itself.
     */
    default Condition<M> like(@Nullable String pattern) {
        return TextConditions.like(StatementParts.expr(this), pattern, null);
    }

    /**
     * {@link #like(String)} with a character that makes the wildcard after it stand for itself; written twice it is itself.
     *
     * @throws dev.runnel.error.InvalidStatementException when it stands before anything else, or is a wildcard
     */
    default Condition<M> like(@Nullable String pattern, char escape) {
        return TextConditions.like(StatementParts.expr(this), pattern, escape);
    }

    /** {@link #like(String)}, ignoring case: the pattern and the text are in upper case when they are compared. */
    default Condition<M> ilike(@Nullable String pattern) {
        return TextConditions.ilike(StatementParts.expr(this), pattern, null);
    }

    /**
     * {@link #like(String, char)}, ignoring case.
     *
     * @throws dev.runnel.error.InvalidStatementException as there
     */
    default Condition<M> ilike(@Nullable String pattern, char escape) {
        return TextConditions.ilike(StatementParts.expr(this), pattern, escape);
    }

    /** Equal, ignoring case; {@code eqIgnoreCase(null)} holds where it is absent. */
    default Condition<M> eqIgnoreCase(@Nullable String value) {
        return ComparisonExprs.with(StatementParts.expr(upper()), CompareOp.EQ, TextConditions.upper(value));
    }

    /** {@link #startsWith}, ignoring case. */
    default Condition<M> startsWithIgnoreCase(@Nullable String prefix) {
        return upper().startsWith(TextConditions.upper(prefix));
    }

    /** {@link #contains}, ignoring case. */
    default Condition<M> containsIgnoreCase(@Nullable String part) {
        return upper().contains(TextConditions.upper(part));
    }

    /** {@link #endsWith}, ignoring case. */
    default Condition<M> endsWithIgnoreCase(@Nullable String suffix) {
        return upper().endsWith(TextConditions.upper(suffix));
    }

    /** How many characters (code points) it has; absent where this is. */
    default NumberExpr<M, Long> length() {
        BoundExpr length = FunctionCalls.ofText(BuiltInFunctions.LENGTH, StorageType.I64, StatementParts.expr(this));
        return (NumberExpr<M, Long> & BoundExprSource) () -> length;
    }

    /**
     * The text in upper case by Unicode's simple mapping, one letter for each; absent where this is. {@code docs/types.md} has the letters that a database
     * changes to something else.
     */
    default StringExpr<M> upper() {
        return FunctionCalls.text(BuiltInFunctions.UPPER, StatementParts.expr(this));
    }

    /**
     * The text in lower case by Unicode's simple mapping, one letter for each; absent where this is. {@code docs/types.md} has the letters that a database
     * changes to something else.
     */
    default StringExpr<M> lower() {
        return FunctionCalls.text(BuiltInFunctions.LOWER, StatementParts.expr(this));
    }

    /** The text without the spaces (U+0020) at its ends; other white space stays. NULL where this is. */
    default StringExpr<M> trim() {
        return FunctionCalls.text(BuiltInFunctions.TRIM, StatementParts.expr(this));
    }
}
