package dev.runnel.planner.verify;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatement;
import dev.runnel.mapping.Operator;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.schema.Schema;
import dev.runnel.stmt.Anchor;
import dev.runnel.stmt.Anchor.Up;
import dev.runnel.stmt.Delete;
import dev.runnel.stmt.Extent;
import dev.runnel.stmt.Include;
import dev.runnel.stmt.Insert;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.Compare;
import dev.runnel.stmt.ModelExpr.CountRelated;
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.ModelExpr.InSelect;
import dev.runnel.stmt.ModelExpr.Quantified;
import dev.runnel.stmt.ModelExpr.RelatedTo;
import dev.runnel.stmt.ModelExpr.RelatesNothing;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ModelExprs;
import dev.runnel.stmt.ModelStatement;
import dev.runnel.stmt.Order;
import dev.runnel.stmt.Select;
import dev.runnel.stmt.Update;
import dev.runnel.stmt.Update.Assignment;
import dev.runnel.stmt.UserValues;
import dev.runnel.type.CompareOp;
import java.util.ArrayList;
import java.util.List;

/**
 * Refuses what cannot be meant: models that this Db does not hold, fields of foreign lambdas, assignments that a column cannot
 * take. What the types of the API or a builder refuse earlier is not looked for again.
 */
public final class Verifier implements ModelStatement.Visitor<Void> {
    private final Schema schema;

    public Verifier(Schema schema) {
        this.schema = schema;
    }

    /**
     * @throws InvalidStatement when the statement cannot be meant
     * @throws dev.runnel.error.InvalidSchema when it is about a model that this Db does not hold
     */
    public void verify(ModelStatement statement) {
        schema.entity(statement.entity().type());
        statement.accept(this);
    }

    @Override
    public Void visitSelect(Select select) {
        checkSelect(select, List.of(select.entity()));
        checkLock(select);
        for (Include include : select.includes()) {
            if (include instanceof Include.OfRelation of) {
                checkNoLock(of.shape());
                checkRelatedDistinct(of.shape());
                checkShape(of.relation(), of.shape());
                visitSelect(of.shape());
            }
        }
        return null;
    }

    /** What is locked are the rows that are given, and no others. */
    private static void checkLock(Select select) {
        if (select.lock() == null) {
            return;
        }
        switch (select.terminal()) {
            case COUNT, EXISTS -> throw notLockable(select, "a lock is on rows that are given, and these are not");
            case PAGE ->
                throw notLockable(select, "a page takes no lock: it would be on the row behind the page too")
                        .hint("read with a limit instead");
            case ALL, FIRST, ONE -> {
                if (select.distinct()) {
                    throw notLockable(select, "distinct values take no lock: several rows may stand behind one");
                }
            }
        }
    }

    private static void checkNoLock(Select inside) {
        if (inside.lock() != null) {
            throw notLockable(
                            inside,
                            "only the rows of the query itself are locked, not related ones or those of a subquery")
                    .hint("lock them by a query of their own");
        }
    }

    private static InvalidStatement notLockable(Select select, String what) {
        return new InvalidStatement(ErrorCode.NOT_LOCKABLE, what)
                .with("model", select.entity().name())
                .with("lock", String.valueOf(select.lock()));
    }

    /** The record has to be able to say what its relation holds: that it is a part only, or nothing. */
    private static void checkShape(Relation relation, Select shape) {
        boolean filtered = !shape.filter().equals(ValueExpr.TRUE);
        boolean cut = !shape.extent().equals(Extent.ALL);
        if (relation.toOne() && (cut || !shape.order().isEmpty())) {
            throw shapedInclude(relation, "a relation to one record is neither sorted nor cut")
                    .hint("sort and limit relations to many");
        }
        if (relation.toOne() && filtered && !relation.optional()) {
            throw shapedInclude(relation, "a required relation is not filtered: it cannot be absent")
                    .hint("filter the records that have it");
        }
        if (relation.eager() && (filtered || cut)) {
            throw shapedInclude(relation, "a relation that is part of every read is read whole")
                    .hint("declare it Deferred<…>, which can say that it holds a part only");
        }
    }

