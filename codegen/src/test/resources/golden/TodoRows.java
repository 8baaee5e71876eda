// Generated from app.TodoRow by ModelProcessor. Regenerate with: mvn compile
package app;

import dev.runnel.RowMapping;
import dev.runnel.companion.ColumnMetadata;
import dev.runnel.companion.Encodings;
import dev.runnel.companion.ProjectionMetadata;
import dev.runnel.spi.Row;
import java.util.Optional;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;

/** The rows of SQL as {@code TodoRow}. */
@Generated("dev.runnel.codegen.ModelProcessor")
@NullMarked
public final class TodoRows {
    private static final ColumnMetadata TITLE = ColumnMetadata.of(TodoRow.class, "title", 0, Encodings.TEXT);
    private static final ColumnMetadata COUNT = ColumnMetadata.of(TodoRow.class, "count", 1, Encodings.I32)
            .inColumn("number");
    private static final ColumnMetadata URGENT = ColumnMetadata.optional(TodoRow.class, "urgent", 2, Encodings.BOOL);
    private static final ColumnMetadata PARENT_ID = ColumnMetadata.optional(TodoRow.class, "parentId", 3, Encodings.UUID);
    private static final ColumnMetadata KIND = ColumnMetadata.of(TodoRow.class, "kind", 4, Encodings.byName(TodoRow.Kind.values()));
    private static final ColumnMetadata LABEL = ColumnMetadata.of(TodoRow.class, "label", 5, Encodings.<TodoRow.Label, String, String>newtype(TodoRow.Label::new, TodoRow.Label::text, Encodings.TEXT));

    /** The columns of a row, for {@code Sql.query(…).as(…)}. */
    public static final RowMapping<TodoRow> ROW = ProjectionMetadata.of(TodoRow.class, TodoRows::decode, TITLE,
            COUNT, URGENT, PARENT_ID, KIND, LABEL);

    private TodoRows() {}

    private static TodoRow decode(Row row) {
        return new TodoRow(
                row.getString(0),
                row.getInt(1),
                row.getBooleanOrNull(2),
                Optional.ofNullable(row.getUuidOrNull(3)),
                KIND.<TodoRow.Kind>value(row.getString(4)),
                LABEL.<TodoRow.Label>value(row.getString(5)));
    }
}
