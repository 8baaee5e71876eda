package dev.runnel.planner.lower;

import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.schema.Schema;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.SqlPart;
import dev.runnel.spi.TableExpr;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.Aggregate;
import dev.runnel.stmt.ModelExpr.AggregateRelated;
import dev.runnel.stmt.ModelExpr.And;
import dev.runnel.stmt.ModelExpr.Call;
import dev.runnel.stmt.ModelExpr.Compare;
import dev.runnel.stmt.ModelExpr.CompareSubquery;
import dev.runnel.stmt.ModelExpr.CountRelated;
import dev.runnel.stmt.ModelExpr.Exists;
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.ModelExpr.GroupKey;
import dev.runnel.stmt.ModelExpr.InList;
import dev.runnel.stmt.ModelExpr.InSubquery;
import dev.runnel.stmt.ModelExpr.IsNull;
import dev.runnel.stmt.ModelExpr.Not;
import dev.runnel.stmt.ModelExpr.Or;
import dev.runnel.stmt.ModelExpr.Quantified;
import dev.runnel.stmt.ModelExpr.RelationEquals;
import dev.runnel.stmt.ModelExpr.RelationIsNull;
import dev.runnel.stmt.ModelExpr.RowValueIn;
import dev.runnel.stmt.ModelExpr.ScalarSubquery;
import dev.runnel.stmt.ModelExpr.SqlFragment;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.Order;
import dev.runnel.stmt.RelationRef;
import dev.runnel.stmt.RowRange;
import dev.runnel.stmt.ScopeRef;
import dev.runnel.stmt.ScopeRef.Outer;
import dev.runnel.stmt.Select;
import dev.runnel.stmt.SqlTemplate;
import dev.runnel.type.AggregateOp;
import dev.runnel.type.CompareOp;
import dev.runnel.type.Quantifier;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Lowers expressions: fields to columns, to-one paths to joins, quantifiers to EXISTS, related rows to key matches. */
final class ExprLowering implements ModelExpr.Visitor<TableExpr> {
    private final Schema schema;
    private final String database;

    /** The enclosing selects, the innermost first. */
    private final Deque<JoinScope> scopes = new ArrayDeque<>();

    ExprLowering(Schema schema, String database, JoinScope scope) {
        this(schema, database);
        scopes.push(scope);
    }

    /** Creates the lowering of expressions without a source. */
    ExprLowering(Schema schema, String database) {
        this.schema = schema;
        this.database = database;
    }

    TableExpr lower(ModelExpr expr) {
        return expr.accept(this);
    }

    @Override
    public TableExpr visitField(FieldRef ref) {
        return scopeOf(ref.anchor()).column(ref.steps(), ref.field(), depthOf(ref.anchor()));
    }

    @Override
    public TableExpr visitValue(ValueExpr value) {
        return new TableExpr.ValueExpr(value.value());
    }

    @Override
    public TableExpr visitCompare(Compare compare) {
        return new TableExpr.Compare(compare.op(), lower(compare.left()), lower(compare.right()));
    }

    @Override
    public TableExpr visitIsNull(IsNull isNull) {
        return new TableExpr.IsNull(lower(isNull.operand()));
    }

    @Override
    public TableExpr visitInList(InList inList) {
        return new TableExpr.InList(lower(inList.operand()), inList.list());
    }

    /**
     * Keeps the order and the distinctness of a subquery only if it has a limit or an offset: otherwise they do not
     * change the result.
     */
    @Override
    public TableExpr visitInSubquery(InSubquery in) {
        TableExpr operand = lower(in.operand());
        Select select = in.select();
        boolean sliced = !select.extent().equals(RowRange.ALL);
        SelectRows.Slice slice =
                new SelectRows.Slice(select.extent().offset(), select.extent().limit());
        return new TableExpr.InSubquery(operand, rows(select, sliced, slice, () -> lower(selected(select))));
    }

    @Override
    public TableExpr visitExists(Exists exists) {
        return new TableExpr.Exists(rows(exists.select(), false, SelectRows.Slice.ALL, () -> TableExpr.ValueExpr.TRUE));
    }

