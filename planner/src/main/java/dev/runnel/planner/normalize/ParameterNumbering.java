package dev.runnel.planner.normalize;

import dev.runnel.stmt.CascadingDelete;
import dev.runnel.stmt.Delete;
import dev.runnel.stmt.Grouping;
import dev.runnel.stmt.Include;
import dev.runnel.stmt.Insert;
import dev.runnel.stmt.KeysetPosition;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.InList;
import dev.runnel.stmt.ModelExpr.RelationEquals;
import dev.runnel.stmt.ModelExpr.RowValueIn;
import dev.runnel.stmt.ModelExpr.Subquery;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ModelStatement;
import dev.runnel.stmt.Order;
import dev.runnel.stmt.RowRange;
import dev.runnel.stmt.Select;
import dev.runnel.stmt.SqlStatement;
import dev.runnel.stmt.Update;
import dev.runnel.stmt.Update.Assignment;
import dev.runnel.stmt.UpdateMany;
import dev.runnel.stmt.Upsert;
import dev.runnel.stmt.UpsertMany;
import dev.runnel.stmt.WriteSequence;
import dev.runnel.type.Value.ListParam;
import dev.runnel.type.Value.Param;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Numbers the parameters of a statement: each gets its position in the list of values. The order of clauses is that of
 * {@code QueryState}.
 */
final class ParameterNumbering implements ModelStatement.Visitor<ModelStatement> {
    private int next;

    int count() {
        return next;
    }

    @Override
    public Select visitSelect(Select select) {
        ModelExpr filter = number(select.filter());
        Grouping groups = select.grouping();
        Grouping grouping = groups == null
                ? null
                : new Grouping(groups.keys().stream().map(this::number).toList(), number(groups.having()));
        ModelExpr[] order = new ModelExpr[select.order().size()];
        int[] selected = selected(select);
        for (int i = 0; i < order.length; i++) {
            if (selected[i] < 0) {
                order[i] = number(select.order().get(i).expr());
            }
        }
        List<Include> includes = new ArrayList<>();
        for (Include include : select.includes()) {
            includes.add(
                    include instanceof Include.OfRelation relationInclude
                            ? new Include.OfRelation(
                                    relationInclude.steps(),
                                    relationInclude.relation(),
                                    visitSelect(relationInclude.shape()))
                            : include);
        }
        RowRange extent = number(select.extent());
        List<ModelExpr> selection = new ArrayList<>();
        for (ModelExpr expr : select.selection()) {
            selection.add(number(expr));
        }
        List<Order> sorted = new ArrayList<>();
        for (int i = 0; i < order.length; i++) {
            Order key = select.order().get(i);
            sorted.add(new Order(
                    selected[i] < 0 ? order[i] : selection.get(selected[i]), key.direction(), key.nullsFirst()));
        }
        return new Select(
                select.entity(),
                filter,
                grouping,
                sorted,
                includes,
                extent,
                selection,
                select.distinct(),
                select.lock(),
                select.terminal(),
                select.options());
    }

    /**
     * The selected expression that each sort key is equal to; -1 for none. Distinct rows are sorted by selected
     * expressions, so both share their parameters. Among equal shapes, the first sort key is the first expression, and
     * so on.
     */
    private static int[] selected(Select select) {
        int[] selected = new int[select.order().size()];
        boolean[] taken = new boolean[select.selection().size()];
        for (int i = 0; i < selected.length; i++) {
            selected[i] = -1;
            for (int j = 0; select.distinct() && selected[i] < 0 && j < taken.length; j++) {
                if (!taken[j]
                        && select.selection()
                                .get(j)
                                .equals(select.order().get(i).expr())) {
                    taken[j] = true;
                    selected[i] = j;
                }
            }
        }
        return selected;
    }

    private RowRange number(RowRange extent) {
        KeysetPosition from = extent.position();
        KeysetPosition position = from == null
                ? null
                : new KeysetPosition(
                        from.before(),
                        from.inclusive(),
                        from.values().stream()
                                .map(value -> value instanceof Param param ? take(param) : value)
                                .toList());
        Param offset = extent.offset() == null ? null : take(extent.offset());
        Param limit = extent.limit() == null ? null : take(extent.limit());
        return new RowRange(position, offset, limit);
    }

    @Override
    public Insert visitInsert(Insert insert) {
        next = 1;
        return insert;
    }

    @Override
    public Update visitUpdate(Update update) {
        ModelExpr filter = number(update.filter());
        Optional<ModelExpr> guard = update.guard().map(this::number);
        List<Assignment> assignments = new ArrayList<>();
        for (Assignment assignment : update.assignments()) {
            assignments.add(new Assignment(assignment.field(), number(assignment.value())));
        }
        return new Update(
                update.entity(),
                filter,
                guard,
                assignments,
                update.required(),
                update.given(),
                update.skippingEqual(),
                update.options());
    }

    @Override
    public Delete visitDelete(Delete delete) {
        ModelExpr filter = number(delete.filter());
        Optional<ModelExpr> guard = delete.guard().map(this::number);
        return new Delete(delete.entity(), filter, guard, delete.required(), delete.returning(), delete.options());
    }

    @Override
    public SqlStatement visitSql(SqlStatement sql) {
        return new SqlStatement(sql.template().mapExpressions(this::number), sql.rows());
    }

    /** The parts of an upsert are numbered one by one. */
    @Override
    public Upsert visitUpsert(Upsert upsert) {
        return upsert;
    }

    /** The parts of the upsert of one row are numbered one by one. */
    @Override
    public UpsertMany visitUpsertMany(UpsertMany upserts) {
        return upserts;
    }

    /** The update of one row is numbered by itself. */
    @Override
    public UpdateMany visitUpdateMany(UpdateMany updates) {
        return updates;
    }

    /** The writes of a sequence are numbered one by one. */
    @Override
    public WriteSequence visitWriteSequence(WriteSequence sequence) {
        return sequence;
    }

    /** The parts of a cascade are numbered one by one. */
    @Override
    public CascadingDelete visitCascadingDelete(CascadingDelete cascade) {
        return cascade;
    }

    private ModelExpr number(ModelExpr expr) {
        if (expr instanceof ValueExpr value && value.value() instanceof Param param) {
            return new ValueExpr(take(param));
        }
        if (expr instanceof ValueExpr value && value.value() instanceof ListParam list) {
            return new ValueExpr(new ListParam(next++, list.type()));
        }
        if (expr instanceof InList in) {
            ModelExpr operand = number(in.operand());
            return new InList(operand, new ListParam(next++, in.list().type()));
        }
        if (expr instanceof RowValueIn in) {
            List<ModelExpr> operands = in.operands().stream().map(this::number).toList();
            List<ListParam> lists = new ArrayList<>();
            in.lists().forEach(list -> lists.add(new ListParam(next++, list.type())));
            return new RowValueIn(operands, lists);
        }
        if (expr instanceof Subquery subquery) {
            Subquery numbered = subquery.mapChildren(this::number);
            return numbered.withSelect(visitSelect(subquery.select()));
        }
        if (expr instanceof RelationEquals related) {
            return new RelationEquals(
                    related.relation(), related.key().stream().map(this::take).toList());
        }
        return expr.mapChildren(this::number);
    }

    private Param take(Param param) {
        return new Param(next++, param.type());
    }
}
