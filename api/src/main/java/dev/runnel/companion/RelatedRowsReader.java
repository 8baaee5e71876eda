package dev.runnel.companion;

import dev.runnel.error.ConflictException;
import dev.runnel.internal.SelectionBuilder;
import dev.runnel.schema.Relation;
import dev.runnel.spi.Row;
import dev.runnel.spi.RowReader;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.Include;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Reads selected related rows. Each of their cells contains records, or the cells of a nested selection. */
final class RelatedRowsReader {
    private RelatedRowsReader() {}

    static <C> RowReader<C> one(SelectionBuilder selecting, Include include) {
        Include.OfRelation of = (Include.OfRelation) include;
        Relation relation = of.relation();
        if (relation.mayFindNothing() || of.steps().stream().anyMatch(Relation::mayFindNothing)) {
            throw selecting.mayBeAbsent();
        }
        RowReader<Optional<C>> found = oneOrNone(selecting, include);
        return row -> found.read(row)
                .orElseThrow(() -> new ConflictException(
                                "the row of a required relation was deleted while the query ran", null)
                        .with("relation", relation.toString())
                        .hint("run the query again, or in a transaction with isolation REPEATABLE_READ"));
    }

    @SuppressWarnings("unchecked")
    static <C> RowReader<Optional<C>> oneOrNone(SelectionBuilder selecting, Include include) {
        IntSupplier at = selecting.addRelated((Include.OfRelation) include, BoundExpr.NO_VALUES);
        return row -> (Optional<C>) Optional.ofNullable(row.get(at.getAsInt()));
    }

    @SuppressWarnings("unchecked")
    static <C> RowReader<List<C>> many(SelectionBuilder selecting, Include include, Object[] values) {
        IntSupplier at = selecting.addRelated((Include.OfRelation) include, values);
        return row -> (List<C>) cells(row, at);
    }

    /** Reads related rows through a nested selection. */
    static <A> RowReader<List<A>> selected(
            SelectionBuilder selecting, Include.OfRelation include, Object[] values, RowReader<A> reader) {
        IntSupplier at = selecting.addRelated(include, values);
        return row -> {
            List<A> made = new ArrayList<>();
            Cells cells = new Cells();
            for (Object related : cells(row, at)) {
                made.add(reader.read(cells.of((Object[]) related)));
            }
            return Collections.unmodifiableList(made);
        };
    }

    private static List<?> cells(Row row, IntSupplier at) {
        List<?> related = (List<?>) row.get(at.getAsInt());
        return related == null ? List.of() : related;
    }

    /** A reusable row over the cells of other rows. Not thread-safe. */
    private static final class Cells implements Row {
        private @Nullable Object[] cells = {};

        Cells of(@Nullable Object[] row) {
            cells = row;
            return this;
        }

        @Override
        public @Nullable Object get(int index) {
            return cells[index];
        }
    }
}
