package dev.runnel;

import dev.runnel.internal.BoundStatement;
import dev.runnel.schema.Field;
import dev.runnel.spi.RowReader;
import dev.runnel.stmt.Select.ResultMode;
import dev.runnel.stmt.SqlStatement;
import dev.runnel.stmt.SqlTemplate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of the application with the reader of its rows. Immutable. */
final class SqlRows<T> extends RowRequests<T> implements SqlResult<T> {
    private final SqlTemplate template;
    private final @Nullable Object[] values;
    private final Optional<List<Field>> columns;
    private final RowReader<T> reader;

    /** @param columns the columns that the reader reads by name; empty for all columns of the result */
    SqlRows(SqlTemplate template, @Nullable Object[] values, Optional<List<Field>> columns, RowReader<T> reader) {
        this.template = template;
        this.values = values;
        this.columns = columns;
        this.reader = reader;
    }

    @Override
    BoundStatement<T> request(ResultMode terminal) {
        SqlStatement shape = new SqlStatement(template, Optional.of(new SqlStatement.Rows(columns, terminal)));
        return new BoundStatement<>(shape, values, reader);
    }
}
