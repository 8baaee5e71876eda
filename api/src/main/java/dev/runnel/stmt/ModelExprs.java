package dev.runnel.stmt;

import dev.runnel.mapping.Encoding;
import dev.runnel.mapping.IdentityEncoding;
import dev.runnel.stmt.ModelExpr.Aggregate;
import dev.runnel.stmt.ModelExpr.AggregateRelated;
import dev.runnel.stmt.ModelExpr.And;
import dev.runnel.stmt.ModelExpr.Call;
import dev.runnel.stmt.ModelExpr.CountRelated;
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.ModelExpr.GroupKey;
import dev.runnel.stmt.ModelExpr.Or;
import dev.runnel.stmt.ModelExpr.Quantified;
import dev.runnel.stmt.ModelExpr.RelationEquals;
import dev.runnel.stmt.ModelExpr.RelationIsNull;
import dev.runnel.stmt.ModelExpr.ScalarSubquery;
import dev.runnel.stmt.ModelExpr.SqlFragment;
import dev.runnel.stmt.ModelExpr.Subquery;
import dev.runnel.stmt.ScopeRef.Outer;
import dev.runnel.type.AggregateOp;
import dev.runnel.type.StorageType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Operations on expressions while a statement is built: conjunction, disjunction, and the binding of scopes. */
public final class ModelExprs {
    private ModelExprs() {}

    /**
     * Returns the encoding of values that are compared with an expression: that of the field from which it is computed.
     */
    public static Encoding<Object, Object> mapping(ModelExpr expr) {
        if (expr instanceof FieldRef ref) {
            return ref.field().mapping();
        }
        if (expr instanceof SqlFragment fragment) {
            return untyped(fragment.mapping());
        }
        if (expr instanceof GroupKey key) {
            return untyped(key.mapping());
        }
        if (expr instanceof Aggregate aggregate) {
            return mapping(aggregate.op(), aggregate.operand(), aggregate.storage());
        }
        if (expr instanceof AggregateRelated aggregate) {
            return mapping(aggregate.op(), aggregate.operand(), aggregate.storage());
        }
        if (expr instanceof ScalarSubquery scalar) {
            return mapping(scalar.selected());
        }
        return expr instanceof Call call
                ? untyped(call.mapping())
                : IdentityEncoding.of(expr.type().storage());
    }

    private static Encoding<Object, Object> mapping(AggregateOp op, ModelExpr operand, StorageType storage) {
        return switch (op) {
            case MIN, MAX -> mapping(operand);
            case SUM -> untyped(mapping(operand).storageForm());
            case COUNT, COUNT_DISTINCT, AVG -> IdentityEncoding.of(storage);
        };
    }

    /** Discards the Java type of an encoding, which the compiler has checked for the expression. */
    @SuppressWarnings("unchecked")
    private static Encoding<Object, Object> untyped(Encoding<?, ?> mapping) {
        return (Encoding<Object, Object>) mapping;
    }

    /** Returns {@code a and b} as one flat conjunction. The parameters of {@code a} come before those of {@code b}. */
    public static ModelExpr and(ModelExpr a, ModelExpr b) {
        List<ModelExpr> terms = new ArrayList<>();
        addTerms(terms, a, true);
        addTerms(terms, b, true);
        return new And(terms);
    }

    /** Returns {@code a or b} as one flat disjunction. The parameters of {@code a} come before those of {@code b}. */
    public static ModelExpr or(ModelExpr a, ModelExpr b) {
        List<ModelExpr> terms = new ArrayList<>();
        addTerms(terms, a, false);
        addTerms(terms, b, false);
        return new Or(terms);
    }

    private static void addTerms(List<ModelExpr> terms, ModelExpr expr, boolean conjunction) {
        if (conjunction && expr instanceof And and) {
            terms.addAll(and.terms());
        } else if (!conjunction && expr instanceof Or or) {
            terms.addAll(or.terms());
        } else {
            terms.add(expr);
        }
    }

    /** Binds each path that starts at {@code scope} to the number of scopes between the path and {@code expr}. */
    public static ModelExpr bindScope(ModelExpr expr, LambdaScope scope) {
        return new ScopeBinding(scope, 0).apply(expr);
    }

    /**
     * Binds the paths that start at a scope.
     *
     * @param depth the number of scopes between the paths and the expression
     */
    private record ScopeBinding(LambdaScope scope, int depth) implements UnaryOperator<ModelExpr> {
        @Override
        public ModelExpr apply(ModelExpr expr) {
            if (expr instanceof FieldRef ref) {
                return ref.anchor() == scope ? new FieldRef(outer(), ref.steps(), ref.field()) : ref;
            }
            if (expr instanceof RelationEquals related) {
                return related.relation().anchor() == scope
                        ? new RelationEquals(bind(related.relation()), related.key())
                        : related;
            }
            if (expr instanceof RelationIsNull nothing) {
                return nothing.relation().anchor() == scope ? new RelationIsNull(bind(nothing.relation())) : nothing;
            }
            if (expr instanceof CountRelated count) {
                return count.relation().anchor() == scope ? new CountRelated(bind(count.relation())) : count;
            }
            if (expr instanceof Quantified quantified) {
                RelationRef relation = bind(quantified.relation());
                ModelExpr condition = inner().apply(quantified.condition());
                return relation == quantified.relation() && condition == quantified.condition()
                        ? quantified
                        : new Quantified(quantified.quantifier(), relation, condition);
            }
            if (expr instanceof AggregateRelated aggregate) {
                ScopeBinding inner = inner();
                return new AggregateRelated(
                        aggregate.op(),
                        bind(aggregate.relation()),
                        inner.apply(aggregate.condition()),
                        inner.apply(aggregate.operand()),
                        aggregate.storage());
            }
            if (expr instanceof Subquery subquery) {
                return subquery.mapChildren(this).withSelect(inner().select(subquery.select()));
            }
            return expr.mapChildren(this);
        }

        private Select select(Select select) {
            Grouping groups = select.grouping();
            return new Select(
                    select.entity(),
                    apply(select.filter()),
                    groups == null
                            ? null
                            : new Grouping(groups.keys().stream().map(this).toList(), apply(groups.having())),
                    select.order().stream()
                            .map(key -> new Order(apply(key.expr()), key.direction(), key.nullsFirst()))
                            .toList(),
                    select.includes(),
                    select.extent(),
                    select.selection().stream().map(this).toList(),
                    select.distinct(),
                    select.lock(),
                    select.terminal(),
                    select.options());
        }

        private RelationRef bind(RelationRef relation) {
            return relation.anchor() == scope
                    ? new RelationRef(outer(), relation.steps(), relation.relation())
                    : relation;
        }

        private Outer outer() {
            return depth == 0 ? Outer.OWN : new Outer(depth);
        }

        private ScopeBinding inner() {
            return new ScopeBinding(scope, depth + 1);
        }
    }
}