    private static InvalidStatement shapedInclude(Relation relation, String what) {
        return new InvalidStatement(ErrorCode.SHAPED_INCLUDE, what).with("relation", relation.toString());
    }

    private static void checkRelatedDistinct(Select shape) {
        if (shape.distinct() && !shape.extent().equals(Extent.ALL)) {
            throw new InvalidStatement(
                            ErrorCode.DISTINCT_RELATION, "distinct values of related rows take no limit and no offset")
                    .with("model", shape.entity().name())
                    .hint("limit the list that was read");
        }
    }

    private static void checkDistinct(Select select) {
        if (!select.includes().isEmpty()) {
            throw new InvalidStatement(ErrorCode.DISTINCT_RELATION, "a distinct selection has no related rows in it")
                    .with("model", select.entity().name())
                    .hint("select fields only, or leave distinct() out");
        }
        if (!select.order().stream().map(Order::expr).allMatch(select.selection()::contains)) {
            throw new InvalidStatement(
                            ErrorCode.DISTINCT_ORDER, "distinct rows are sorted by something that is not selected")
                    .with("model", select.entity().name())
                    .hint("select it too, or sort by what is selected");
        }
    }

    private void checkSelect(Select select, List<Entity> scopes) {
        check(select.filter(), scopes);
        select.order().forEach(key -> check(key.expr(), scopes));
        select.selection().forEach(expr -> check(expr, scopes));
        if (select.distinct()) {
            checkDistinct(select);
        }
    }

    @Override
    public Void visitInsert(Insert insert) {
        insert.computed().forEach(computed -> checkComputed(insert.entity(), computed));
        for (Insert.Nested nested : insert.nested()) {
            schema.entity(nested.insert().entity().type());
            visitInsert(nested.insert());
            checkGiven(insert, schema.fields(nested.relation()));
            checkGiven(nested.insert(), schema.references(nested.relation()));
        }
        return null;
    }

    @Override
    public Void visitUpdate(Update update) {
        List<Entity> scope = List.of(update.entity());
        check(update.filter(), scope);
        for (Assignment assignment : update.assignments()) {
            check(assignment.value(), scope);
            checkAssignment(update.entity(), assignment);
        }
        return null;
    }

    @Override
    public Void visitDelete(Delete delete) {
        check(delete.filter(), List.of(delete.entity()));
        return null;
    }

    /** There is no row yet that a value could be computed from. */
    private void checkComputed(Entity entity, Insert.Computed computed) {
        Field field = computed.field();
        if (entity.isKey(field) || field.isVersion()) {
            throw notAssignable(field, "the key and the version of a new row are not computed")
                    .hint("give it a value, or let it be made");
        }
        for (ModelExpr value : computed.values()) {
            check(value, List.of());
            checkPresence(field, value);
        }
    }

    /** What refers to a row that is created with it needs the value before the row is there. */
    private static void checkGiven(Insert insert, List<Field> referring) {
        for (Insert.Computed computed : insert.computed()) {
            if (referring.contains(computed.field())) {
                throw notAssignable(computed.field(), "rows that are created together refer to each other by it")
                        .hint("create the row first, and then those that refer to it");
            }
        }
    }

    private static void checkPresence(Field field, ModelExpr value) {
        if (value.type().nullable() && !field.type().nullable()) {
            throw notAssignable(field, "the expression may be absent, and the field is required");
        }
    }

    private static void checkAssignment(Entity entity, Assignment assignment) {
        Field field = assignment.field();
        if (entity.isKey(field)) {
            throw notAssignable(field, "a field of the key does not change")
                    .hint("create another row and delete this one");
        }
        checkPresence(field, assignment.value());
        if (usesSteps(assignment.value())) {
            throw notAssignable(field, "an assignment computes from the row itself, not over a relation");
        }
    }

