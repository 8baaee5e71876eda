package dev.runnel.planner.plan;

import dev.runnel.planner.program.Program.RangeCheckedParameter;
import dev.runnel.spi.Capabilities;
import dev.runnel.stmt.Delete;
import dev.runnel.stmt.Include;
import dev.runnel.stmt.Insert;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.Arithmetic;
import dev.runnel.stmt.ModelExpr.Call;
import dev.runnel.stmt.ModelExpr.Compare;
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
import dev.runnel.stmt.UserValues;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The holes whose values have an exact range on a backend, or whose lists have a largest size there, each with the field that it is compared with or assigned to. */
final class ParameterRanges implements ModelStatement.Visitor<Void> {
    private final Capabilities capabilities;
    private final List<RangeCheckedParameter> holes = new ArrayList<>();

    private ParameterRanges(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    static List<RangeCheckedParameter> of(ModelStatement statement, Capabilities capabilities) {
        ParameterRanges ranged = new ParameterRanges(capabilities);
        statement.accept(ranged);
        return ranged.holes;
    }

    @Override
    public Void visitSelect(Select select) {
        collect(select.filter());
        select.order().forEach(key -> collect(key.expr()));
        select.selection().forEach(this::collect);
        collect(select.extent().position(), select.order());
        for (Include include : select.includes()) {
            if (include instanceof Include.OfRelation of) {
                visitSelect(of.shape());
            }
        }
        return null;
    }

    private void collect(@Nullable Position position, List<Order> order) {
        for (int i = 0; position != null && i < order.size(); i++) {
            add(position.values().get(i), UserValues.nameOf(order.get(i).expr()));
        }
    }

    @Override
    public Void visitInsert(Insert insert) {
        return null;
    }

    @Override
    public Void visitUpdate(Update update) {
        collect(update.filter());
        update.assignments().forEach(assignment -> {
            addConstant(assignment.value(), assignment.field().toString());
            collect(assignment.value());
        });
        return null;
    }

    @Override
    public Void visitDelete(Delete delete) {
        collect(delete.filter());
        return null;
    }

    private void collect(ModelExpr expr) {
        if (expr instanceof Compare compare) {
            addConstant(compare.left(), UserValues.nameOf(compare.right()));
            addConstant(compare.right(), UserValues.nameOf(compare.left()));
        } else if (expr instanceof Arithmetic arithmetic) {
            addConstant(arithmetic.left(), UserValues.nameOf(arithmetic.right()));
            addConstant(arithmetic.right(), UserValues.nameOf(arithmetic.left()));
        } else if (expr instanceof Call call && !call.function().isPredicate()) {
            call.operands()
                    .forEach(operand -> addConstant(
                            operand, UserValues.nameOf(call.operands().get(0))));
        } else if (expr instanceof InList in) {
            add(in.list(), UserValues.nameOf(in.operand()));
        } else if (expr instanceof TupleIn in) {
            for (int i = 0; i < in.lists().size(); i++) {
                add(in.lists().get(i), UserValues.nameOf(in.operands().get(i)));
            }
        } else if (expr instanceof InSelect in) {
            visitSelect(in.select());
        } else if (expr instanceof RelatedTo related) {
            related.key()
                    .forEach(part -> add(part, related.relation().relation().toString()));
        }
        expr.mapChildren(child -> {
            collect(child);
            return child;
        });
    }

    private void addConstant(ModelExpr expr, String field) {
        if (expr instanceof ValueExpr constant) {
            add(constant.value(), field);
        }
    }

    private void add(Value value, String field) {
        boolean ranged = capabilities.hasRange(value.type().storage());
        if (ranged && value instanceof Value.Param param) {
            holes.add(new RangeCheckedParameter(param.slot(), field, param.type(), false));
        } else if ((ranged || capabilities.reads().limitsLists()) && value instanceof Value.ListParam list) {
            holes.add(new RangeCheckedParameter(list.slot(), field, list.type(), true));
        }
    }
}
