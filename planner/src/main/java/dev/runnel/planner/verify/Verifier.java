package dev.runnel.planner.verify;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.UnsupportedFeatureException;
import dev.runnel.mapping.PreservedOperator;
import dev.runnel.schema.ColumnType;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.schema.Schema;
import dev.runnel.spi.Capabilities;
import dev.runnel.stmt.CascadingDelete;
import dev.runnel.stmt.Delete;
import dev.runnel.stmt.Grouping;
import dev.runnel.stmt.Include;
import dev.runnel.stmt.Insert;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.Aggregate;
import dev.runnel.stmt.ModelExpr.AggregateRelated;
import dev.runnel.stmt.ModelExpr.Compare;
import dev.runnel.stmt.ModelExpr.CompareSubquery;
import dev.runnel.stmt.ModelExpr.CountRelated;
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.ModelExpr.GroupKey;
import dev.runnel.stmt.ModelExpr.Quantified;
import dev.runnel.stmt.ModelExpr.RelationEquals;
import dev.runnel.stmt.ModelExpr.RelationIsNull;
import dev.runnel.stmt.ModelExpr.ScalarSubquery;
import dev.runnel.stmt.ModelExpr.SqlFragment;
import dev.runnel.stmt.ModelExpr.Subquery;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ModelExprs;
import dev.runnel.stmt.ModelStatement;
import dev.runnel.stmt.Order;
import dev.runnel.stmt.ParameterValues;
import dev.runnel.stmt.RowRange;
import dev.runnel.stmt.ScopeRef;
import dev.runnel.stmt.ScopeRef.Outer;
import dev.runnel.stmt.Select;
import dev.runnel.stmt.Select.ResultMode;
import dev.runnel.stmt.SqlStatement;
import dev.runnel.stmt.SqlTemplate;
import dev.runnel.stmt.Update;
import dev.runnel.stmt.Update.Assignment;
import dev.runnel.stmt.UpdateMany;
import dev.runnel.stmt.Upsert;
import dev.runnel.stmt.UpsertMany;
import dev.runnel.stmt.WriteSequence;
import dev.runnel.type.AggregateOp;
import dev.runnel.type.CompareOp;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rejects invalid statements before any I/O: unknown models, fields of other lambdas, assignments that a column does
 * not accept. Does not repeat checks of the API's types and builders.
 */
public final class Verifier implements ModelStatement.Visitor<Void> {
    private final Schema schema;
    private final Capabilities capabilities;

    public Verifier(Schema schema, Capabilities capabilities) {
        this.schema = schema;
        this.capabilities = capabilities;
    }

    /**
     * @throws InvalidStatementException if the statement is not valid
     * @throws dev.runnel.error.InvalidSchemaException if its model is not part of this Db
     * @throws UnsupportedFeatureException if it has SQL of the application that the database does not run
     */
    public void verify(ModelStatement statement) {
        statement.model().ifPresent(model -> schema.entity(model.type()));
        statement.accept(this);
    }

    @Override
    public Void visitSelect(Select select) {
        checkSelect(select, List.of(select.entity()));
        checkLock(select);
        for (Include include : select.includes()) {
            if (include instanceof Include.OfRelation relationInclude) {
                checkNoLock(relationInclude.shape());
                checkNotGrouped(relationInclude.shape());
                checkRelatedDistinct(relationInclude.shape());
                checkShape(relationInclude.relation(), relationInclude.shape());
                visitSelect(relationInclude.shape());
            }
        }
        return null;
    }

