package dev.runnel.driver.r2dbc.sql;

import dev.runnel.schema.ColumnType;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.SqlPart;
import dev.runnel.spi.TableExpr;
import dev.runnel.type.AggregateOp;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.CompareOp;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A renderer of expressions that makes SQL two-valued.
 *
 * <p>A condition is rendered plain or negated; {@code NOT} is pushed down to the leaves by De Morgan's laws. A plain leaf may be unknown
 * instead of false, which {@code AND}, {@code OR} and {@code WHERE} do not distinguish. A negated leaf includes the rows with a NULL
 * operand, so it is never unknown where it must be true. Only a condition that is used as a value converts unknown to false.
 */
final class ExpressionRenderer {
    private static final int MANY_TERMS = 100;

    private final Dialect dialect;
    private final SqlBuilder sql;
    private final AliasScopes scopes;
    private final Subqueries subqueries;
    private final Consumer<Value.Param> parameters;
    private final Conditions asItIs = new Conditions(false);
    private final Conditions negated = new Conditions(true);
    private final TableExpr.Visitor<@Nullable Void> values = new Values();
    private boolean mayBeUnknown;

    /** A renderer of the expressions that have sources. */
    interface Subqueries {
        /** Renders {@code EXISTS (…)}. */
        void exists(SelectRows subquery);

        /**
         * Renders {@code EXISTS (… WHERE column = operand AND …)}. NULL in the column has no effect. The database can execute it as a join,
         * also if it is negated.
         */
        void matching(SelectRows subquery, Runnable operand);

        /** Renders {@code operand IN (…)} for a select with a limit. The result may be unknown, for example if the operand is NULL. */
        void amongFirst(SelectRows subquery, Runnable operand);

        /** Renders a select without parentheses. */
        void select(SelectRows subquery);
    }

    /** @param parameters renders a parameter */
    ExpressionRenderer(
            Dialect dialect,
            SqlBuilder sql,
            AliasScopes scopes,
            Subqueries subqueries,
            Consumer<Value.Param> parameters) {
        this.dialect = dialect;
        this.sql = sql;
        this.scopes = scopes;
        this.subqueries = subqueries;
        this.parameters = parameters;
    }

    /** Renders a condition without parentheses, as after {@code WHERE}. */
    void condition(TableExpr expr) {
        expr.accept(asItIs);
    }

    /** Renders further terms of a conjunction after its first one. */
    void also(List<TableExpr> terms) {
        for (TableExpr term : terms) {
            sql.append(" AND ");
            asItIs.term(term);
        }
    }

    /** Renders a value without parentheses, as in a selection. */
    void selected(TableExpr expr) {
        expr.accept(values);
    }

    /** Renders a value beside an operator. */
    void operand(TableExpr expr) {
        boolean compound = !(expr instanceof TableExpr.ColumnRef)
                && !(expr instanceof TableExpr.ValueExpr)
                && !(expr instanceof TableExpr.CountSubquery)
                && !(expr instanceof TableExpr.AggregateSubquery)
                && !(expr instanceof TableExpr.FirstValueSubquery);
        sql.append(compound ? "(" : "");
        expr.accept(values);
        sql.append(compound ? ")" : "");
    }

    /** Renders an operand of a computed value beside an operator. */
    private void computed(TableExpr part) {
        if (part instanceof TableExpr.ColumnRef ref) {
            dialect.operand(sql, ref.column(), () -> operand(ref));
        } else {
            operand(part);
        }
    }

    /** Renders an operand of a computed value between commas. */
    private void argument(TableExpr part) {
        if (part instanceof TableExpr.ColumnRef ref) {
            dialect.operand(sql, ref.column(), () -> ref.accept(values));
        } else {
            part.accept(values);
        }
    }

    private void render(TableExpr.Call call, boolean negated) {
        boolean ofValues = call.operands().size() > 1
                && !call.function().isPredicate()
                && call.operands().stream().allMatch(TableExpr.ValueExpr.class::isInstance);
        Consumer<TableExpr> typed = part -> dialect.typed(sql, part.type().storage(), () -> part.accept(values));
        dialect.function(call.function())
                .render(
                        ofValues
                                ? new SqlCall(sql, call, negated, typed, typed)
                                : new SqlCall(sql, call, negated, this::computed, this::argument));
    }

