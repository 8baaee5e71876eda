package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.error.DecodeException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.internal.AggregatedRowsSource;
import dev.runnel.internal.BoundExprSource;
import dev.runnel.mapping.Encoding;
import dev.runnel.mapping.IdentityEncoding;
import dev.runnel.mapping.PreservedOperator;
import dev.runnel.spi.RowReader;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.LambdaScope;
import dev.runnel.stmt.ModelExpr.Aggregate;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ModelExprs;
import dev.runnel.stmt.ParameterValues;
import dev.runnel.type.AggregateOp;
import dev.runnel.type.StorageType;
import java.util.Optional;
import java.util.function.Function;

/** Builds the aggregates of a query. The compiler has checked the Java types of their values. */
final class AggregateExprs {
    private AggregateExprs() {}

    /** An aggregate and the reader of the row that consists of it. */
    record Result<T>(BoundExpr expr, RowReader<T> reader) {}

    static Result<Long> countDistinct(Expr<?, ?> value) {
        BoundExpr operand = StatementParts.expr(value);
        return new Result<>(of(AggregateOp.COUNT_DISTINCT, operand, StorageType.I64), row -> row.getLong(0));
    }

    /** The sum of whole numbers has 64 bits, and that of floating-point numbers too. */
    @SuppressWarnings("unchecked")
    static <S> Result<S> sum(SummableExpr<?, S> value) {
        BoundExpr number = bound(value);
        StorageType storage = number.shape().type().storage();
        BoundExpr operand = widened(number, storage);
        StorageType result = operand.shape().type().storage();
        Encoding<Object, Object> encoding = value instanceof AdditiveExpr
                ? ModelExprs.mapping(number.shape())
                : (Encoding<Object, Object>) (Encoding<?, ?>) IdentityEncoding.of(result);
        if (!encoding.preserves(PreservedOperator.PLUS)) {
            throw new InvalidStatementException(
                            ErrorCode.NOT_SUMMABLE, "the field is stored in an encoding that does not preserve sums")
                    .with("field", ParameterValues.nameOf(number.shape()))
                    .hint("sum the values in memory, or store the field in an encoding that preserves sums");
        }
        boolean narrow = value instanceof AdditiveExpr && storage != result;
        return new Result<>(of(AggregateOp.SUM, operand, result), row ->
                (S) decoded(encoding, narrow ? narrowed(storage, row.getPresent(0)) : row.getPresent(0)));
    }

    /** The sum as an expression: its encoding is that of its operand. */
    static <S> Result<S> wideSum(SummableExpr<?, S> value) {
        BoundExpr number = bound(value);
        if (value instanceof AdditiveExpr
                && widened(number, number.shape().type().storage()) != number) {
            throw new InvalidStatementException(
                            ErrorCode.NOT_SUMMABLE, "the field is stored in fewer than 64 bits and is no number")
                    .with("field", ParameterValues.nameOf(number.shape()))
                    .hint("sum the values in memory, or store the field in 64 bits");
        }
        return sum(value);
    }

    static BoundExpr count(AggregatedRowsSource<?> rows) {
        return rows.aggregate(AggregateOp.COUNT, rows.filter(), new BoundExpr(ValueExpr.TRUE), StorageType.I64);
    }

    /** The aggregate of an expression over rows. */
    static <F, E> BoundExpr over(
            AggregatedRowsSource<F> rows,
            Function<? super F, ? extends E> value,
            Function<? super E, ? extends Result<?>> build) {
        LambdaScope scope = new LambdaScope();
        BoundExpr result = build.apply(value.apply(rows.fieldsIn(scope))).expr();
        Aggregate aggregate = (Aggregate) result.shape();
        BoundExpr operand = new BoundExpr(ModelExprs.bindScope(aggregate.operand(), scope), result.values());
        return rows.aggregate(aggregate.op(), rows.filter(), operand, aggregate.storage());
    }

    @SuppressWarnings("unchecked")
    static <A> Result<Optional<A>> avg(AverageableExpr<?, A> value) {
        BoundExpr number = bound(value);
        BoundExpr operand =
                value instanceof FloatingExpr ? ArithmeticExprs.floating(number) : ArithmeticExprs.decimal(number);
        BoundExpr mean = of(AggregateOp.AVG, operand, operand.shape().type().storage());
        return new Result<>(mean, row -> Optional.ofNullable((A) row.get(0)));
    }

    @SuppressWarnings("unchecked")
    static <T> Result<Optional<T>> extreme(AggregateOp op, OrderedExpr<?, T> value) {
        BoundExpr operand = StatementParts.expr(value);
        Encoding<Object, Object> encoding = ModelExprs.mapping(operand.shape());
        return new Result<>(of(op, operand, operand.shape().type().storage()), row -> {
            Object stored = row.get(0);
            return stored == null ? Optional.empty() : (Optional<T>) Optional.of(decoded(encoding, stored));
        });
    }

    private static BoundExpr bound(Object value) {
        return StatementParts.part(value, BoundExprSource.class).fragment();
    }

    private static BoundExpr of(AggregateOp op, BoundExpr operand, StorageType result) {
        return new BoundExpr(new Aggregate(op, operand.isExact().shape(), result), operand.values());
    }

    private static BoundExpr widened(BoundExpr number, StorageType storage) {
        return switch (storage) {
            case I16, I32 -> ArithmeticExprs.whole(number);
            case F32 -> ArithmeticExprs.floating(number);
            default -> number;
        };
    }

    private static Object narrowed(StorageType storage, Object sum) {
        try {
            return switch (storage) {
                case I16 -> Short.valueOf(sum.toString());
                case I32 -> Integer.valueOf(sum.toString());
                default -> ((Double) sum).floatValue();
            };
        } catch (NumberFormatException outOfRange) {
            throw InvalidValueException.computed();
        }
    }

    private static Object decoded(Encoding<Object, Object> encoding, Object stored) {
        try {
            return encoding.decode(stored);
        } catch (DecodeException outOfRange) {
            throw InvalidValueException.computed();
        }
    }
}