    /** {@code x op any (v)} is EXISTS x op v, {@code x op all (v)} is NOT EXISTS NOT x op v. */
    @Override
    public TableExpr visitCompareSubquery(CompareSubquery compare) {
        TableExpr operand = OuterColumns.fromInside(lower(compare.operand()));
        SelectRows values =
                rows(compare.select(), false, SelectRows.Slice.ALL, () -> lower(selected(compare.select())));
        TableExpr test = compared(compare.op(), operand, values.selection().get(0));
        boolean all = compare.quantifier() == Quantifier.ALL;
        TableExpr where = new TableExpr.And(List.of(values.where(), all ? new TableExpr.Not(test) : test));
        TableExpr exists =
                new TableExpr.Exists(values.withWhere(where).withSelection(List.of(TableExpr.ValueExpr.TRUE)));
        return all ? new TableExpr.Not(exists) : exists;
    }

    /** A comparison that is false if an operand is NULL. */
    private static TableExpr compared(CompareOp op, TableExpr left, TableExpr right) {
        if (op == CompareOp.EQ) {
            return new TableExpr.KeyEquals(List.of(right), List.of(left));
        }
        TableExpr compare = new TableExpr.Compare(op, left, right);
        return op == CompareOp.NE
                ? new TableExpr.And(List.of(
                        compare,
                        new TableExpr.Not(new TableExpr.IsNull(left)),
                        new TableExpr.Not(new TableExpr.IsNull(right))))
                : compare;
    }

    @Override
    public TableExpr visitScalarSubquery(ScalarSubquery scalar) {
        Select select = scalar.select();
        if (!scalar.isAggregate()) {
            Value limit = select.extent().limit();
            SelectRows.Slice first = new SelectRows.Slice(
                    select.extent().offset(), limit == null ? new Value.Literal(1L, Type.of(StorageType.I64)) : limit);
            return new TableExpr.FirstValueSubquery(rows(select, true, first, () -> lower(selected(select))));
        }
        Aggregate aggregate = (Aggregate) scalar.selected();
        return isRowCount(aggregate.op(), aggregate.operand())
                ? new TableExpr.CountSubquery(rows(select, false, SelectRows.Slice.ALL, TableExpr.CountAll::new))
                : new TableExpr.AggregateSubquery(
                        rows(select, false, SelectRows.Slice.ALL, () -> visitAggregate(aggregate)));
    }

    private static boolean isRowCount(AggregateOp op, ModelExpr operand) {
        return op == AggregateOp.COUNT && operand.equals(ValueExpr.TRUE);
    }

    private static ModelExpr selected(Select select) {
        return select.selection().get(0);
    }

    /**
     * The rows of a select inside of an expression.
     *
     * @param sorted whether its order and distinctness change the result
     * @param value returns the selected expression in the scope of a row
     */
    private SelectRows rows(Select select, boolean sorted, SelectRows.Slice slice, Supplier<TableExpr> value) {
        JoinScope inner = new JoinScope(schema, select.entity());
        scopes.push(inner);
        TableExpr where = lower(select.filter());
        List<SelectRows.Sort> order = new ArrayList<>();
        if (sorted) {
            for (Order key : select.order()) {
                order.add(new SelectRows.Sort(lower(key.expr()), key.direction(), key.sortsNullsFirst()));
            }
        }
        TableExpr selected = value.get();
        scopes.pop();
        return new SelectRows(
                schema.table(select.entity()),
                inner.joins(),
                where,
                order,
                slice,
                null,
                sorted && select.distinct(),
                List.of(selected));
    }

    @Override
    public TableExpr visitRowValueIn(RowValueIn tupleIn) {
        List<TableExpr> operands = foreignKey(tupleIn.operands()).orElseGet(() -> lowered(tupleIn.operands()));
        return new TableExpr.KeyInList(operands, tupleIn.lists());
    }