    /**
     * Renders an operand of an equality. Labels of one native enum are compared in their native type, so that the database can use an
     * index.
     */
    void matched(TableExpr expr, TableExpr other) {
        if (expr instanceof TableExpr.ColumnRef ref
                && ref.column().declared() instanceof ColumnType.Enumerated type
                && isOf(type, other)) {
            column(ref);
        } else if (expr instanceof TableExpr.ValueExpr
                && other instanceof TableExpr.ColumnRef ref
                && ref.column().declared() instanceof ColumnType.Enumerated type) {
            dialect.encodeNative(sql, type, () -> operand(expr));
        } else {
            operand(expr);
        }
    }

    private static boolean isOf(ColumnType.Enumerated type, TableExpr expr) {
        return expr instanceof TableExpr.ValueExpr
                || expr instanceof TableExpr.ColumnRef ref
                        && type.equals(ref.column().declared());
    }

    /** Renders a column as the database stores it. */
    private void column(TableExpr.ColumnRef ref) {
        sql.append(scopes.alias(ref.depth(), ref.source()))
                .append(".")
                .name(ref.column().name());
    }

    /** Renders a value as one that is sorted or compared in the order of its storage type. */
    void ordered(TableExpr expr) {
        dialect.collate(sql, expr.type().storage(), () -> operand(expr));
    }

    void value(Value value) {
        if (value instanceof Value.Param param) {
            parameters.accept(param);
        } else if (value instanceof Value.ListParam list) {
            sql.bind(new Bind.ListSlot(list.slot(), list.type().storage()));
        } else if (value instanceof Value.Literal literal) {
            literal(literal);
        }
    }

    private void literal(Value.Literal literal) {
        StorageType storage = literal.type().storage();
        Object value = literal.value();
        if (value instanceof Boolean truth) {
            sql.append(truth ? "TRUE" : "FALSE");
        } else if (value instanceof Long number && number >= 0 && number <= Integer.MAX_VALUE) {
            sql.append(number.toString());
        } else {
            dialect.literal(sql, storage, value);
        }
    }

    /** Renders SQL of the application, with its names quoted and its arguments. */
    void parts(List<SqlPart> parts) {
        parts.forEach(this::part);
    }

    private void part(SqlPart part) {
        if (part instanceof SqlPart.Text text) {
            sql.append(text.sql());
        } else if (part instanceof SqlPart.TableName name) {
            sql.append(dialect.quoted(name.table()));
        } else if (part instanceof SqlPart.ColumnName name) {
            sql.name(name.column());
        } else {
            sqlArgument(((SqlPart.Argument) part).expr());
        }
    }

    private void sqlArgument(TableExpr expr) {
        if (expr instanceof TableExpr.ColumnRef ref) {
            column(ref);
        } else if (expr instanceof TableExpr.ValueExpr constant && constant.value() instanceof Value.ListParam list) {
            dialect.rowValues(
                    sql, List.of(new Bind.ListSlot(list.slot(), list.type().storage())));
        } else if (expr instanceof TableExpr.ValueExpr constant && constant.value() instanceof Value.Param param) {
            dialect.typedParameter(sql, param.type().storage(), () -> parameters.accept(param));
        } else {
            operand(expr);
        }
    }

    /** The renderer of conditions, plain or negated. */
    private final class Conditions implements TableExpr.Visitor<@Nullable Void> {
        private final boolean negate;

        Conditions(boolean negate) {
            this.negate = negate;
        }

        @Override
        public @Nullable Void visitAnd(TableExpr.And and) {
            return connect(negate ? " OR " : " AND ", and.terms());
        }

        @Override
        public @Nullable Void visitOr(TableExpr.Or or) {
            return connect(negate ? " AND " : " OR ", or.terms());
        }

        /** Many terms are divided into halves: a database nests terms without parentheses, and SQLite permits no more than 1,000 levels. */
        private @Nullable Void connect(String connective, List<TableExpr> terms) {
            if (terms.size() <= MANY_TERMS) {
                sql.join(connective, terms, this::term);
                return null;
            }
            int half = terms.size() / 2;
            sql.join(connective, List.of(terms.subList(0, half), terms.subList(half, terms.size())), part -> {
                sql.append("(");
                connect(connective, part);
                sql.append(")");
            });
            return null;
        }

        private void term(TableExpr term) {
            boolean compound = isConnective(term);
            sql.append(compound ? "(" : "");
            term.accept(this);
            sql.append(compound ? ")" : "");
        }

        private boolean isConnective(TableExpr term) {
            return term instanceof TableExpr.Not not
                    ? isConnective(not.condition())
                    : term instanceof TableExpr.And || term instanceof TableExpr.Or;
        }

