package dev.runnel.planner.normalize;

import dev.runnel.stmt.Delete;
import dev.runnel.stmt.Extent;
import dev.runnel.stmt.Include;
import dev.runnel.stmt.Insert;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.InList;
import dev.runnel.stmt.ModelExpr.InSelect;
import dev.runnel.stmt.ModelExpr.RelatedTo;
import dev.runnel.stmt.ModelExpr.TupleIn;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ModelStatement;
import dev.runnel.stmt.Order;
import dev.runnel.stmt.Position;
import dev.runnel.stmt.Select;
import dev.runnel.stmt.Update;
import dev.runnel.stmt.Update.Assignment;
import dev.runnel.type.Value.ListParam;
import dev.runnel.type.Value.Param;
import java.util.ArrayList;
import java.util.List;

/** Gives each hole its position in the values of the whole statement, in the clause order that {@code Clauses} joins them in. */
final class HoleNumbering implements ModelStatement.Visitor<ModelStatement> {
    private int next;

    int holes() {
        return next;
    }

    @Override
    public Select visitSelect(Select select) {
        ModelExpr filter = number(select.filter());
        List<Order> order = new ArrayList<>();
        for (Order key : select.order()) {
            order.add(new Order(number(key.expr()), key.direction(), key.nullsFirst()));
        }
        List<Include> includes = new ArrayList<>();
        for (Include include : select.includes()) {
            includes.add(
                    include instanceof Include.OfRelation of
                            ? new Include.OfRelation(of.steps(), of.relation(), visitSelect(of.shape()))
                            : include);
        }
        Extent extent = number(select.extent());
        List<ModelExpr> selection = new ArrayList<>();
        for (ModelExpr expr : select.selection()) {
            selection.add(number(expr));
        }
        return new Select(
                select.entity(), filter, order, includes, extent, selection, select.distinct(), select.terminal());
    }

    private Extent number(Extent extent) {
        Position from = extent.position();
        Position position = from == null
                ? null
                : new Position(
                        from.before(),
                        from.inclusive(),
                        from.values().stream()
                                .map(value -> value instanceof Param param ? take(param) : value)
                                .toList());
        Param offset = extent.offset() == null ? null : take(extent.offset());
        Param limit = extent.limit() == null ? null : take(extent.limit());
        return new Extent(position, offset, limit);
    }

    @Override
    public Insert visitInsert(Insert insert) {
        next = 1;
        return insert;
    }

    @Override
    public Update visitUpdate(Update update) {
        ModelExpr filter = number(update.filter());
        List<Assignment> assignments = new ArrayList<>();
        for (Assignment assignment : update.assignments()) {
            assignments.add(new Assignment(assignment.field(), number(assignment.value())));
        }
        return new Update(update.entity(), filter, assignments, update.single(), update.returning());
    }

    @Override
    public Delete visitDelete(Delete delete) {
        return new Delete(delete.entity(), number(delete.filter()), delete.single(), delete.returning());
    }

    private ModelExpr number(ModelExpr expr) {
        if (expr instanceof ValueExpr value && value.value() instanceof Param param) {
            return new ValueExpr(take(param));
        }
        if (expr instanceof InList in) {
            ModelExpr operand = number(in.operand());
            return new InList(operand, new ListParam(next++, in.list().type()));
        }
        if (expr instanceof TupleIn in) {
            List<ModelExpr> operands = in.operands().stream().map(this::number).toList();
            List<ListParam> lists = new ArrayList<>();
            in.lists().forEach(list -> lists.add(new ListParam(next++, list.type())));
            return new TupleIn(operands, lists);
        }
        if (expr instanceof InSelect in) {
            ModelExpr operand = number(in.operand());
            return new InSelect(operand, visitSelect(in.select()));
        }
        if (expr instanceof RelatedTo related) {
            return new RelatedTo(
                    related.relation(), related.key().stream().map(this::take).toList());
        }
        return expr.mapChildren(this::number);
    }

    private Param take(Param param) {
        return new Param(next++, param.type());
    }
}
