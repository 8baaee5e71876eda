package dev.runnel.planner.oracle;

import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.And;
import dev.runnel.spi.TableExpr.Call;
import dev.runnel.spi.TableExpr.Compare;
import dev.runnel.spi.TableExpr.CountAll;
import dev.runnel.spi.TableExpr.CountSubquery;
import dev.runnel.spi.TableExpr.Exists;
import dev.runnel.spi.TableExpr.InList;
import dev.runnel.spi.TableExpr.IsNull;
import dev.runnel.spi.TableExpr.KeyEquals;
import dev.runnel.spi.TableExpr.KeyInList;
import dev.runnel.spi.TableExpr.Not;
import dev.runnel.spi.TableExpr.Or;
import dev.runnel.spi.TableExpr.Subquery;
import dev.runnel.spi.TableExpr.ValueExpr;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The values of expressions over tables, wherever the rows are. */
abstract class ExprEvaluation implements TableExpr.Visitor<@Nullable Object> {
    final @Nullable Object[] values;

    ExprEvaluation(@Nullable Object[] values) {
        this.values = values;
    }

    /** One for each row of a subquery that stands here. */
    abstract List<? extends ExprEvaluation> matches(Subquery inner);

    final boolean holds(TableExpr condition) {
        return (Boolean) Objects.requireNonNull(value(condition));
    }

    final @Nullable Object value(TableExpr expr) {
        Object value = expr.accept(this);
        if (value == null && !expr.type().nullable()) {
            throw new AssertionError("absent, against its type: " + expr);
        }
        return value;
    }

    final List<@Nullable Object> values(List<? extends TableExpr> exprs) {
        List<@Nullable Object> list = new ArrayList<>();
        exprs.forEach(expr -> list.add(value(expr)));
        return list;
    }

    private @Nullable Object constant(Value value) {
        return Slots.value(value, values);
    }

    @Override
    public @Nullable Object visitSqlFragment(TableExpr.SqlFragment fragment) {
        throw new AssertionError("only a database evaluates SQL");
    }

    @Override
    public @Nullable Object visitValue(ValueExpr value) {
        return constant(value.value());
    }

    @Override
    public Object visitCompare(Compare compare) {
        return Compared.holds(
                compare.op(), compare.left().type().storage(), value(compare.left()), value(compare.right()));
    }

    @Override
    public Object visitIsNull(IsNull isAbsent) {
        return value(isAbsent.operand()) == null;
    }

    @Override
    public Object visitInList(InList inList) {
        Object operand = value(inList.operand());
        return operand != null && ((List<?>) Objects.requireNonNull(constant(inList.list()))).contains(operand);
    }

    @Override
    public Object visitKeyEquals(KeyEquals match) {
        List<@Nullable Object> left = values(match.left());
        return !left.contains(null) && left.equals(values(match.right()));
    }

    @Override
    public Object visitKeyInList(KeyInList keyIn) {
        List<@Nullable Object> key = values(keyIn.columns());
        return !key.contains(null) && Slots.keys(keyIn.keys(), values).contains(key);
    }

    @Override
    public Object visitCountSubquery(CountSubquery countOf) {
        return (long) matches(countOf).size();
    }

    @Override
    public @Nullable Object visitCall(Call call) {
        List<@Nullable Object> operands = new ArrayList<>();
        call.operands().forEach(operand -> operands.add(value(operand)));
        return call.function().evaluate(operands);
    }

    @Override
    public Object visitAnd(And and) {
        return and.terms().stream().allMatch(this::holds);
    }

    @Override
    public Object visitOr(Or or) {
        return or.terms().stream().anyMatch(this::holds);
    }

    @Override
    public Object visitNot(Not not) {
        return !holds(not.condition());
    }

    @Override
    public Object visitExists(Exists exists) {
        return !matches(exists).isEmpty();
    }

    @Override
    public Object visitAggregateSubquery(TableExpr.AggregateSubquery aggregate) {
        throw new AssertionError("aggregates are compared on the databases");
    }

    @Override
    public Object visitFirstValueSubquery(TableExpr.FirstValueSubquery firstValue) {
        throw new AssertionError("first values are compared on the databases");
    }

    @Override
    public Object visitGroupKey(TableExpr.GroupKey key) {
        throw new AssertionError("groups are compared on the databases");
    }

    @Override
    public Object visitAggregate(TableExpr.Aggregate aggregate) {
        throw new AssertionError("an aggregate stands inside an expression");
    }

    @Override
    public Object visitCountAll(CountAll countRows) {
        throw new AssertionError("a count stands inside an expression");
    }
}