        @Override
        public @Nullable Void visitNot(TableExpr.Not not) {
            return not.condition().accept(negate ? asItIs : negated);
        }

        @Override
        public @Nullable Void visitCompare(TableExpr.Compare compare) {
            CompareOp op = negate ? opposite(compare.op()) : compare.op();
            boolean bothNullable =
                    compare.left().type().nullable() && compare.right().type().nullable();
            boolean oneNullable =
                    compare.left().type().nullable() || compare.right().type().nullable();
            if (op == CompareOp.EQ) {
                equal(compare, bothNullable, false);
                mayBeUnknown |= oneNullable && !bothNullable;
            } else if (op == CompareOp.NE) {
                equal(compare, oneNullable, true);
            } else {
                leaf(List.of(compare.left(), compare.right()), () -> {
                    ordered(compare.left());
                    sql.append(" " + op.symbol() + " ");
                    ordered(compare.right());
                });
            }
            return null;
        }

        private void equal(TableExpr.Compare compare, boolean maybeAbsent, boolean not) {
            TableExpr left = compare.left();
            TableExpr right = compare.right();
            if (maybeAbsent) {
                dialect.isNotDistinctFrom(sql, () -> matched(left, right), () -> matched(right, left), not);
            } else {
                matched(left, right);
                sql.append(not ? " <> " : " = ");
                matched(right, left);
            }
        }

        @Override
        public @Nullable Void visitIsNull(TableExpr.IsNull isAbsent) {
            operand(isAbsent.operand());
            sql.append(negate ? " IS NOT NULL" : " IS NULL");
            return null;
        }

        @Override
        public @Nullable Void visitInList(TableExpr.InList inList) {
            return isAny(inList.operand(), inList.list());
        }

        @Override
        public @Nullable Void visitInSubquery(TableExpr.InSubquery in) {
            boolean around = mayBeUnknown;
            if (in.subquery().slice().equals(SelectRows.Slice.ALL)) {
                sql.append(negate ? "NOT " : "");
                subqueries.matching(in.subquery(), () -> operand(in.operand()));
                mayBeUnknown = around;
                return null;
            }
            sql.append(negate ? "(" : "");
            subqueries.amongFirst(in.subquery(), () -> operand(in.operand()));
            sql.append(negate ? ") IS NOT TRUE" : "");
            mayBeUnknown = around || !negate;
            return null;
        }

        @Override
        public @Nullable Void visitCall(TableExpr.Call call) {
            if (!call.function().isPredicate()) {
                return truth(call);
            }
            leaf(call.operands(), () -> render(call, negate));
            return null;
        }

        @Override
        public @Nullable Void visitKeyEquals(TableExpr.KeyEquals keyMatch) {
            List<TableExpr> operands = new java.util.ArrayList<>(keyMatch.left());
            operands.addAll(keyMatch.right());
            boolean single = keyMatch.left().size() == 1;
            leaf(operands, () -> {
                sql.append(negate && !single ? "NOT (" : "");
                for (int i = 0; i < keyMatch.left().size(); i++) {
                    TableExpr left = keyMatch.left().get(i);
                    TableExpr right = keyMatch.right().get(i);
                    sql.append(i > 0 ? " AND " : "");
                    matched(left, right);
                    sql.append(negate && single ? " <> " : " = ");
                    matched(right, left);
                }
                sql.append(negate && !single ? ")" : "");
            });
            return null;
        }

        @Override
        public @Nullable Void visitKeyInList(TableExpr.KeyInList keyIn) {
            if (keyIn.columns().size() == 1) {
                return isAny(keyIn.columns().get(0), keyIn.keys().get(0));
            }
            leaf(keyIn.columns(), () -> {
                sql.append("(")
                        .join(
                                ", ",
                                keyIn.columns(),
                                column -> dialect.inListOperandInRow(sql, column, () -> operand(column)));
                sql.append(negate ? ") NOT IN " : ") IN ");
                dialect.rowValues(
                        sql,
                        keyIn.keys().stream()
                                .map(list -> new Bind.ListSlot(
                                        list.slot(), list.type().storage()))
                                .toList());
            });
            return null;
        }

        private @Nullable Void isAny(TableExpr operand, Value.ListParam list) {
            Bind.ListSlot slot = new Bind.ListSlot(list.slot(), list.type().storage());
            leaf(List.of(operand), () -> {
                if (operand instanceof TableExpr.ColumnRef ref
                        && ref.column().declared() instanceof ColumnType.Enumerated type) {
                    column(ref);
                    dialect.isAnyLabel(sql, type, slot, negate);
                } else {
                    dialect.inListOperand(sql, operand, () -> operand(operand));
                    dialect.inList(sql, slot, negate);
                }
            });
            return null;
        }