    /**
     * The columns of the foreign key, if the operands are all the fields that it references. Both forms are in no list
     * if a component is null.
     */
    private Optional<List<TableExpr>> foreignKey(List<ModelExpr> operands) {
        if (!(operands.get(0) instanceof FieldRef first) || first.steps().isEmpty()) {
            return Optional.empty();
        }
        List<Field> fields = new ArrayList<>();
        for (ModelExpr operand : operands) {
            if (!(operand instanceof FieldRef ref)
                    || !ref.anchor().equals(first.anchor())
                    || !ref.steps().equals(first.steps())) {
                return Optional.empty();
            }
            fields.add(ref.field());
        }
        int last = first.steps().size() - 1;
        return foreignKey(
                new RelationRef(
                        first.anchor(),
                        first.steps().subList(0, last),
                        first.steps().get(last)),
                fields);
    }

    private List<TableExpr> lowered(List<ModelExpr> exprs) {
        return exprs.stream().map(this::lower).toList();
    }

    @Override
    public TableExpr visitAnd(And and) {
        return new TableExpr.And(and.terms().stream().map(this::lower).toList());
    }

    @Override
    public TableExpr visitOr(Or or) {
        return new TableExpr.Or(or.terms().stream().map(this::lower).toList());
    }

    @Override
    public TableExpr visitNot(Not not) {
        return new TableExpr.Not(lower(not.condition()));
    }

    /** {@code any(c)} is EXISTS c, {@code none(c)} is NOT EXISTS c, {@code all(c)} is NOT EXISTS NOT c. */
    @Override
    public TableExpr visitQuantified(Quantified quantified) {
        return switch (quantified.quantifier()) {
            case ANY -> exists(quantified.relation(), quantified.condition());
            case NONE -> new TableExpr.Not(exists(quantified.relation(), quantified.condition()));
            case ALL -> new TableExpr.Not(exists(quantified.relation(), new Not(quantified.condition())));
        };
    }

    private TableExpr exists(RelationRef ref, ModelExpr condition) {
        return new TableExpr.Exists(related(ref, condition, () -> TableExpr.ValueExpr.TRUE));
    }

    @Override
    public TableExpr visitCountRelated(CountRelated count) {
        return new TableExpr.CountSubquery(related(count.relation(), ValueExpr.TRUE, TableExpr.CountAll::new));
    }

    @Override
    public TableExpr visitAggregateRelated(AggregateRelated aggregate) {
        if (isRowCount(aggregate.op(), aggregate.operand())) {
            return new TableExpr.CountSubquery(
                    related(aggregate.relation(), aggregate.condition(), TableExpr.CountAll::new));
        }
        return new TableExpr.AggregateSubquery(related(
                aggregate.relation(),
                aggregate.condition(),
                () -> new TableExpr.Aggregate(aggregate.op(), lower(aggregate.operand()), aggregate.storage())));
    }

    /**
     * The rows of a relation for which the condition is true.
     *
     * @param selected returns the selected expression in the scope of a related row
     */
    private SelectRows related(RelationRef ref, ModelExpr condition, Supplier<TableExpr> selected) {
        Relation relation = ref.relation();
        int parentDepth = depthOf(ref.anchor()) + 1;
        List<TableExpr> parent =
                List.copyOf(scopeOf(ref.anchor()).key(ref.steps(), schema.fields(relation), parentDepth));
        Entity target = schema.target(relation);
        JoinScope inner = new JoinScope(schema, target);
        List<TableExpr> child = new ArrayList<>();
        for (Field field : schema.references(relation)) {
            child.add(inner.column(List.of(), field, 0));
        }
        scopes.push(inner);
        TableExpr rest = lower(condition);
        TableExpr value = selected.get();
        scopes.pop();
        return new SelectRows(
                schema.table(target),
                inner.joins(),
                new TableExpr.And(List.of(new TableExpr.KeyEquals(child, parent), rest)),
                List.of(),
                null,
                null,
                List.of(value));
    }

