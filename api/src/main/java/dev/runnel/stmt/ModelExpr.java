package dev.runnel.stmt;

import dev.runnel.mapping.Encoding;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.type.ArithmeticOp;
import dev.runnel.type.CompareOp;
import dev.runnel.type.FunctionDescriptor;
import dev.runnel.type.Quantifier;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An expression over models: fields, relations, quantifiers. Two-valued: a condition is true or false on every row. Immutable;
 * equality is structural and says nothing about values from the user, which live beside it.
 */
public sealed interface ModelExpr {

    Type.Scalar type();

    <R> R accept(Visitor<R> visitor);

    /** This expression with {@code f} applied to each child; {@code this} when every child came back the same. */
    ModelExpr mapChildren(UnaryOperator<ModelExpr> f);

    /** One method for each node: a new node does not compile before everything handles it. */
    interface Visitor<R> {
        R visitField(FieldRef field);

        R visitValue(ValueExpr value);

        R visitCompare(Compare compare);

        R visitIsNull(IsNull isAbsent);

        R visitInList(InList inList);

        R visitRowValueIn(RowValueIn tupleIn);

        R visitInSubquery(InSubquery inSelect);

        R visitAnd(And and);

        R visitOr(Or or);

        R visitNot(Not not);

        R visitQuantified(Quantified quantified);

        R visitRelationEquals(RelationEquals relatedTo);

        R visitRelationIsNull(RelationIsNull relatesNothing);

        R visitArithmetic(Arithmetic arithmetic);

        R visitCountRelated(CountRelated count);

        R visitCall(Call call);
    }

    /** A field, reached from {@code anchor} over to-one relations. Nullable when the field is, or when a step may find nothing. */
    record FieldRef(ScopeRef anchor, List<Relation> steps, Field field) implements ModelExpr {
        public FieldRef {
            steps = List.copyOf(steps);
        }

        @Override
        public Type.Scalar type() {
            for (Relation step : steps) {
                if (step.mayFindNothing()) {
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

    /** A value of the user, or a constant of the engine. */
    record ValueExpr(Value value) implements ModelExpr {
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
        public ModelExpr mapChildren(UnaryOperator<ModelExpr> f) {
            return this;
        }
    }

    /** {@code left op right}, null-safe for equality, false for an ordering with an absent side. */
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

    /** The operand is absent. */
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

    /** The operand equals one of the values of a list that is not empty. An absent operand is in no list. */
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
     * The operand equals a value that a select of one expression gives; an absent operand equals none. It opens a scope: inside
     * the select its row is 0, and what was n outside is n + 1.
     */
    record InSubquery(ModelExpr operand, Select select) implements ModelExpr {
        @Override
        public Type.Scalar type() {
            return Type.Scalar.CONDITION;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitInSubquery(this);
        }

        @Override
        public ModelExpr mapChildren(UnaryOperator<ModelExpr> f) {
            ModelExpr o = f.apply(operand);
            return o == operand ? this : new InSubquery(o, select);
        }
    }

    /**
     * The operands equal, by position, the i-th element of each list, for some i. The lists have one length that is not zero. An
     * absent operand equals nothing.
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

    /** Every term holds. */
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

    /** Some term holds. */
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

    /** The complement of the condition. */
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
     * The condition holds for any, all or none of the rows that a has-many relation reaches. It opens a scope: inside the
     * condition the related row is 0, and what was n outside is n + 1.
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

    /** A to-one relation leads to the row with this key. An absent component relates nothing. */
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

    /** A to-one relation leads nowhere: some component of its foreign key is absent, or no row refers to the owner. */
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

    /** How many rows a has-many relation reaches. */
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
     * A call of a function, with operands of the types that it takes.
     *
     * @param mapping how its value is stored
     */
    record Call(FunctionDescriptor function, List<ModelExpr> operands, Encoding<?, ?> mapping) implements ModelExpr {
        public Call {
            operands = List.copyOf(operands);
            function.type(mapping.storage(), types(operands));
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

    /** Arithmetic of two numbers of one type. */
    record Arithmetic(ArithmeticOp op, ModelExpr left, ModelExpr right) implements ModelExpr {
        @Override
        public Type.Scalar type() {
            return right.type().nullable() ? left.type().asNullable() : left.type();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitArithmetic(this);
        }

        @Override
        public ModelExpr mapChildren(UnaryOperator<ModelExpr> f) {
            ModelExpr l = f.apply(left);
            ModelExpr r = f.apply(right);
            return l == left && r == right ? this : new Arithmetic(op, l, r);
        }
    }

    private static List<Type.Scalar> types(List<ModelExpr> operands) {
        return operands.stream().map(ModelExpr::type).toList();
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
