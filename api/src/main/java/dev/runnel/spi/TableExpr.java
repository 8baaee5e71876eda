package dev.runnel.spi;

import dev.runnel.schema.Column;
import dev.runnel.type.ArithmeticOp;
import dev.runnel.type.CompareOp;
import dev.runnel.type.FunctionDescriptor;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An expression over tables: columns, keys, subqueries. Two-valued, as in the model; a driver that renders it for a store with
 * another logic must keep it so. Immutable; equality is structural.
 */
public sealed interface TableExpr {

    Type.Scalar type();

    <R> R accept(Visitor<R> visitor);

    /** This expression with {@code f} applied to each child; {@code this} when every child came back the same. */
    TableExpr mapChildren(UnaryOperator<TableExpr> f);

    /** One method for each node: a new node does not compile before every renderer and evaluator handles it. */
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

        R visitArithmetic(Arithmetic arithmetic);

        R visitCall(Call call);

        R visitCountAll(CountAll countRows);

        R visitCountSubquery(CountSubquery countOf);
    }

    /**
     * A column of a source of a select. {@code up} counts the selects between this place and the one that has the source: 0 is
     * its own. {@code source} 0 is the select's table, 1 and more are its joins in order. Its type is nullable where the column
     * is, or where the source is an outer join.
     */
    record ColumnRef(int depth, int source, Column column, Type.Scalar type) implements TableExpr {
        /** A column of the select's own table. */
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

    /** A value of the user, or a constant of the engine. */
    record ValueExpr(Value value) implements TableExpr {
        public static final ValueExpr TRUE = new ValueExpr(Value.Literal.TRUE);
        public static final ValueExpr FALSE = new ValueExpr(Value.Literal.FALSE);

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

    /** {@code left op right}: equality is null-safe, an ordering with an absent side is false. */
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

    /** The operand is absent. */
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

    /** The operand equals a value of a list that is not empty. An absent operand is in no list. */
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

    /** Two keys are the same, column by column, and no part of either is absent: plain {@code =} of the store. */
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
     * A key is one of many: {@code columns} equal, by position, the i-th element of each list, for some i. The lists have one
     * length, are not empty, and hold no null. An absent column equals nothing.
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
     * The operand equals a value of the only column of the subquery; an absent operand equals none, and so does an absent value.
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
     * A call of a function, with operands of the types that it takes.
     *
     * @param storage the storage type of its value
     */
    record Call(FunctionDescriptor function, List<TableExpr> operands, StorageType storage) implements TableExpr {
        public Call {
            operands = List.copyOf(operands);
            function.type(storage, types(operands));
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

    /** Every term holds. */
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

    /** Some term holds. */
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

    /** The complement of the condition. */
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

    /** What has a select inside. There {@code up} 0 is the subquery and 1 is the select around it. */
    sealed interface Subquery extends TableExpr permits Exists, InSubquery, CountSubquery {
        SelectRows subquery();

        /** The same about another select. */
        Subquery withSubquery(SelectRows other);
    }

    /** The subquery has a row. */
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

    /** Arithmetic of two numbers of one type. */
    record Arithmetic(ArithmeticOp op, TableExpr left, TableExpr right) implements TableExpr {
        @Override
        public Type.Scalar type() {
            return right.type().nullable() ? left.type().asNullable() : left.type();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitArithmetic(this);
        }

        @Override
        public TableExpr mapChildren(UnaryOperator<TableExpr> f) {
            TableExpr l = f.apply(left);
            TableExpr r = f.apply(right);
            return l == left && r == right ? this : new Arithmetic(op, l, r);
        }
    }

    /** The number of rows of the select; only as its sole column. */
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

    /** The number of rows of the subquery. */
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
