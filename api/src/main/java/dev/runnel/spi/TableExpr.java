package dev.runnel.spi;

import dev.runnel.schema.Column;
import dev.runnel.type.AggregateOp;
import dev.runnel.type.CompareOp;
import dev.runnel.type.FunctionDescriptor;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * An expression over tables: columns, values, keys, subqueries.
 *
 * <p>Conditions are two-valued: true or false, and never unknown. A driver for a store with three-valued logic, such as
 * SQL, renders each condition so that it is false where that store says unknown, also below {@link Not}. Expressions
 * are immutable. Equality is structural.
 */
public sealed interface TableExpr {

    /** Returns the type of the value, with its nullability. */
    Type.Scalar type();

    /** Calls the method of the visitor for this kind of expression, and returns its result. */
    <R> R accept(Visitor<R> visitor);

    /**
     * Returns this expression with {@code f} applied to each direct child, or {@code this} if {@code f} returned each
     * child unchanged. Subqueries are not children.
     */
    TableExpr mapChildren(UnaryOperator<TableExpr> f);

    /** Returns whether the predicate is true of this expression or of an expression inside it. Subqueries are not inside. */
    default boolean contains(Predicate<? super TableExpr> predicate) {
        if (predicate.test(this)) {
            return true;
        }
        boolean[] found = new boolean[1];
        mapChildren(child -> {
            found[0] |= child.contains(predicate);
            return child;
        });
        return found[0];
    }

    /**
     * A function over expressions, with one method for each kind: after a new kind is added, each renderer and
     * evaluator that lacks it fails to compile.
     *
     * @param <R> the type of the result
     */
    interface Visitor<R> {
        R visitColumn(ColumnRef column);

        R visitValue(ValueExpr value);

        R visitCompare(Compare compare);

        R visitIsNull(IsNull isAbsent);

        R visitInList(InList inList);

        R visitInSubquery(InSubquery inSelect);

        R visitKeyEquals(KeyEquals keyMatch);

        R visitKeyInList(KeyInList keyIn);

        R visitAnd(And and);

        R visitOr(Or or);

        R visitNot(Not not);

        R visitExists(Exists exists);

        R visitCall(Call call);

        R visitGroupKey(GroupKey key);

        R visitAggregate(Aggregate aggregate);

        R visitCountAll(CountAll countRows);

        R visitCountSubquery(CountSubquery countOf);

        R visitAggregateSubquery(AggregateSubquery aggregate);

        R visitFirstValueSubquery(FirstValueSubquery firstValue);

        R visitSqlFragment(SqlFragment fragment);
    }

    /**
     * A column of a source of a select.
     *
     * @param depth the number of selects between this expression and the select that has the source; 0 is the innermost
     *     select
     * @param source the number of the source in that select: 0 is its table, 1 and more are its joins in order
     * @param column the column
     * @param type the type of the column; nullable if the column is nullable or the source is an outer join
     */
    record ColumnRef(int depth, int source, Column column, Type.Scalar type) implements TableExpr {
        /** Returns a reference to a column of the innermost select's own table. */
        public static ColumnRef own(Column column) {
            return new ColumnRef(0, 0, column, column.type());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitColumn(this);
        }

        @Override
        public TableExpr mapChildren(UnaryOperator<TableExpr> f) {
            return this;
        }
    }

    /**
     * A parameter or a constant.
     *
     * @param value the parameter, whose value the driver binds, or the constant, which it may render
     */
    record ValueExpr(Value value) implements TableExpr {
        /** The condition that is always true. */
        public static final ValueExpr TRUE = new ValueExpr(Value.Literal.TRUE);
        /** The condition that is always false. */
        public static final ValueExpr FALSE = new ValueExpr(Value.Literal.FALSE);

        /** Returns the constant condition. */
        public static ValueExpr of(boolean value) {
            return value ? TRUE : FALSE;
        }

        @Override
        public Type.Scalar type() {
            return value.type();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitValue(this);
        }

        @Override
        public TableExpr mapChildren(UnaryOperator<TableExpr> f) {
            return this;
        }
    }

    /**
     * A comparison. Equality is null-safe: NULL equals NULL. An ordering comparison with NULL is false.
     *
     * @param op the operator
     * @param left the left operand
     * @param right the right operand, of the same storage type
     */
    record Compare(CompareOp op, TableExpr left, TableExpr right) implements TableExpr {
        @Override
        public Type.Scalar type() {
            return Type.Scalar.CONDITION;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitCompare(this);
        }

