// Generated from app.TodoRow by ModelProcessor. Regenerate with: mvn compile
package app;

import dev.runnel.ProjectedRow;
import dev.runnel.RowMapping;
import dev.runnel.Selectable;
import dev.runnel.companion.ColumnMetadata;
import dev.runnel.companion.Encodings;
import dev.runnel.companion.ProjectionMetadata;
import dev.runnel.companion.ProjectionReaders;
import dev.runnel.companion.ProjectionValues;
import dev.runnel.spi.Row;
import java.util.Optional;
import java.util.UUID;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;

/** The rows of queries and of SQL as {@code TodoRow}. */
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

    /** The columns of a row, for {@code selectInto(ROW, …)} of a query and for {@code Sql.query(…).as(ROW)}. */
    public static final RowMapping<TodoRow, TitleStep> ROW = ProjectionMetadata.of(TodoRow.class,
            TodoRows::decode, TodoRows::read, TitleStep::new, TITLE, COUNT, URGENT, PARENT_ID, KIND,
            LABEL);

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

    private static TodoRow read(ProjectionReaders values, Row row) {
        return new TodoRow(
                values.<String>read(row, 0),
                values.<Integer>read(row, 1),
                values.<Optional<Boolean>>read(row, 2).orElse(null),
                values.<Optional<UUID>>read(row, 3),
                values.<TodoRow.Kind>read(row, 4),
                values.<TodoRow.Label>read(row, 5));
    }

    /** Selects {@code title}. */
    public static final class TitleStep {
        private final ProjectionValues<TodoRow> values;

        private TitleStep(ProjectionValues<TodoRow> values) { this.values = values; }

        public CountStep title(Selectable<?, String> title) { return new CountStep(this.values.with(title)); }
    }

    /** Selects {@code count}. */
    public static final class CountStep {
        private final ProjectionValues<TodoRow> values;

        private CountStep(ProjectionValues<TodoRow> values) { this.values = values; }

        public UrgentStep count(Selectable<?, Integer> count) { return new UrgentStep(this.values.with(count)); }
    }

    /** Selects {@code urgent}. */
    public static final class UrgentStep {
        private final ProjectionValues<TodoRow> values;

        private UrgentStep(ProjectionValues<TodoRow> values) { this.values = values; }

        public ParentIdStep urgent(Selectable<?, Optional<Boolean>> urgent) {
            return new ParentIdStep(this.values.with(urgent));
        }
    }

    /** Selects {@code parentId}. */
    public static final class ParentIdStep {
        private final ProjectionValues<TodoRow> values;

        private ParentIdStep(ProjectionValues<TodoRow> values) { this.values = values; }

        public KindStep parentId(Selectable<?, Optional<UUID>> parentId) {
            return new KindStep(this.values.with(parentId));
        }
    }

    /** Selects {@code kind}. */
    public static final class KindStep {
        private final ProjectionValues<TodoRow> values;

        private KindStep(ProjectionValues<TodoRow> values) { this.values = values; }

        public LabelStep kind(Selectable<?, TodoRow.Kind> kind) { return new LabelStep(this.values.with(kind)); }
    }

    /** Selects {@code label}. */
    public static final class LabelStep {
        private final ProjectionValues<TodoRow> values;

        private LabelStep(ProjectionValues<TodoRow> values) { this.values = values; }

        public ProjectedRow<TodoRow> label(Selectable<?, TodoRow.Label> label) { return this.values.with(label); }
    }
}