    /** Only rows that the query returns can be locked. */
    private static void checkLock(Select select) {
        if (select.lock() == null) {
            return;
        }
        if (select.grouping() != null) {
            throw notLockable(select, "a group stands for several rows, so none is locked")
                    .hint("read the rows with the lock, or leave the lock out");
        }
        switch (select.terminal()) {
            case COUNT, EXISTS, AGGREGATE ->
                throw notLockable(select, "count, exists and aggregates return no rows that could be locked")
                        .hint("read the rows with the lock, or leave the lock out");
            case PAGE ->
                throw notLockable(select, "a page would also lock a row outside of the page")
                        .hint("use limit(…) instead of page(…), or leave the lock out");
            case ALL, FIRST, ONE -> {
                if (select.distinct()) {
                    throw notLockable(select, "a distinct value can stand for several rows, so none is locked")
                            .hint("leave distinct() or the lock out");
                }
            }
        }
    }

    private static void checkNoLock(Select inside) {
        if (inside.lock() != null) {
            throw notLockable(
                            inside,
                            "the lock is on an include or a subquery, and only rows of the query itself can be locked")
                    .hint("lock those rows in a separate query");
        }
    }

    private static void checkNotGrouped(Select inside) {
        if (inside.grouping() != null) {
            throw new InvalidStatementException(
                            ErrorCode.GROUPED_SUBQUERY, "a query of groups is inside of another query")
                    .with("model", inside.entity().name())
                    .hint("read the groups by a statement of their own, or use aggregates of a relation");
        }
    }

    private static InvalidStatementException notLockable(Select select, String what) {
        return new InvalidStatementException(ErrorCode.NOT_LOCKABLE, what)
                .with("model", select.entity().name())
                .with("lock", String.valueOf(select.lock()));
    }

    /** Checks that the component can express the result of the include: a part of the related rows, or no row. */
    private static void checkShape(Relation relation, Select shape) {
        boolean filtered = !shape.filter().equals(ValueExpr.TRUE);
        boolean limited = !shape.extent().equals(RowRange.ALL);
        if (relation.toOne() && (limited || !shape.order().isEmpty())) {
            throw shapedInclude(relation, "the include of a to-one relation has an order, a limit or an offset")
                    .hint("leave them out: a to-one relation has at most one row");
        }
        if (relation.toOne() && filtered && !relation.optional()) {
            throw shapedInclude(
                            relation,
                            "the include of a required relation has a filter, which could leave the component without a value")
                    .hint("filter the query by the relation instead");
        }
        if (relation.eager() && (filtered || limited)) {
            throw shapedInclude(relation, "the include of an eager relation has a filter, a limit or an offset")
                    .hint("declare the component as Deferred<…>, which can contain a part of the rows");
        }
    }

    private static InvalidStatementException shapedInclude(Relation relation, String what) {
        return new InvalidStatementException(ErrorCode.INCLUDE_NOT_FILTERABLE, what)
                .with("relation", relation.toString());
    }

    private static void checkRelatedDistinct(Select shape) {
        if (shape.distinct() && !shape.extent().equals(RowRange.ALL)) {
            throw new InvalidStatementException(
                            ErrorCode.DISTINCT_RELATION,
                            "the distinct selection of related rows has a limit or an offset")
                    .with("model", shape.entity().name())
                    .hint("leave it out, and truncate the list after it is read");
        }
    }

    private static void checkDistinct(Select select) {
        if (!select.includes().isEmpty()) {
            throw new InvalidStatementException(
                            ErrorCode.DISTINCT_RELATION, "the distinct selection contains related rows")
                    .with("model", select.entity().name())
                    .hint("select fields only, or leave distinct() out");
        }
        if (!select.order().stream().map(Order::expr).allMatch(select.selection()::contains)) {
            throw new InvalidStatementException(
                            ErrorCode.DISTINCT_ORDER,
                            "the distinct selection is sorted by an expression that is not selected")
                    .with("model", select.entity().name())
                    .hint("select the expression too, or sort by a selected one");
        }
    }

