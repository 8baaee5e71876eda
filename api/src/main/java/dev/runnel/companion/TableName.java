package dev.runnel.companion;

import dev.runnel.Selectable;
import dev.runnel.SqlArgument;
import dev.runnel.SqlTable;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.internal.BoundExprSource;
import dev.runnel.schema.Entity;
import dev.runnel.stmt.LambdaScope;
import dev.runnel.stmt.ModelExpr.FieldRef;
import java.util.function.Function;

/** The name of the table of a model in SQL of the application. */
public record TableName<F>(Entity entity, Function<PathOrigin, F> fields) implements SqlTable<F> {
    @Override
    public SqlArgument column(Function<? super F, ? extends Selectable<?, ?>> path) {
        Selectable<?, ?> column = path.apply(fields.apply(PathOrigin.of(new LambdaScope())));
        if (StatementParts.part(column, BoundExprSource.class).fragment().shape() instanceof FieldRef ref
                && ref.steps().isEmpty()) {
            return new ColumnName(ref.field());
        }
        throw new InvalidStatementException(
                        ErrorCode.SQL_ARGUMENT, "the path of a column leads over a relation, or computes a value")
                .with("model", entity.name())
                .hint("return a field of the model itself");
    }
}