        @Override
        public @Nullable Void visitExists(TableExpr.Exists exists) {
            sql.append(negate ? "NOT " : "");
            boolean around = mayBeUnknown;
            subqueries.exists(exists.subquery());
            mayBeUnknown = around;
            return null;
        }

        @Override
        public @Nullable Void visitColumn(TableExpr.ColumnRef column) {
            return truth(column);
        }

        @Override
        public @Nullable Void visitValue(TableExpr.ValueExpr value) {
            if (value.value() instanceof Value.Literal literal && literal.value() != null) {
                sql.append(literal.isTrue() != negate ? "TRUE" : "FALSE");
                return null;
            }
            return truth(value);
        }

        @Override
        public @Nullable Void visitSqlFragment(TableExpr.SqlFragment fragment) {
            sql.append("(");
            parts(fragment.parts());
            sql.append(negate ? ") IS NOT TRUE" : ")");
            mayBeUnknown |= !negate;
            return null;
        }

        @Override
        public @Nullable Void visitCountSubquery(TableExpr.CountSubquery countOf) {
            throw new IllegalArgumentException("a count is not a condition");
        }

        @Override
        public @Nullable Void visitAggregateSubquery(TableExpr.AggregateSubquery aggregate) {
            return truth(aggregate);
        }

        @Override
        public @Nullable Void visitFirstValueSubquery(TableExpr.FirstValueSubquery firstValue) {
            return truth(firstValue);
        }

        @Override
        public @Nullable Void visitGroupKey(TableExpr.GroupKey key) {
            return truth(key);
        }

        @Override
        public @Nullable Void visitAggregate(TableExpr.Aggregate aggregate) {
            return truth(aggregate);
        }

        @Override
        public @Nullable Void visitCountAll(TableExpr.CountAll countRows) {
            throw new IllegalArgumentException("a count is not a condition");
        }

        /** Renders a boolean value as a condition, which is not true if the value is NULL. */
        private @Nullable Void truth(TableExpr value) {
            boolean nullable = value.type().nullable();
            sql.append(negate && !nullable ? "NOT " : "");
            operand(value);
            sql.append(negate && nullable ? " IS NOT TRUE" : "");
            mayBeUnknown |= nullable && !negate;
            return null;
        }

        /** Renders a comparison. If an operand is NULL, it is unknown, or true if it is negated. */
        private void leaf(List<TableExpr> operands, Runnable comparison) {
            List<TableExpr> nullable = operands.stream()
                    .filter(operand -> operand.type().nullable())
                    .toList();
            if (nullable.isEmpty()) {
                comparison.run();
            } else if (!negate) {
                comparison.run();
                mayBeUnknown = true;
            } else {
                sql.append("(");
                comparison.run();
                for (TableExpr operand : nullable) {
                    sql.append(" OR ");
                    operand(operand);
                    sql.append(" IS NULL");
                }
                sql.append(")");
            }
        }
    }

    private static CompareOp opposite(CompareOp op) {
        return switch (op) {
            case EQ -> CompareOp.NE;
            case NE -> CompareOp.EQ;
            case LT -> CompareOp.GE;
            case LE -> CompareOp.GT;
            case GT -> CompareOp.LE;
            case GE -> CompareOp.LT;
        };
    }

    /** The renderer of values. A condition that is used as a value is true or false, and never unknown. */
    private final class Values implements TableExpr.Visitor<@Nullable Void> {

        @Override
        public @Nullable Void visitColumn(TableExpr.ColumnRef column) {
            if (column.column().declared() instanceof ColumnType.NativeType own) {
                dialect.decodeNative(sql, own, () -> column(column));
            } else {
                column(column);
            }
            return null;
        }

        @Override
        public @Nullable Void visitValue(TableExpr.ValueExpr value) {
            value(value.value());
            return null;
        }

        @Override
        public @Nullable Void visitCountSubquery(TableExpr.CountSubquery countOf) {
            return selected(countOf);
        }

        @Override
        public @Nullable Void visitAggregateSubquery(TableExpr.AggregateSubquery aggregate) {
            return selected(aggregate);
        }

        @Override
        public @Nullable Void visitFirstValueSubquery(TableExpr.FirstValueSubquery firstValue) {
            return selected(firstValue);
        }