        @Override
        public TableExpr mapChildren(UnaryOperator<TableExpr> f) {
            TableExpr l = f.apply(left);
            TableExpr r = f.apply(right);
            return l == left && r == right ? this : new Compare(op, l, r);
        }
    }

    /** The operand is NULL. */
    record IsNull(TableExpr operand) implements TableExpr {
        @Override
        public Type.Scalar type() {
            return Type.Scalar.CONDITION;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitIsNull(this);
        }

        @Override
        public TableExpr mapChildren(UnaryOperator<TableExpr> f) {
            TableExpr o = f.apply(operand);
            return o == operand ? this : new IsNull(o);
        }
    }

    /**
     * The operand equals an element of a list. The list is not empty and contains no null. NULL is in no list.
     *
     * @param operand the operand
     * @param list the parameter for the list
     */
    record InList(TableExpr operand, Value.ListParam list) implements TableExpr {
        @Override
        public Type.Scalar type() {
            return Type.Scalar.CONDITION;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitInList(this);
        }

        @Override
        public TableExpr mapChildren(UnaryOperator<TableExpr> f) {
            TableExpr o = f.apply(operand);
            return o == operand ? this : new InList(o, list);
        }
    }

    /**
     * Two keys are equal, column by column, and no component of either is NULL: the {@code =} of SQL.
     *
     * @param left the components of one key, at least one
     * @param right the components of the other key, as many as {@code left}
     */
    record KeyEquals(List<TableExpr> left, List<TableExpr> right) implements TableExpr {
        public KeyEquals {
            left = List.copyOf(left);
            right = List.copyOf(right);
            if (left.isEmpty() || left.size() != right.size()) {
                throw new IllegalArgumentException("KeyMatch takes as many columns on both sides, and at least one");
            }
        }

        @Override
        public Type.Scalar type() {
            return Type.Scalar.CONDITION;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitKeyEquals(this);
        }

        @Override
        public TableExpr mapChildren(UnaryOperator<TableExpr> f) {
            List<TableExpr> l = mapAll(left, f);
            List<TableExpr> r = mapAll(right, f);
            return l == left && r == right ? this : new KeyEquals(l, r);
        }
    }

    /**
     * A key is an element of a list of keys: for some i, each column equals the i-th element of its list. A key with a
     * NULL component is in no list.
     *
     * @param columns the components of the key, at least one
     * @param keys a list for each component; the lists have the same length, are not empty and contain no null
     */
    record KeyInList(List<TableExpr> columns, List<Value.ListParam> keys) implements TableExpr {
        public KeyInList {
            columns = List.copyOf(columns);
            keys = List.copyOf(keys);
            if (columns.isEmpty() || columns.size() != keys.size()) {
                throw new IllegalArgumentException("KeyIn takes a list for each column, and at least one");
            }
        }

        @Override
        public Type.Scalar type() {
            return Type.Scalar.CONDITION;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitKeyInList(this);
        }

        @Override
        public TableExpr mapChildren(UnaryOperator<TableExpr> f) {
            List<TableExpr> c = mapAll(columns, f);
            return c == columns ? this : new KeyInList(c, keys);
        }
    }

    /**
     * The operand equals a value that a subquery returns. NULL as an operand or as a value of the subquery equals
     * nothing.
     *
     * @param operand the operand
     * @param subquery a select of one column
     */
    record InSubquery(TableExpr operand, SelectRows subquery) implements Subquery {
        @Override
        public InSubquery withSubquery(SelectRows other) {
            return new InSubquery(operand, other);
        }

        @Override
        public Type.Scalar type() {
            return Type.Scalar.CONDITION;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitInSubquery(this);
        }

        @Override
        public TableExpr mapChildren(UnaryOperator<TableExpr> f) {
            TableExpr o = f.apply(operand);
            return o == operand ? this : new InSubquery(o, subquery);
        }
    }

    /**
     * A call of a function.
     *
     * @param function the function
     * @param operands the operands, of the types that the function accepts
     * @param storage the storage type of the result
     */
    record Call(FunctionDescriptor function, List<TableExpr> operands, StorageType storage) implements TableExpr {
        public Call {
            operands = List.copyOf(operands);
            function.type(storage, types(operands));
        }

