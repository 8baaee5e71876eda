package dev.runnel.planner.plan;

import dev.runnel.planner.hir.Hir.Computed;
import dev.runnel.planner.program.InsertProgram;
import dev.runnel.planner.program.InsertProgram.ComputedValue;
import dev.runnel.spi.InsertRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.ValueExpr;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value.Param;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The database expressions of inserted rows, in the form for the database and in the form for the executor. After the
 * cells of the columns come the parameter values of the expressions, then the number of the expression that a row
 * uses, for each column that does not use the same one in all rows.
 */
record ComputedInsertColumns(InsertRows.ComputedColumns columns, List<InsertProgram.Computed> layout) {
    private static final Type.Scalar CHOICE = Type.of(StorageType.I32);

    static ComputedInsertColumns of(List<Computed> fields) {
        List<Type.Scalar> cells = new ArrayList<>();
        List<List<ComputedValue>> values = new ArrayList<>();
        for (Computed field : fields) {
            List<ComputedValue> fieldValues = new ArrayList<>();
            for (int i = 0; i < field.values().size(); i++) {
                List<Type.Scalar> parameters = new ArrayList<>();
                collect(field.values().get(i), parameters);
                List<StorageType> stored =
                        parameters.stream().map(Type.Scalar::storage).toList();
                fieldValues.add(new ComputedValue(field.shapes().get(i), cells.size(), stored));
                cells.addAll(parameters);
            }
            values.add(fieldValues);
        }
        List<InsertRows.Computed> columns = new ArrayList<>();
        List<InsertProgram.Computed> layout = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            Computed field = fields.get(i);
            boolean alike = field.always() && field.values().size() == 1;
            int at = cells.size();
            if (!alike) {
                cells.add(CHOICE);
            }
            columns.add(new InsertRows.Computed(field.column(), field.values(), alike ? null : new Param(at, CHOICE)));
            layout.add(new InsertProgram.Computed(
                    field.field(), values.get(i), alike ? OptionalInt.empty() : OptionalInt.of(at)));
        }
        return new ComputedInsertColumns(new InsertRows.ComputedColumns(columns, cells), layout);
    }

    /** The types of the parameters, in the order of their numbers. */
    private static void collect(TableExpr expr, List<Type.Scalar> parameters) {
        if (expr instanceof ValueExpr value && value.value() instanceof Param param) {
            parameters.add(param.type());
        }
        expr.mapChildren(child -> {
            collect(child, parameters);
            return child;
        });
    }
}
