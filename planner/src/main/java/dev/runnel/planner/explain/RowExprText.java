package dev.runnel.planner.explain;

import dev.runnel.planner.fold.Conjunctions;
import dev.runnel.planner.program.RowCondition;
import dev.runnel.planner.program.RowExpr;
import dev.runnel.planner.program.RowScope;
import dev.runnel.planner.program.RowScope.MergedRows;
import dev.runnel.planner.program.RowScope.Source;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.AggregateSubquery;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.CountSubquery;
import dev.runnel.spi.TableExpr.Exists;
import dev.runnel.spi.TableExpr.FirstValueSubquery;
import dev.runnel.spi.TableExpr.Subquery;
import dev.runnel.type.Type;
import java.util.ArrayList;
import java.util.List;

/** Prints an expression on rows in memory. Cells have the names from the row types. */
final class RowExprText extends TableExprPrinter {
    private static final Type.Tuple UNNAMED = new Type.Tuple(List.of());

    /** The enclosing scopes and their row types, the innermost last. */
    private final List<RowScope> scopes = new ArrayList<>();

    private final List<Type.Tuple> rows = new ArrayList<>();

    private RowExprText() {}

    static String of(RowCondition condition, Type.Tuple row) {
        return new RowExprText().condition(condition, row);
    }

    static String of(RowExpr expr, Type.Tuple row) {
        RowExprText text = new RowExprText();
        text.rows.add(row);
        return expr.fold(cell -> text.path(0, List.of(cell)), (scope, computed) -> {
            text.scopes.add(scope);
            return text.text(computed);
        });
    }

    private String condition(RowCondition condition, Type.Tuple row) {
        scopes.add(condition.scope());
        rows.add(row);
        List<String> terms = new ArrayList<>();
        for (Source source : condition.scope().sources()) {
            if (source.required()) {
                terms.add("not " + path(0, source.path()) + " is absent");
            }
        }
        Conjunctions.conjuncts(condition.condition()).forEach(term -> terms.add(text(term)));
        scopes.remove(scopes.size() - 1);
        rows.remove(rows.size() - 1);
        return switch (terms.size()) {
            case 0 -> "true";
            case 1 -> terms.get(0);
            default -> "(" + String.join(" and ", terms) + ")";
        };
    }

    @Override
    public String visitColumn(ColumnRef ref) {
        RowScope scope = scopes.get(scopes.size() - 1 - ref.depth());
        String row = path(ref.depth(), scope.sources().get(ref.source()).path());
        return (ref.source() == 0 ? row : row + ".") + ref.column().name();
    }

    @Override
    public String visitExists(Exists exists) {
        return "some(" + inner(exists) + ")";
    }

    @Override
    public String visitCountSubquery(CountSubquery countOf) {
        return "count(" + inner(countOf) + ")";
    }

    @Override
    public String visitAggregateSubquery(AggregateSubquery aggregate) {
        return inside(aggregate, aggregate.aggregate()) + " of (" + inner(aggregate) + ")";
    }

    @Override
    public String visitFirstValueSubquery(FirstValueSubquery firstValue) {
        return "first " + inside(firstValue, firstValue.selected()) + " of (" + inner(firstValue) + ")";
    }

    /** An expression of a row of a subquery. */
    private String inside(Subquery subquery, TableExpr expr) {
        MergedRows merged = scopes.get(scopes.size() - 1).rows(subquery);
        Type.Tuple row = row(merged);
        scopes.add(merged.condition().scope());
        rows.add(row);
        String value = text(expr);
        scopes.remove(scopes.size() - 1);
        rows.remove(rows.size() - 1);
        return value;
    }

    private String inner(Subquery subquery) {
        MergedRows merged = scopes.get(scopes.size() - 1).rows(subquery);
        return path(merged.up(), merged.path()) + ": " + condition(merged.condition(), row(merged));
    }

    private Type.Tuple row(MergedRows merged) {
        Type list = rows.get(rows.size() - 1 - merged.up());
        for (int cell : merged.path()) {
            list = part(list, cell);
        }
        return list instanceof Type.ListOf of && of.element() instanceof Type.Tuple tuple ? tuple : UNNAMED;
    }

    private String path(int up, List<Integer> cells) {
        StringBuilder path = new StringBuilder("^".repeat(up));
        Type at = rows.get(rows.size() - 1 - up);
        String separator = "";
        for (int cell : cells) {
            boolean named = at instanceof Type.Tuple row && cell < row.parts().size();
            path.append(separator)
                    .append(named ? ((Type.Tuple) at).parts().get(cell).name() : "@" + cell);
            at = part(at, cell);
            separator = ".";
        }
        return path.toString();
    }

    /** The type of a cell; a row without names if the cell has no type yet. */
    private static Type part(Type row, int cell) {
        return row instanceof Type.Tuple tuple && cell < tuple.parts().size()
                ? tuple.parts().get(cell).type()
                : UNNAMED;
    }
}