        /** Returns the call of an operator on two operands of the type of the result. */
        public static Call of(FunctionDescriptor function, TableExpr left, TableExpr right) {
            return new Call(function, List.of(left, right), left.type().storage());
        }

        @Override
        public Type.Scalar type() {
            return function.type(storage, types(operands));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitCall(this);
        }

        @Override
        public TableExpr mapChildren(UnaryOperator<TableExpr> f) {
            List<TableExpr> mapped = mapAll(operands, f);
            return mapped == operands ? this : new Call(function, mapped, storage);
        }
    }

    /**
     * Each term is true.
     *
     * @param terms the terms, at least two
     */
    record And(List<TableExpr> terms) implements TableExpr {
        public And {
            terms = List.copyOf(terms);
            if (terms.size() < 2) {
                throw new IllegalArgumentException("And takes at least 2 terms, got " + terms);
            }
        }

        @Override
        public Type.Scalar type() {
            return Type.Scalar.CONDITION;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitAnd(this);
        }

        @Override
        public TableExpr mapChildren(UnaryOperator<TableExpr> f) {
            List<TableExpr> mapped = mapAll(terms, f);
            return mapped == terms ? this : new And(mapped);
        }
    }

    /**
     * At least one term is true.
     *
     * @param terms the terms, at least two
     */
    record Or(List<TableExpr> terms) implements TableExpr {
        public Or {
            terms = List.copyOf(terms);
            if (terms.size() < 2) {
                throw new IllegalArgumentException("Or takes at least 2 terms, got " + terms);
            }
        }

        @Override
        public Type.Scalar type() {
            return Type.Scalar.CONDITION;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitOr(this);
        }

        @Override
        public TableExpr mapChildren(UnaryOperator<TableExpr> f) {
            List<TableExpr> mapped = mapAll(terms, f);
            return mapped == terms ? this : new Or(mapped);
        }
    }

    /** The condition is false. */
    record Not(TableExpr condition) implements TableExpr {
        @Override
        public Type.Scalar type() {
            return Type.Scalar.CONDITION;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitNot(this);
        }

        @Override
        public TableExpr mapChildren(UnaryOperator<TableExpr> f) {
            TableExpr c = f.apply(condition);
            return c == condition ? this : new Not(c);
        }
    }

    /**
     * An expression that contains a select. In that select, {@link ColumnRef#depth} 0 refers to its own sources, and 1
     * to those of the select around it.
     */
    sealed interface Subquery extends TableExpr
            permits Exists, InSubquery, CountSubquery, AggregateSubquery, FirstValueSubquery {
        /** Returns the select. */
        SelectRows subquery();

        /** Returns this expression with another select. */
        Subquery withSubquery(SelectRows other);
    }

    /** The subquery returns at least one row. */
    record Exists(SelectRows subquery) implements Subquery {
        @Override
        public Exists withSubquery(SelectRows other) {
            return new Exists(other);
        }

        @Override
        public Type.Scalar type() {
            return Type.Scalar.CONDITION;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitExists(this);
        }

        @Override
        public TableExpr mapChildren(UnaryOperator<TableExpr> f) {
            return this;
        }
    }

    /**
     * A key of a group.
     *
     * @param index the position of the key in {@link SelectRows.Grouping#keys}
     * @param type the type of the key
     */
    record GroupKey(int index, Type.Scalar type) implements TableExpr {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitGroupKey(this);
        }

