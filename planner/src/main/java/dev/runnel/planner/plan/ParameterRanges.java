package dev.runnel.planner.plan;

import dev.runnel.planner.program.Program.RangeCheckedParameter;
import dev.runnel.spi.Capabilities;
import dev.runnel.stmt.CascadingDelete;
import dev.runnel.stmt.Delete;
import dev.runnel.stmt.Include;
import dev.runnel.stmt.Insert;
import dev.runnel.stmt.KeysetPosition;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.Call;
import dev.runnel.stmt.ModelExpr.Compare;
import dev.runnel.stmt.ModelExpr.InList;
import dev.runnel.stmt.ModelExpr.RelationEquals;
import dev.runnel.stmt.ModelExpr.RowValueIn;
import dev.runnel.stmt.ModelExpr.SqlFragment;
import dev.runnel.stmt.ModelExpr.Subquery;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ModelStatement;
import dev.runnel.stmt.Order;
import dev.runnel.stmt.ParameterValues;
import dev.runnel.stmt.Select;
import dev.runnel.stmt.SqlStatement;
import dev.runnel.stmt.SqlTemplate;
import dev.runnel.stmt.Update;
import dev.runnel.stmt.UpdateMany;
import dev.runnel.stmt.Upsert;
import dev.runnel.stmt.UpsertMany;
import dev.runnel.stmt.WriteSequence;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a statement that must be range-checked on a database, and the lists whose size is limited there.
 * Each is returned with the field that it is compared with or assigned to.
 */
final class ParameterRanges implements ModelStatement.Visitor<Void> {
    private final Capabilities capabilities;
    private final List<RangeCheckedParameter> parameters = new ArrayList<>();

    private ParameterRanges(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    static List<RangeCheckedParameter> of(ModelStatement statement, Capabilities capabilities) {
        ParameterRanges ranged = new ParameterRanges(capabilities);
        statement.accept(ranged);
        return ranged.parameters;
    }

    @Override
    public Void visitSelect(Select select) {
        collect(select.filter());
        if (select.grouping() != null) {
            select.grouping().keys().forEach(this::collect);
            collect(select.grouping().having());
        }
        select.order().forEach(key -> collect(key.expr()));
        select.selection().forEach(this::collect);
        collect(select.extent().position(), select.order());
        for (Include include : select.includes()) {
            if (include instanceof Include.OfRelation relationInclude) {
                visitSelect(relationInclude.shape());
            }
        }
        return null;
    }

    private void collect(@Nullable KeysetPosition position, List<Order> order) {
        for (int i = 0; position != null && i < order.size(); i++) {
            add(position.values().get(i), ParameterValues.nameOf(order.get(i).expr()));
        }
    }

    @Override
    public Void visitInsert(Insert insert) {
        return null;
    }

    @Override
    public Void visitUpdate(Update update) {
        collect(update.filter());
        update.guard().ifPresent(this::collect);
        update.assignments().forEach(assignment -> {
            addConstant(assignment.value(), assignment.field().toString());
            collect(assignment.value());
        });
        return null;
    }

    @Override
    public Void visitDelete(Delete delete) {
        collect(delete.filter());
        delete.guard().ifPresent(this::collect);
        return null;
    }

    /** Each part of an upsert has parameters of its own. */
    @Override
    public Void visitUpsert(Upsert upsert) {
        return null;
    }

    /** The parts of the upsert of one row have parameters of their own. */
    @Override
    public Void visitUpsertMany(UpsertMany upserts) {
        return null;
    }

    /** The update of one row has parameters of its own. */
    @Override
    public Void visitUpdateMany(UpdateMany updates) {
        return null;
    }

    /** Each write of a sequence has parameters of its own. */
    @Override
    public Void visitWriteSequence(WriteSequence sequence) {
        return null;
    }

    @Override
    public Void visitCascadingDelete(CascadingDelete cascade) {
        return visitDelete(cascade.delete());
    }

    @Override
    public Void visitSql(SqlStatement sql) {
        collect(sql.template());
        sql.template().expressions().forEach(this::collect);
        return null;
    }

    /** Values among the arguments of SQL are bound by the ranges of their storage types. */
    private void collect(SqlTemplate template) {
        template.expressions().forEach(argument -> addConstant(argument, ParameterValues.nameOf(argument)));
    }

    private void collect(ModelExpr expr) {
        if (expr instanceof Compare compare) {
            addConstant(compare.left(), ParameterValues.nameOf(compare.right()));
            addConstant(compare.right(), ParameterValues.nameOf(compare.left()));
        } else if (expr instanceof Call call && !call.function().isPredicate()) {
            call.operands().forEach(operand -> addConstant(operand, ParameterValues.nameOf(call)));
        } else if (expr instanceof InList in) {
            add(in.list(), ParameterValues.nameOf(in.operand()));
        } else if (expr instanceof RowValueIn in) {
            for (int i = 0; i < in.lists().size(); i++) {
                add(in.lists().get(i), ParameterValues.nameOf(in.operands().get(i)));
            }
        } else if (expr instanceof SqlFragment fragment) {
            collect(fragment.template());
        } else if (expr instanceof Subquery subquery) {
            visitSelect(subquery.select());
        } else if (expr instanceof RelationEquals related) {
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
            parameters.add(new RangeCheckedParameter(param.slot(), field, param.type(), false));
        } else if ((ranged || capabilities.reads().limitsLists()) && value instanceof Value.ListParam list) {
            parameters.add(new RangeCheckedParameter(list.slot(), field, list.type(), true));
        }
    }
}