        private @Nullable Void selected(TableExpr.Subquery subquery) {
            boolean around = mayBeUnknown;
            sql.append("(");
            subqueries.select(subquery.subquery());
            sql.append(")");
            mayBeUnknown = around;
            return null;
        }

        @Override
        public @Nullable Void visitCall(TableExpr.Call call) {
            if (call.function().isPredicate()) {
                return truth(call);
            }
            render(call, false);
            return null;
        }

        @Override
        public @Nullable Void visitSqlFragment(TableExpr.SqlFragment fragment) {
            if (fragment.condition()) {
                return truth(fragment);
            }
            parts(fragment.parts());
            return null;
        }

        @Override
        public @Nullable Void visitInSubquery(TableExpr.InSubquery in) {
            return truth(in);
        }

        @Override
        public @Nullable Void visitGroupKey(TableExpr.GroupKey key) {
            throw new IllegalArgumentException("a key of a group is rendered as its expression");
        }

        @Override
        public @Nullable Void visitAggregate(TableExpr.Aggregate aggregate) {
            Runnable operand = () -> argument(aggregate.operand());
            StorageType storage = aggregate.storage();
            switch (aggregate.op()) {
                case COUNT ->
                    called(
                            "COUNT(",
                            aggregate.operand().equals(TableExpr.ValueExpr.TRUE) ? () -> sql.append("*") : operand);
                case COUNT_DISTINCT -> called("COUNT(DISTINCT ", operand);
                case SUM -> dialect.sum(sql, storage, operand);
                case AVG -> {
                    if (storage == StorageType.DECIMAL) {
                        mean(aggregate.operand());
                    } else {
                        dialect.cast(sql, storage, () -> called("AVG(", operand));
                    }
                }
                case MIN -> dialect.extreme(sql, "MIN", storage, operand);
                case MAX -> dialect.extreme(sql, "MAX", storage, operand);
            }
            return null;
        }

        private void called(String function, Runnable operand) {
            sql.append(function);
            operand.run();
            sql.append(")");
        }

        /** The mean of decimals is a quotient of decimals, so that it has the digits of one. */
        private void mean(TableExpr operand) {
            TableExpr count = new TableExpr.Call(
                    BuiltInFunctions.TO_DECIMAL,
                    List.of(new TableExpr.Aggregate(AggregateOp.COUNT, operand, StorageType.I64)),
                    StorageType.DECIMAL);
            TableExpr zero = new TableExpr.ValueExpr(new Value.Literal(BigDecimal.ZERO, Type.of(StorageType.DECIMAL)));
            TableExpr sum = new TableExpr.Aggregate(AggregateOp.SUM, operand, StorageType.DECIMAL);
            TableExpr divisor = new TableExpr.Call(BuiltInFunctions.NULL_IF, List.of(count, zero), StorageType.DECIMAL);
            visitCall(new TableExpr.Call(BuiltInFunctions.DIVIDED_BY, List.of(sum, divisor), StorageType.DECIMAL));
        }

        @Override
        public @Nullable Void visitCountAll(TableExpr.CountAll countRows) {
            sql.append("COUNT(*)");
            return null;
        }

        @Override
        public @Nullable Void visitCompare(TableExpr.Compare compare) {
            return truth(compare);
        }

        @Override
        public @Nullable Void visitIsNull(TableExpr.IsNull isAbsent) {
            return truth(isAbsent);
        }

        @Override
        public @Nullable Void visitInList(TableExpr.InList inList) {
            return truth(inList);
        }

        @Override
        public @Nullable Void visitKeyEquals(TableExpr.KeyEquals keyMatch) {
            return truth(keyMatch);
        }

        @Override
        public @Nullable Void visitKeyInList(TableExpr.KeyInList keyIn) {
            return truth(keyIn);
        }

        @Override
        public @Nullable Void visitAnd(TableExpr.And and) {
            return truth(and);
        }

        @Override
        public @Nullable Void visitOr(TableExpr.Or or) {
            return truth(or);
        }

        @Override
        public @Nullable Void visitNot(TableExpr.Not not) {
            return truth(not);
        }

        @Override
        public @Nullable Void visitExists(TableExpr.Exists exists) {
            return truth(exists);
        }

        private @Nullable Void truth(TableExpr condition) {
            boolean around = mayBeUnknown;
            mayBeUnknown = false;
            int start = sql.length();
            condition(condition);
            if (mayBeUnknown) {
                sql.insert(start, "COALESCE(");
                sql.append(", FALSE)");
            }
            mayBeUnknown = around;
            return null;
        }
    }
}