    @Override
    public TableExpr visitRelationEquals(RelationEquals related) {
        List<TableExpr> values =
                related.key().stream().<TableExpr>map(TableExpr.ValueExpr::new).toList();
        return new TableExpr.KeyEquals(targetKey(related.relation()), values);
    }

    @Override
    public TableExpr visitRelationIsNull(RelationIsNull isNull) {
        RelationRef ref = isNull.relation();
        List<TableExpr> key =
                ref.relation().belongsTo() ? ownKey(ref) : targetKey(ref).subList(0, 1);
        List<TableExpr> tests =
                key.stream().<TableExpr>map(TableExpr.IsNull::new).toList();
        return tests.size() == 1 ? tests.get(0) : new TableExpr.Or(tests);
    }

    /**
     * The key of the row of a to-one relation: the foreign key if it contains the key, otherwise columns of the joined
     * row.
     */
    private List<TableExpr> targetKey(RelationRef ref) {
        Relation relation = ref.relation();
        List<Field> key = schema.target(relation).key();
        return foreignKey(ref, key).orElseGet(() -> {
            List<Relation> steps = new ArrayList<>(ref.steps());
            steps.add(relation);
            return List.copyOf(scopeOf(ref.anchor()).key(steps, key, depthOf(ref.anchor())));
        });
    }

    /** The foreign key in the order of these fields of the target, if it references exactly these. */
    private Optional<List<TableExpr>> foreignKey(RelationRef ref, List<Field> fields) {
        List<Field> references = schema.references(ref.relation());
        if (!ref.relation().belongsTo() || references.size() != fields.size() || !fields.containsAll(references)) {
            return Optional.empty();
        }
        List<TableExpr> own = ownKey(ref);
        return Optional.of(
                fields.stream().map(field -> own.get(references.indexOf(field))).toList());
    }

    private List<TableExpr> ownKey(RelationRef ref) {
        return schema.fields(ref.relation()).stream()
                .<TableExpr>map(field -> scopeOf(ref.anchor()).column(ref.steps(), field, depthOf(ref.anchor())))
                .toList();
    }

    @Override
    public TableExpr visitGroupKey(GroupKey key) {
        return new TableExpr.GroupKey(key.index(), key.type());
    }

    @Override
    public TableExpr visitAggregate(Aggregate aggregate) {
        return new TableExpr.Aggregate(aggregate.op(), lower(aggregate.operand()), aggregate.storage());
    }

    @Override
    public TableExpr visitCall(Call call) {
        return new TableExpr.Call(
                call.function(), lowered(call.operands()), call.mapping().storage());
    }

    @Override
    public TableExpr visitSqlFragment(SqlFragment fragment) {
        return new TableExpr.SqlFragment(
                parts(fragment.template()),
                fragment.condition(),
                fragment.mapping().storage());
    }

    /** The text for the database and the arguments, in their order. Text without characters is left out. */
    List<SqlPart> parts(SqlTemplate template) {
        List<String> pieces = template.pieces(database).orElseThrow();
        List<SqlPart> parts = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            if (!pieces.get(i).isEmpty()) {
                parts.add(new SqlPart.Text(pieces.get(i)));
            }
            if (i < template.arguments().size()) {
                parts.add(part(template.arguments().get(i)));
            }
        }
        return parts;
    }

    private SqlPart part(SqlTemplate.Argument argument) {
        if (argument instanceof SqlTemplate.TableName name) {
            return new SqlPart.TableName(schema.table(name.entity()).at());
        }
        if (argument instanceof SqlTemplate.ColumnName name) {
            return new SqlPart.ColumnName(schema.column(name.field()).name());
        }
        return new SqlPart.Argument(lower(((SqlTemplate.Expression) argument).expr()));
    }

    private static int depthOf(ScopeRef anchor) {
        return ((Outer) anchor).depth();
    }

    private JoinScope scopeOf(ScopeRef anchor) {
        Iterator<JoinScope> nearest = scopes.iterator();
        for (int i = depthOf(anchor); i > 0; i--) {
            nearest.next();
        }
        return nearest.next();
    }
}