        @Override
        public TableExpr mapChildren(UnaryOperator<TableExpr> f) {
            return this;
        }
    }

    /**
     * An aggregate of an expression over all rows of the select, or of a group of them.
     *
     * @param op the aggregate
     * @param operand the expression, of the storage type that the aggregate accepts
     * @param storage the storage type of the result
     */
    record Aggregate(AggregateOp op, TableExpr operand, StorageType storage) implements TableExpr {
        @Override
        public Type.Scalar type() {
            return op.isNullable() ? Type.optional(storage) : Type.of(storage);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitAggregate(this);
        }

        @Override
        public TableExpr mapChildren(UnaryOperator<TableExpr> f) {
            TableExpr mapped = f.apply(operand);
            return mapped == operand ? this : new Aggregate(op, mapped, storage);
        }

        /** Returns the value of this aggregate over no rows. */
        public Value.Literal ofNothing() {
            if (op.isNullable()) {
                return Value.Literal.nothing(storage);
            }
            return switch (storage) {
                case DECIMAL -> new Value.Literal(BigDecimal.ZERO, Type.of(storage));
                case F64 -> new Value.Literal(0.0, Type.of(storage));
                default -> new Value.Literal(0L, Type.of(storage));
            };
        }
    }

    /** The number of rows of the select, as a 64-bit integer. It is the only column of its select. */
    record CountAll() implements TableExpr {
        @Override
        public Type.Scalar type() {
            return Type.of(dev.runnel.type.StorageType.I64);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitCountAll(this);
        }

        @Override
        public TableExpr mapChildren(UnaryOperator<TableExpr> f) {
            return this;
        }
    }

    /** The number of rows that the subquery returns, as a 64-bit integer. */
    record CountSubquery(SelectRows subquery) implements Subquery {
        @Override
        public CountSubquery withSubquery(SelectRows other) {
            return new CountSubquery(other);
        }

        @Override
        public Type.Scalar type() {
            return Type.of(dev.runnel.type.StorageType.I64);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitCountSubquery(this);
        }

        @Override
        public TableExpr mapChildren(UnaryOperator<TableExpr> f) {
            return this;
        }
    }

    /**
     * The aggregate that the subquery returns.
     *
     * @param subquery a select of one {@link Aggregate}
     */
    record AggregateSubquery(SelectRows subquery) implements Subquery {
        /** Returns the aggregate. */
        public Aggregate aggregate() {
            return (Aggregate) subquery.selection().get(0);
        }

        @Override
        public AggregateSubquery withSubquery(SelectRows other) {
            return new AggregateSubquery(other);
        }

        @Override
        public Type.Scalar type() {
            return aggregate().type();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitAggregateSubquery(this);
        }

        @Override
        public TableExpr mapChildren(UnaryOperator<TableExpr> f) {
            return this;
        }
    }

    /**
     * The value of the first row that the subquery returns; NULL if it returns none.
     *
     * @param subquery a select of one value, of at most one row
     */
    record FirstValueSubquery(SelectRows subquery) implements Subquery {
        /** Returns the value that is selected. */
        public TableExpr selected() {
            return subquery.selection().get(0);
        }

        @Override
        public FirstValueSubquery withSubquery(SelectRows other) {
            return new FirstValueSubquery(other);
        }

        @Override
        public Type.Scalar type() {
            return selected().type().asNullable();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitFirstValueSubquery(this);
        }

        @Override
        public TableExpr mapChildren(UnaryOperator<TableExpr> f) {
            return this;
        }
    }

    /**
     * An expression in SQL of the application, for databases with {@link Capabilities.Reads#sql}. A driver renders a
     * condition so that it is false where its SQL is NULL.
     *
     * @param parts the SQL, in order
     * @param condition whether it is a condition; otherwise it is a value that may be NULL
     * @param storage the storage type of the value
     */
    record SqlFragment(List<SqlPart> parts, boolean condition, StorageType storage) implements TableExpr {
        public SqlFragment {
            parts = List.copyOf(parts);
        }

        @Override
        public Type.Scalar type() {
            return condition ? Type.Scalar.CONDITION : Type.optional(storage);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitSqlFragment(this);
        }

        @Override
        public TableExpr mapChildren(UnaryOperator<TableExpr> f) {
            boolean[] changed = {false};
            List<SqlPart> mapped = parts.stream()
                    .<SqlPart>map(part -> {
                        if (!(part instanceof SqlPart.Argument argument)) {
                            return part;
                        }
                        TableExpr expr = f.apply(argument.expr());
                        changed[0] |= expr != argument.expr();
                        return expr == argument.expr() ? part : new SqlPart.Argument(expr);
                    })
                    .toList();
            return changed[0] ? new SqlFragment(mapped, condition, storage) : this;
        }
    }

    private static List<Type.Scalar> types(List<TableExpr> operands) {
        return operands.stream().map(TableExpr::type).toList();
    }

    private static List<TableExpr> mapAll(List<TableExpr> terms, UnaryOperator<TableExpr> f) {
        List<TableExpr> mapped = new ArrayList<>(terms.size());
        boolean changed = false;
        for (TableExpr term : terms) {
            TableExpr m = f.apply(term);
            changed |= m != term;
            mapped.add(m);
        }
        return changed ? mapped : terms;
    }
}