    private static InvalidStatement notAssignable(Field field, String what) {
        return new InvalidStatement(ErrorCode.NOT_ASSIGNABLE, what).with("field", field.toString());
    }

    private static boolean usesSteps(ModelExpr expr) {
        boolean[] found = {
            expr instanceof FieldRef ref && !ref.steps().isEmpty()
                    || expr instanceof CountRelated count
                            && !count.relation().steps().isEmpty()
        };
        expr.mapChildren(child -> {
            found[0] |= usesSteps(child);
            return child;
        });
        return found[0];
    }

    /** @param scopes the models of the scopes around the expression, the nearest last */
    private void check(ModelExpr expr, List<Entity> scopes) {
        if (expr instanceof Compare compare) {
            checkKept(compare.op(), compare.left());
            checkKept(compare.op(), compare.right());
        } else if (expr instanceof FieldRef ref) {
            checkPath(
                    ref.anchor(), ref.steps(), ref.field().owner(), ref.field().toString(), scopes);
        } else if (expr instanceof RelatedTo related) {
            Relation relation = related.relation().relation();
            checkPath(
                    related.relation().anchor(),
                    related.relation().steps(),
                    relation.owner(),
                    relation.toString(),
                    scopes);
        } else if (expr instanceof RelatesNothing nothing) {
            Relation relation = nothing.relation().relation();
            checkPath(
                    nothing.relation().anchor(),
                    nothing.relation().steps(),
                    relation.owner(),
                    relation.toString(),
                    scopes);
        } else if (expr instanceof CountRelated count) {
            Relation relation = count.relation().relation();
            checkPath(
                    count.relation().anchor(), count.relation().steps(), relation.owner(), relation.toString(), scopes);
        } else if (expr instanceof Quantified quantified) {
            Relation relation = quantified.relation().relation();
            checkPath(
                    quantified.relation().anchor(),
                    quantified.relation().steps(),
                    relation.owner(),
                    relation.toString(),
                    scopes);
            List<Entity> inner = new ArrayList<>(scopes);
            inner.add(schema.target(relation));
            check(quantified.condition(), inner);
            return;
        } else if (expr instanceof InSelect in) {
            schema.entity(in.select().entity().type());
            checkNoLock(in.select());
            List<Entity> inner = new ArrayList<>(scopes);
            inner.add(in.select().entity());
            checkSelect(in.select(), inner);
        }
        expr.mapChildren(child -> {
            check(child, scopes);
            return child;
        });
    }

    /** The store compares what stands for the values. */
    private static void checkKept(CompareOp op, ModelExpr operand) {
        if (!ModelExprs.mapping(operand).canDistribute(Operator.of(op))) {
            throw new InvalidStatement(
                            ErrorCode.NOT_ORDERED, "the order of values is not that of what they are stored as")
                    .with("field", UserValues.nameOf(operand))
                    .with("operator", op.symbol())
                    .hint("ask whether they are equal, or in a list");
        }
    }

    private void checkPath(Anchor anchor, List<Relation> steps, Class<?> owner, String name, List<Entity> scopes) {
        if (!(anchor instanceof Up up) || up.depth() >= scopes.size()) {
            throw new InvalidStatement(ErrorCode.FOREIGN_FIELD, "a field is used outside the lambda that received it")
                    .with("field", name)
                    .hint(
                            "use the fields that the innermost lambda receives; inside with(…) no field from outside is visible");
        }
        Class<?> at = scopes.get(scopes.size() - 1 - up.depth()).type();
        for (Relation step : steps) {
            if (step.owner() != at) {
                throw foreign(name, at);
            }
            at = schema.target(step).type();
        }
        if (owner != at) {
            throw foreign(name, at);
        }
    }

    private static InvalidStatement foreign(String name, Class<?> at) {
        return new InvalidStatement(
                        ErrorCode.FOREIGN_FIELD, "the field belongs to another model than the one it is used on")
                .with("field", name)
                .with("model", at.getSimpleName());
    }
}
