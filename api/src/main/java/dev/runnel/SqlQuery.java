package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.schema.Field;
import dev.runnel.stmt.SqlTemplate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A statement in SQL of the application that returns rows: {@link Sql#query}. Immutable. */
public final class SqlQuery {
    private final SqlTemplate template;
    private final @Nullable Object[] values;

    SqlQuery(SqlTemplate template, @Nullable Object[] values) {
        this.template = template;
        this.values = values;
    }

    /**
     * Returns the statement with a record for each row. The columns of the result are found by their names, in any order; case does not
     * matter. Further columns are ignored. The first row fails with {@code DecodeException} if a column is missing or doubled.
     *
     * @param mapping {@code ROW} of the companion of a record with {@link dev.runnel.model.Projection}
     */
    public <T> SqlResult<T> as(RowMapping<T, ?> mapping) {
        List<Field> columns = StatementParts.columns(mapping);
        return new SqlRows<>(template, values, Optional.of(columns), StatementParts.reader(mapping));
    }

    /** Returns the statement with rows whose columns are read by name. */
    public SqlResult<SqlRow> rows() {
        return new SqlRows<>(template, values, Optional.empty(), row -> new SqlRow(row.detached()));
    }
}