    private void checkSelect(Select select, List<Entity> scopes) {
        check(select.filter(), scopes);
        Grouping grouping = select.grouping();
        if (grouping != null || select.terminal() == ResultMode.AGGREGATE) {
            List<ModelExpr> keys = grouping == null ? List.of() : grouping.keys();
            keys.forEach(key -> check(key, scopes));
            if (grouping != null) {
                checkOfGroup(grouping.having(), keys, scopes);
            }
            select.order().forEach(key -> checkOfGroup(key.expr(), keys, scopes));
            select.selection().forEach(expr -> checkOfGroup(expr, keys, scopes));
        } else {
            select.order().forEach(key -> check(key.expr(), scopes));
            select.selection().forEach(expr -> check(expr, scopes));
        }
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
            checkReferencedFields(insert, schema.fields(nested.relation()));
            checkReferencedFields(nested.insert(), schema.references(nested.relation()));
        }
        return null;
    }

    @Override
    public Void visitUpdate(Update update) {
        List<Entity> scope = List.of(update.entity());
        check(update.filter(), scope);
        update.guard().ifPresent(guard -> check(guard, scope));
        for (Assignment assignment : update.assignments()) {
            check(assignment.value(), scope);
            checkAssignment(update.entity(), assignment);
            if (update.skippingEqual()) {
                checkComparable(assignment.field());
            }
        }
        return null;
    }

    @Override
    public Void visitDelete(Delete delete) {
        List<Entity> scope = List.of(delete.entity());
        check(delete.filter(), scope);
        delete.guard().ifPresent(guard -> check(guard, scope));
        return null;
    }

    @Override
    public Void visitSql(SqlStatement sql) {
        checkSql(sql.template());
        sql.template().expressions().forEach(expr -> check(expr, List.of()));
        return null;
    }

    private void checkSql(SqlTemplate template) {
        if (!capabilities.reads().sql() || template.pieces(capabilities.name()).isEmpty()) {
            throw new UnsupportedFeatureException(
                            ErrorCode.SQL_NOT_NATIVE,
                            capabilities.reads().sql()
                                    ? "the SQL has no text for this database"
                                    : "the database runs no SQL")
                    .with("backend", capabilities.name())
                    .hint(
                            capabilities.reads().sql()
                                    ? "add a text with on(…) for this database"
                                    : "use queries of the builder");
        }
        for (SqlTemplate.Argument argument : template.arguments()) {
            if (argument instanceof SqlTemplate.TableName name) {
                schema.entity(name.entity().type());
            } else if (argument instanceof SqlTemplate.ColumnName name) {
                schema.entity(name.field().owner());
            }
        }
    }

    @Override
    public Void visitUpsert(Upsert upsert) {
        visitInsert(upsert.create());
        upsert.update().ifPresent(update -> {
            visitUpdate(update);
            update.assignments().forEach(assignment -> checkReadsNoQuery(assignment.field(), assignment.value()));
            update.assignments().stream()
                    .map(Assignment::field)
                    .filter(upsert.target()::contains)
                    .findFirst()
                    .ifPresent(field -> {
                        throw notAssignable(field, "the update branch of an upsert sets a field of its target")
                                .hint("leave the field out: the existing row has its value");
                    });
        });
        return visitSelect(upsert.find());
    }

    @Override
    public Void visitUpsertMany(UpsertMany upserts) {
        return visitUpsert(upserts.each());
    }

    @Override
    public Void visitUpdateMany(UpdateMany updates) {
        return visitUpdate(updates.each());
    }

    @Override
    public Void visitWriteSequence(WriteSequence sequence) {
        sequence.writes().forEach(this::verify);
        return null;
    }

    /** The other parts are made by the normalizer. */
    @Override
    public Void visitCascadingDelete(CascadingDelete cascade) {
        return visitDelete(cascade.delete());
    }

    /** Checks a database expression of an inserted row. It cannot use fields, since the row does not exist yet. */
    private void checkComputed(Entity entity, Insert.Computed computed) {
        Field field = computed.field();
        if (entity.isKey(field) || field.isVersion()) {
            throw notAssignable(field, "the key or the version of a new row is set to a database expression")
                    .hint("set a value, or let Runnel generate it");
        }
        for (ModelExpr value : computed.values()) {
            check(value, List.of());
            checkReadsNoQuery(field, value);
            checkNullability(field, value);
        }
    }

    /** Databases differ in the tables that the value of a new row may read. */
    private static void checkReadsNoQuery(Field field, ModelExpr value) {
        if (value.contains(Subquery.class::isInstance)) {
            throw notAssignable(field, "a create or an upsert sets a field to the value of a query")
                    .hint("read the value first, or set it by an update");
        }
    }

    /**
     * Rejects a database expression for a field that rows of the same statement reference: its value is not known when
     * they are inserted.
     */
    private static void checkReferencedFields(Insert insert, List<Field> referring) {
        for (Insert.Computed computed : insert.computed()) {
            if (referring.contains(computed.field())) {
                throw notAssignable(
                                computed.field(),
                                "a field that rows of one create refer to is set to a database expression")
                        .hint("create this row first, and the rows that refer to it with a second statement");
            }
        }
    }

    /** The database itself rejects NULL of SQL of the application, whose type does not tell. */
    private static void checkNullability(Field field, ModelExpr value) {
        if (value.type().nullable() && !field.type().nullable() && !(value instanceof SqlFragment)) {
            throw notAssignable(field, "the expression may be absent, and the field is required");
        }
    }

    private static void checkAssignment(Entity entity, Assignment assignment) {
        Field field = assignment.field();
        if (entity.isKey(field)) {
            throw notAssignable(field, "the update sets a field of the key")
                    .hint("create a row with the new key, and delete this one");
        }
        checkNullability(field, assignment.value());
        if (usesSteps(assignment.value(), 0)) {
            throw notAssignable(field, "an assignment computes from the row itself, not over a relation");
        }
    }

    /** Databases have no equality of their JSON types, or different ones. */
    private static void checkComparable(Field field) {
        if (field.columnType() instanceof ColumnType.Json) {
            throw new InvalidStatementException(
                            ErrorCode.NOT_COMPARABLE,
                            "skippingEqual() compares a column of a JSON type, which has no equality")
                    .with("field", field.toString())
                    .hint("set the field in an update without skippingEqual()");
        }
    }

    private static InvalidStatementException notAssignable(Field field, String what) {
        return new InvalidStatementException(ErrorCode.NOT_ASSIGNABLE, what).with("field", field.toString());
    }

    /** @param depth the number of selects of subqueries between the assignment and the expression */
    private static boolean usesSteps(ModelExpr expr, int depth) {
        boolean[] found = {
            expr instanceof FieldRef ref && isOver(ref.anchor(), ref.steps(), depth)
                    || expr instanceof AggregateRelated aggregate
                            && isOver(
                                    aggregate.relation().anchor(),
                                    aggregate.relation().steps(),
                                    depth)
                    || expr instanceof CountRelated count
                            && isOver(
                                    count.relation().anchor(), count.relation().steps(), depth)
                    || expr instanceof Subquery subquery && usesSteps(subquery.select(), depth + 1)
        };
        expr.mapChildren(child -> {
            found[0] |= usesSteps(child, depth);
            return child;
        });
        return found[0];
    }

    private static boolean usesSteps(Select select, int depth) {
        return usesSteps(select.filter(), depth)
                || select.order().stream().anyMatch(key -> usesSteps(key.expr(), depth))
                || select.selection().stream().anyMatch(expr -> usesSteps(expr, depth));
    }

    private static boolean isOver(ScopeRef anchor, List<Relation> steps, int depth) {
        return !steps.isEmpty() && (depth == 0 || anchor.equals(new Outer(depth)));
    }

    /**
     * Checks an expression of a group, or of all rows. It consists of keys and aggregates.
     *
     * @param keys the keys of the group
     */
    private void checkOfGroup(ModelExpr expr, List<ModelExpr> keys, List<Entity> scopes) {
        if (expr instanceof GroupKey key) {
            if (key.index() >= keys.size() || !keys.get(key.index()).type().equals(key.type())) {
                throw notOfGroup("the key belongs to another group");
            }
        } else if (expr instanceof Aggregate aggregate) {
            if (aggregate.op() == AggregateOp.MIN || aggregate.op() == AggregateOp.MAX) {
                checkOrderPreserved(CompareOp.LT, aggregate.operand());
            }
            check(aggregate.operand(), scopes);
        } else if (anchor(expr) != null) {
            throw notOfGroup("a field of a row is used as a value of a group");
        } else {
            checkNode(expr, scopes);
            expr.mapChildren(child -> {
                checkOfGroup(child, keys, scopes);
                return child;
            });
        }
    }

    private static InvalidStatementException notOfGroup(String what) {
        return new InvalidStatementException(ErrorCode.FIELD_OUT_OF_SCOPE, what)
                .hint("use the parameter of the lambda of this query, and aggregate expressions of a row");
    }

    /** @param scopes the models of the enclosing scopes, the innermost last */
    private void check(ModelExpr expr, List<Entity> scopes) {
        if (expr instanceof Aggregate || expr instanceof GroupKey) {
            throw notOfGroup("an aggregate or a key of a group is used as a value of a row");
        } else if (expr instanceof FieldRef ref) {
            checkPath(
                    ref.anchor(), ref.steps(), ref.field().owner(), ref.field().toString(), scopes);
        } else if (expr instanceof RelationEquals related) {
            Relation relation = related.relation().relation();
            checkPath(
                    related.relation().anchor(),
                    related.relation().steps(),
                    relation.owner(),
                    relation.toString(),
                    scopes);
        } else if (expr instanceof RelationIsNull isNull) {
            Relation relation = isNull.relation().relation();
            checkPath(
                    isNull.relation().anchor(),
                    isNull.relation().steps(),
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
        } else if (expr instanceof AggregateRelated aggregate) {
            checkAggregate(aggregate, scopes);
            return;
        }
        checkNode(expr, scopes);
        expr.mapChildren(child -> {
            check(child, scopes);
            return child;
        });
    }

    /** Checks an expression apart from its operands: of a row or of a group. */
    private void checkNode(ModelExpr expr, List<Entity> scopes) {
        if (expr instanceof Compare compare) {
            checkOrderPreserved(compare.op(), compare.left());
            checkOrderPreserved(compare.op(), compare.right());
        } else if (expr instanceof Subquery subquery) {
            checkSubquery(subquery, scopes);
        } else if (expr instanceof SqlFragment fragment) {
            checkSql(fragment.template());
        }
    }

    private void checkSubquery(Subquery subquery, List<Entity> scopes) {
        Select select = subquery.select();
        schema.entity(select.entity().type());
        checkNoLock(select);
        checkNotGrouped(select);
        List<Entity> inner = new ArrayList<>(scopes);
        inner.add(select.entity());
        checkSelect(select, inner);
        if (subquery instanceof CompareSubquery compare) {
            checkOrderPreserved(compare.op(), compare.operand());
            checkOrderPreserved(compare.op(), select.selection().get(0));
        } else if (subquery instanceof ScalarSubquery scalar && scalar.selected() instanceof Aggregate aggregate) {
            checkAggregatesOwnRow(aggregate.operand(), select.entity().name());
        }
    }

    private void checkAggregate(AggregateRelated aggregate, List<Entity> scopes) {
        Relation relation = aggregate.relation().relation();
        checkPath(
                aggregate.relation().anchor(),
                aggregate.relation().steps(),
                relation.owner(),
                relation.toString(),
                scopes);
        List<Entity> inner = new ArrayList<>(scopes);
        inner.add(schema.target(relation));
        check(aggregate.condition(), inner);
        check(aggregate.operand(), inner);
        if (aggregate.op() == AggregateOp.MIN || aggregate.op() == AggregateOp.MAX) {
            checkOrderPreserved(CompareOp.LT, aggregate.operand());
        }
        checkAggregatesOwnRow(aggregate.operand(), relation.toString());
    }

    /** @param rows the name of the aggregated rows */
    private static void checkAggregatesOwnRow(ModelExpr operand, String rows) {
        if (reads(operand, false, 0) && !reads(operand, true, 0)) {
            throw new InvalidStatementException(
                            ErrorCode.FIELD_OUT_OF_SCOPE, "the aggregate is of fields of the outer row only")
                    .with("rows", rows)
                    .hint("aggregate an expression of the inner row");
        }
    }

    /**
     * Returns whether an expression reads the row of one scope, or rows outside of it.
     *
     * @param own true for the row of the scope, false for rows outside of it
     * @param depth the number of scopes that the expression has entered
     */
    private static boolean reads(ModelExpr expr, boolean own, int depth) {
        if (anchor(expr) instanceof Outer outer && (own ? outer.depth() == depth : outer.depth() > depth)) {
            return true;
        }
        if (expr instanceof Quantified quantified) {
            return reads(quantified.condition(), own, depth + 1);
        }
        if (expr instanceof AggregateRelated aggregate) {
            return reads(aggregate.condition(), own, depth + 1) || reads(aggregate.operand(), own, depth + 1);
        }
        boolean[] found = {expr instanceof Subquery subquery && reads(subquery.select(), own, depth + 1)};
        expr.mapChildren(child -> {
            found[0] |= reads(child, own, depth);
            return child;
        });
        return found[0];
    }

    private static boolean reads(Select select, boolean own, int depth) {
        return reads(select.filter(), own, depth)
                || select.order().stream().anyMatch(key -> reads(key.expr(), own, depth))
                || select.selection().stream().anyMatch(expr -> reads(expr, own, depth));
    }

    /** The scope at which the path of an expression begins; null if the expression has no path. */
    private static @Nullable ScopeRef anchor(ModelExpr expr) {
        if (expr instanceof FieldRef field) {
            return field.anchor();
        }
        if (expr instanceof CountRelated count) {
            return count.relation().anchor();
        }
        if (expr instanceof Quantified quantified) {
            return quantified.relation().anchor();
        }
        if (expr instanceof AggregateRelated aggregate) {
            return aggregate.relation().anchor();
        }
        if (expr instanceof RelationEquals equals) {
            return equals.relation().anchor();
        }
        return expr instanceof RelationIsNull isNull ? isNull.relation().anchor() : null;
    }

    /** Rejects an ordering on an encoding that does not preserve order: the database compares the stored values. */
    private static void checkOrderPreserved(CompareOp op, ModelExpr operand) {
        if (!ModelExprs.mapping(operand).preserves(PreservedOperator.of(op))) {
            throw new InvalidStatementException(
                            ErrorCode.NOT_ORDERED, "the field is stored in an encoding that does not preserve order")
                    .with("field", ParameterValues.nameOf(operand))
                    .with("operator", op.symbol())
                    .hint("use eq or in, or store the field in an encoding that preserves order");
        }
    }

    private void checkPath(ScopeRef anchor, List<Relation> steps, Class<?> owner, String name, List<Entity> scopes) {
        if (!(anchor instanceof Outer up) || up.depth() >= scopes.size()) {
            throw new InvalidStatementException(
                            ErrorCode.FIELD_OUT_OF_SCOPE, "the field is used outside of the lambda that received it")
                    .with("field", name)
                    .hint("use the parameter of the innermost lambda; inside with(…) no outer field is visible");
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

    private static InvalidStatementException foreign(String name, Class<?> at) {
        return new InvalidStatementException(
                        ErrorCode.FIELD_OUT_OF_SCOPE, "the field does not belong to the model of the query")
                .with("field", name)
                .with("model", at.getSimpleName())
                .hint("use the parameter of the lambda of this query");
    }
}
