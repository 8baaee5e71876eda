package dev.runnel.stmt;

import dev.runnel.mapping.Encoding;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.type.AggregateOp;
import dev.runnel.type.CompareOp;
import dev.runnel.type.FunctionDescriptor;
import dev.runnel.type.Quantifier;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * An expression over models: fields, relations, quantifiers. Conditions are two-valued: true or false for each row.
 * Immutable. Equality is structural and does not concern the values of parameters, which are stored separately.
 */
public sealed interface ModelExpr {

    /** Returns the type of the value, with its nullability. */
    Type.Scalar type();

    /** Calls the method of the visitor for this kind of expression, and returns its result. */
    <R> R accept(Visitor<R> visitor);

    /**
     * Returns this expression with {@code f} applied to each direct child, or {@code this} if {@code f} returned each
     * child unchanged.
     */
    ModelExpr mapChildren(UnaryOperator<ModelExpr> f);

    /** Returns whether the predicate is true of this expression or of an expression inside it. Subqueries are not inside. */
    default boolean contains(Predicate<? super ModelExpr> predicate) {
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
     * A function over expressions, with one method for each kind: after a new kind is added, each phase that lacks it
     * fails to compile.
     *
     * @param <R> the type of the result
     */
    interface Visitor<R> {
        R visitField(FieldRef field);

        R visitValue(ValueExpr value);

        R visitCompare(Compare compare);

        R visitIsNull(IsNull isAbsent);

        R visitInList(InList inList);

        R visitRowValueIn(RowValueIn tupleIn);

        R visitInSubquery(InSubquery inSelect);

        R visitExists(Exists exists);

        R visitCompareSubquery(CompareSubquery compare);

        R visitScalarSubquery(ScalarSubquery scalar);

        R visitAnd(And and);

        R visitOr(Or or);

        R visitNot(Not not);

        R visitQuantified(Quantified quantified);

        R visitRelationEquals(RelationEquals relatedTo);

        R visitRelationIsNull(RelationIsNull relatesNothing);

        R visitCountRelated(CountRelated count);

        R visitGroupKey(GroupKey key);

        R visitAggregate(Aggregate aggregate);

        R visitAggregateRelated(AggregateRelated aggregate);

        R visitCall(Call call);

        R visitSqlFragment(SqlFragment fragment);
    }

    /**
     * A field. Its type is nullable if the field is, or if one of the relations may have no related row.
     *
     * @param anchor the scope at which the path starts
     * @param steps the to-one relations from the scope to the owner of the field
     * @param field the field
     */
    record FieldRef(ScopeRef anchor, List<Relation> steps, Field field) implements ModelExpr {
        public FieldRef {
            steps = List.copyOf(steps);
        }

        @Override
        public Type.Scalar type() {
            for (int i = 0; i < steps.size(); i++) { // an iterator would be garbage of each comparison
                if (steps.get(i).mayFindNothing()) {
                    return field.type().asNullable();
                }
            }
            return field.type();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitField(this);
        }

        @Override
        public ModelExpr mapChildren(UnaryOperator<ModelExpr> f) {
            return this;
        }
    }

    /**
     * A parameter or a constant.
     *
     * @param value the parameter or constant
     */
    record ValueExpr(Value value) implements ModelExpr {
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
        public ModelExpr mapChildren(UnaryOperator<ModelExpr> f) {
            return this;
        }
    }

    /**
     * A comparison. Equality is null-safe: NULL equals NULL. An ordering comparison with NULL is false.
     *
     * @param op the operator
     * @param left the left operand
     * @param right the right operand
     */
    record Compare(CompareOp op, ModelExpr left, ModelExpr right) implements ModelExpr {
        @Override
        public Type.Scalar type() {
            return Type.Scalar.CONDITION;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitCompare(this);
        }

        @Override
        public ModelExpr mapChildren(UnaryOperator<ModelExpr> f) {
            ModelExpr l = f.apply(left);
            ModelExpr r = f.apply(right);
            return l == left && r == right ? this : new Compare(op, l, r);
        }
    }

    /** The operand is NULL. */
    record IsNull(ModelExpr operand) implements ModelExpr {
        @Override
        public Type.Scalar type() {
            return Type.Scalar.CONDITION;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitIsNull(this);
        }

        @Override
        public ModelExpr mapChildren(UnaryOperator<ModelExpr> f) {
            ModelExpr o = f.apply(operand);
            return o == operand ? this : new IsNull(o);
        }
    }

    /**
     * The operand equals an element of a list that is not empty. NULL is in no list.
     *
     * @param operand the operand
     * @param list the parameter for the list
     */
    record InList(ModelExpr operand, Value.ListParam list) implements ModelExpr {
        @Override
        public Type.Scalar type() {
            return Type.Scalar.CONDITION;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitInList(this);
        }

        @Override
        public ModelExpr mapChildren(UnaryOperator<ModelExpr> f) {
            ModelExpr o = f.apply(operand);
            return o == operand ? this : new InList(o, list);
        }
    }

    /**
     * An expression that contains a select. The select opens a scope: inside it, depth 0 is its own row, and an outer depth n
     * becomes n + 1. The parameters of the operands come before those of the select.
     */
    sealed interface Subquery extends ModelExpr permits InSubquery, Exists, CompareSubquery, ScalarSubquery {
        /** Returns the select. */
        Select select();

        /** Returns this expression with another select. */
        Subquery withSelect(Select other);

        /** Applies a function to each direct child, which the select is not. */
        @Override
        Subquery mapChildren(UnaryOperator<ModelExpr> f);
    }

    /**
     * The operand equals a value that a select of one expression returns. NULL equals nothing.
     *
     * @param operand the operand
     * @param select a select of one expression
     */
    record InSubquery(ModelExpr operand, Select select) implements Subquery {
        @Override
        public InSubquery withSelect(Select other) {
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
        public InSubquery mapChildren(UnaryOperator<ModelExpr> f) {
            ModelExpr o = f.apply(operand);
            return o == operand ? this : new InSubquery(o, select);
        }
    }

    /**
     * The select returns at least one row.
     *
     * @param select a select without a range
     */
    record Exists(Select select) implements Subquery {
        @Override
        public Exists withSelect(Select other) {
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
        public Exists mapChildren(UnaryOperator<ModelExpr> f) {
            return this;
        }
    }

    /**
     * The comparison is true for any, or for all values that a select returns. A comparison with NULL is false.
     *
     * @param op the operator
     * @param quantifier any or all
     * @param operand the left operand
     * @param select a select of one expression, without a range
     */
    record CompareSubquery(CompareOp op, Quantifier quantifier, ModelExpr operand, Select select) implements Subquery {
        @Override
        public CompareSubquery withSelect(Select other) {
            return new CompareSubquery(op, quantifier, operand, other);
        }

        @Override
        public Type.Scalar type() {
            return Type.Scalar.CONDITION;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitCompareSubquery(this);
        }

        @Override
        public CompareSubquery mapChildren(UnaryOperator<ModelExpr> f) {
            ModelExpr o = f.apply(operand);
            return o == operand ? this : new CompareSubquery(op, quantifier, o, select);
        }
    }

    /**
     * The value of a select: its aggregate, or the value of its first row, which is NULL if it has no row.
     *
     * @param select a select of one expression, whose result mode is {@code AGGREGATE} or {@code FIRST}
     */
    record ScalarSubquery(Select select) implements Subquery {
        /** Returns the expression that the select returns. */
        public ModelExpr selected() {
            return select.selection().get(0);
        }

        /** Returns whether the value is an aggregate of all rows. */
        public boolean isAggregate() {
            return select.terminal() == Select.ResultMode.AGGREGATE;
        }

        @Override
        public ScalarSubquery withSelect(Select other) {
            return new ScalarSubquery(other);
        }

        @Override
        public Type.Scalar type() {
            Type.Scalar type = selected().type();
            return isAggregate() ? type : type.asNullable();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitScalarSubquery(this);
        }

        @Override
        public ScalarSubquery mapChildren(UnaryOperator<ModelExpr> f) {
            return this;
        }
    }

    /**
     * The operands equal the i-th elements of their lists, by position, for some i. NULL equals nothing.
     *
     * @param operands the operands, at least one
     * @param lists a list for each operand; the lists have the same length and are not empty
     */
    record RowValueIn(List<ModelExpr> operands, List<Value.ListParam> lists) implements ModelExpr {
        public RowValueIn {
            operands = List.copyOf(operands);
            lists = List.copyOf(lists);
            if (operands.isEmpty() || operands.size() != lists.size()) {
                throw new IllegalArgumentException("TupleIn takes a list for each operand, and at least one");
            }
        }

        @Override
        public Type.Scalar type() {
            return Type.Scalar.CONDITION;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitRowValueIn(this);
        }

        @Override
        public ModelExpr mapChildren(UnaryOperator<ModelExpr> f) {
            List<ModelExpr> mapped = mapAll(operands, f);
            return mapped == operands ? this : new RowValueIn(mapped, lists);
        }
    }

    /**
     * Each term is true.
     *
     * @param terms the terms, at least two
     */
    record And(List<ModelExpr> terms) implements ModelExpr {
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
        public ModelExpr mapChildren(UnaryOperator<ModelExpr> f) {
            List<ModelExpr> mapped = mapAll(terms, f);
            return mapped == terms ? this : new And(mapped);
        }
    }

    /**
     * At least one term is true.
     *
     * @param terms the terms, at least two
     */
    record Or(List<ModelExpr> terms) implements ModelExpr {
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
        public ModelExpr mapChildren(UnaryOperator<ModelExpr> f) {
            List<ModelExpr> mapped = mapAll(terms, f);
            return mapped == terms ? this : new Or(mapped);
        }
    }

    /** The condition is false. */
    record Not(ModelExpr condition) implements ModelExpr {
        @Override
        public Type.Scalar type() {
            return Type.Scalar.CONDITION;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitNot(this);
        }

        @Override
        public ModelExpr mapChildren(UnaryOperator<ModelExpr> f) {
            ModelExpr c = f.apply(condition);
            return c == condition ? this : new Not(c);
        }
    }

    /**
     * The condition is true for any, all or none of the rows of a has-many relation. It opens a scope: inside the
     * condition, depth 0 is the related row, and an outer depth n becomes n + 1.
     *
     * @param quantifier any, all or none
     * @param relation the relation
     * @param condition the condition
     */
    record Quantified(Quantifier quantifier, RelationRef relation, ModelExpr condition) implements ModelExpr {
        @Override
        public Type.Scalar type() {
            return Type.Scalar.CONDITION;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitQuantified(this);
        }

        @Override
        public ModelExpr mapChildren(UnaryOperator<ModelExpr> f) {
            ModelExpr c = f.apply(condition);
            return c == condition ? this : new Quantified(quantifier, relation, c);
        }
    }

    /**
     * The related row of a to-one relation has this key. A relation whose foreign key has a NULL component equals
     * nothing.
     *
     * @param relation the relation
     * @param key the components of the key
     */
    record RelationEquals(RelationRef relation, List<Value.Param> key) implements ModelExpr {
        public RelationEquals {
            key = List.copyOf(key);
        }

        @Override
        public Type.Scalar type() {
            return Type.Scalar.CONDITION;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitRelationEquals(this);
        }

        @Override
        public ModelExpr mapChildren(UnaryOperator<ModelExpr> f) {
            return this;
        }
    }

    /** A to-one relation has no related row: a component of its foreign key is NULL, or no row refers to the owner. */
    record RelationIsNull(RelationRef relation) implements ModelExpr {
        @Override
        public Type.Scalar type() {
            return Type.Scalar.CONDITION;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitRelationIsNull(this);
        }

        @Override
        public ModelExpr mapChildren(UnaryOperator<ModelExpr> f) {
            return this;
        }
    }

    /** The number of rows of a has-many relation. */
    record CountRelated(RelationRef relation) implements ModelExpr {
        @Override
        public Type.Scalar type() {
            return Type.of(StorageType.I64);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitCountRelated(this);
        }

        @Override
        public ModelExpr mapChildren(UnaryOperator<ModelExpr> f) {
            return this;
        }
    }

    /**
     * A key of a group.
     *
     * @param index the position of the key in {@link Grouping#keys}
     * @param type the type of the key
     * @param mapping the encoding of the key
     */
    record GroupKey(int index, Type.Scalar type, Encoding<?, ?> mapping) implements ModelExpr {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitGroupKey(this);
        }

        /** Returns a text without the encoding, which page cursors contain a digest of. */
        @Override
        public String toString() {
            return "GroupKey[" + index + ", " + type + "]";
        }

        @Override
        public ModelExpr mapChildren(UnaryOperator<ModelExpr> f) {
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
    record Aggregate(AggregateOp op, ModelExpr operand, StorageType storage) implements ModelExpr {
        @Override
        public Type.Scalar type() {
            return op.isNullable() ? Type.optional(storage) : Type.of(storage);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitAggregate(this);
        }

        @Override
        public ModelExpr mapChildren(UnaryOperator<ModelExpr> f) {
            ModelExpr mapped = f.apply(operand);
            return mapped == operand ? this : new Aggregate(op, mapped, storage);
        }
    }

    /**
     * An aggregate of an expression over the rows of a has-many relation for which a condition is true.
     *
     * @param op the aggregate
     * @param relation the relation
     * @param condition a condition on a related row; {@code true} for all of them
     * @param operand the expression of a related row; {@code true} to count the rows
     * @param storage the storage type of the result
     */
    record AggregateRelated(
            AggregateOp op, RelationRef relation, ModelExpr condition, ModelExpr operand, StorageType storage)
            implements ModelExpr {
        @Override
        public Type.Scalar type() {
            return op.isNullable() ? Type.optional(storage) : Type.of(storage);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitAggregateRelated(this);
        }

        @Override
        public ModelExpr mapChildren(UnaryOperator<ModelExpr> f) {
            ModelExpr c = f.apply(condition);
            ModelExpr o = f.apply(operand);
            return c == condition && o == operand ? this : new AggregateRelated(op, relation, c, o, storage);
        }
    }

    /**
     * A call of a function.
     *
     * @param function the function
     * @param operands the operands, of the types that the function accepts
     * @param mapping the encoding of the result
     */
    record Call(FunctionDescriptor function, List<ModelExpr> operands, Encoding<?, ?> mapping) implements ModelExpr {
        public Call {
            operands = List.copyOf(operands);
            function.type(mapping.storage(), types(operands));
        }

        /** Returns the call of an operator on two operands whose encoding is that of the result. */
        public static Call of(FunctionDescriptor function, ModelExpr left, ModelExpr right) {
            return new Call(
                    function, List.of(left, right), ModelExprs.mapping(left).storageForm());
        }

        @Override
        public Type.Scalar type() {
            return function.type(mapping.storage(), types(operands));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitCall(this);
        }

        @Override
        public ModelExpr mapChildren(UnaryOperator<ModelExpr> f) {
            List<ModelExpr> mapped = mapAll(operands, f);
            return mapped == operands ? this : new Call(function, mapped, mapping);
        }
    }

    /**
     * An expression in SQL of the application. A value may be NULL; a condition that is unknown is false.
     *
     * @param template the SQL and its arguments
     * @param condition whether it is a condition
     * @param mapping the encoding of the value; that of booleans for a condition
     */
    record SqlFragment(SqlTemplate template, boolean condition, Encoding<?, ?> mapping) implements ModelExpr {
        @Override
        public Type.Scalar type() {
            return condition ? Type.Scalar.CONDITION : Type.optional(mapping.storage());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitSqlFragment(this);
        }

        @Override
        public ModelExpr mapChildren(UnaryOperator<ModelExpr> f) {
            SqlTemplate mapped = template.mapExpressions(f);
            return mapped == template ? this : new SqlFragment(mapped, condition, mapping);
        }
    }

    private static List<Type.Scalar> types(List<ModelExpr> operands) {
        List<Type.Scalar> types = new ArrayList<>(operands.size());
        for (ModelExpr operand : operands) {
            types.add(operand.type());
        }
        return types;
    }

    private static List<ModelExpr> mapAll(List<ModelExpr> terms, UnaryOperator<ModelExpr> f) {
        List<ModelExpr> mapped = new ArrayList<>(terms.size());
        boolean changed = false;
        for (ModelExpr term : terms) {
            ModelExpr m = f.apply(term);
            changed |= m != term;
            mapped.add(m);
        }
        return changed ? mapped : terms;
    }
}
