package dev.runnel;

import dev.runnel.companion.BoundCondition;
import dev.runnel.companion.StatementParts;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.mapping.IdentityEncoding;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.Call;
import dev.runnel.stmt.ModelExpr.IsNull;
import dev.runnel.stmt.ModelExpr.Not;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ParameterSlot;
import dev.runnel.stmt.ParameterValues;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.CompareOp;
import dev.runnel.type.FunctionDescriptor;
import dev.runnel.type.LetterCase;
import dev.runnel.type.LikePattern;
import dev.runnel.type.StorageType;
import dev.runnel.type.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds conditions on texts. A pattern that is equivalent to a prefix, a part, a suffix or the whole text becomes that condition. */
final class TextConditions {
    private TextConditions() {}

    static @Nullable String upper(@Nullable String text) {
        return text == null ? null : LetterCase.UPPER.of(text);
    }

    static <M> Condition<M> matching(BoundExpr text, FunctionDescriptor function, @Nullable String part) {
        if (part == null) {
            return new BoundCondition<>(new BoundExpr(ValueExpr.FALSE));
        }
        ParameterValues.check(text.shape(), part);
        return part.isEmpty() ? present(text) : match(text, function, part);
    }

    /** A prepared statement has another shape for an empty part: see {@link ParameterSlot#nonEmpty}. */
    static <M> Condition<M> matching(BoundExpr text, FunctionDescriptor function, Parameter<String> part) {
        Object value = StatementParts.part(part, ParameterExpr.class).value();
        if (value instanceof String known) {
            return matching(text, function, known);
        }
        ParameterSlot slot = (ParameterSlot)
                ParameterValues.encodeForComparison(text.shape(), value).stored();
        return match(text, function, slot.nonEmpty());
    }

    /** @param escape the escape character; null for none */
    static <M> Condition<M> like(BoundExpr text, @Nullable String pattern, @Nullable Character escape) {
        if (pattern == null) {
            return new BoundCondition<>(new BoundExpr(ValueExpr.FALSE));
        }
        ParameterValues.check(text.shape(), pattern);
        return like(text, parsed(text.shape(), pattern, escape));
    }

    static <M> Condition<M> ilike(BoundExpr text, @Nullable String pattern, @Nullable Character escape) {
        if (pattern == null) {
            return new BoundCondition<>(new BoundExpr(ValueExpr.FALSE));
        }
        ParameterValues.check(text.shape(), pattern);
        BoundExpr upper = FunctionCalls.ofText(BuiltInFunctions.UPPER, StorageType.TEXT, text);
        return like(upper, LetterCase.UPPER.of(parsed(text.shape(), pattern, escape)));
    }

    private static <M> Condition<M> like(BoundExpr text, String pattern) {
        int end = pattern.length();
        boolean open = end > 0 && pattern.charAt(0) == LikePattern.ANY;
        if (open && end == 1) {
            return present(text);
        }
        boolean openEnd = end > 1 && pattern.charAt(end - 1) == LikePattern.ANY && !isEscaped(pattern, end - 1);
        String part = literalOf(pattern.substring(open ? 1 : 0, openEnd ? end - 1 : end));
        if (part == null) {
            return match(text, BuiltInFunctions.LIKE, pattern);
        }
        if (!open && !openEnd) {
            return ComparisonExprs.with(text, CompareOp.EQ, part);
        }
        return match(
                text,
                !open ? BuiltInFunctions.STARTS_WITH : openEnd ? BuiltInFunctions.CONTAINS : BuiltInFunctions.ENDS_WITH,
                part);
    }

    private static <M> Condition<M> match(BoundExpr text, FunctionDescriptor function, Object pattern) {
        ValueExpr parameter = new ValueExpr(Value.Param.of(text.shape().type().asNonNull()));
        return new BoundCondition<>(new BoundExpr(
                new Call(function, List.of(text.shape(), parameter), IdentityEncoding.of(StorageType.BOOL)),
                BoundExpr.join(text.values(), new Object[] {pattern})));
    }

    private static <M> Condition<M> present(BoundExpr text) {
        return new BoundCondition<>(new BoundExpr(new Not(new IsNull(text.shape())), text.values()));
    }

    /** Returns whether the wildcard at {@code at} is escaped: an odd number of escape characters precedes it. */
    private static boolean isEscaped(String pattern, int at) {
        int before = at;
        while (before > 0 && pattern.charAt(before - 1) == LikePattern.ESCAPE) {
            before--;
        }
        return (at - before) % 2 == 1;
    }

    /** Returns the text that a pattern without wildcards matches; null if the pattern has a wildcard. */
    private static @Nullable String literalOf(String pattern) {
        StringBuilder text = new StringBuilder(pattern.length());
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == LikePattern.ANY || c == LikePattern.ONE) {
                return null;
            }
            text.append(c == LikePattern.ESCAPE ? pattern.charAt(++i) : c);
        }
        return text.toString();
    }

    /** Returns the pattern in the form of statements, with one {@code %} for several consecutive ones. */
    private static String parsed(ModelExpr operand, String pattern, @Nullable Character escape) {
        if (escape != null
                && (escape == LikePattern.ANY || escape == LikePattern.ONE || Character.isSurrogate(escape))) {
            throw invalid(operand, "the escape character is %, _ or half of a surrogate pair")
                    .hint("choose another escape character, for example a backslash");
        }
        StringBuilder parsed = new StringBuilder(pattern.length());
        boolean afterAny = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            boolean escapes = escape != null && c == escape;
            if (escapes) {
                c = escaped(operand, pattern, ++i, escape);
            }
            boolean any = !escapes && c == LikePattern.ANY;
            if (escapes && LikePattern.isSpecial(c) || c == LikePattern.ESCAPE) {
                parsed.append(LikePattern.ESCAPE);
            }
            if (!any || !afterAny) {
                parsed.append(c);
            }
            afterAny = any;
        }
        return parsed.toString();
    }

    private static char escaped(ModelExpr operand, String pattern, int at, char escape) {
        char c = at < pattern.length() ? pattern.charAt(at) : 0;
        if (c != LikePattern.ANY && c != LikePattern.ONE && c != escape) {
            throw invalid(operand, "the pattern has an escape character that is not followed by %, _ or itself")
                    .hint("double the escape character where the text contains it");
        }
        return c;
    }

    private static InvalidStatementException invalid(ModelExpr operand, String what) {
        return new InvalidStatementException(ErrorCode.INVALID_PATTERN, what)
                .with("field", ParameterValues.nameOf(operand));
    }
}
