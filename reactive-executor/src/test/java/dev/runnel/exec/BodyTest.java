package dev.runnel.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.Deferred;
import dev.runnel.error.ConflictException;
import dev.runnel.error.NotFoundException;
import dev.runnel.planner.program.MergeOutput;
import dev.runnel.planner.program.MirNode;
import dev.runnel.planner.program.ReadProgram;
import dev.runnel.planner.program.Result;
import dev.runnel.planner.program.RowCondition;
import dev.runnel.planner.program.RowExpr;
import dev.runnel.planner.program.RowScope;
import dev.runnel.schema.Relation;
import dev.runnel.schema.Table;
import dev.runnel.spi.SelectRows.Slice;
import dev.runnel.spi.TableExpr;
import dev.runnel.stmt.Select.ResultMode;
import dev.runnel.type.CompareOp;
import dev.runnel.type.Direction;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nodes behind the books (id, author, title) of node 0; node 1 loads their authors. */
class BodyTest {
    private final Library library = new Library();

    private static final List<Object[]> BOOKS = List.of(
            new Object[] {1L, 10L, "b"}, new Object[] {2L, null, "a"}, new Object[] {3L, 11L, null}, new Object[] {
                4L, 10L, "c"
            });

    private List<Object[]> run(MirNode... body) {
        library.driver.rows("books", values -> BOOKS);
        library.driver.rows("loaded", values -> {
            List<Object[]> rows = new ArrayList<>();
            for (Object id : (List<?>) values[0]) {
                if (!id.equals(11L)) {
                    rows.add(new Object[] {id, "author " + id});
                }
            }
            return rows;
        });
        ReadProgram program = Library.read(
                Library.select("books", Library.I64, Library.I64, Library.TEXT),
                new ReadProgram.Whole(),
                List.of(body),
                new Result.Rows(),
                ResultMode.ALL,
                1);
        return library.<List<Object[]>>single(program).block();
    }

    private static MirNode.Load load() {
        return new MirNode.Load(0, List.of(1), List.of(0), Library.select("loaded", Library.I64, Library.TEXT));
    }

    private static MirNode.NestedMerge merge(MergeOutput shape) {
        return new MirNode.NestedMerge(0, List.of(1), 1, List.of(0), 3, shape);
    }

    private static MergeOutput records(boolean optional, boolean eager, boolean partial) {
        Relation relation = new Relation(
                Library.Book.class,
                "author",
                0,
                Relation.Kind.BELONGS_TO,
                Library.Author.class,
                List.of("authorId"),
                List.of("id"),
                optional,
                eager);
        return new MergeOutput.Records(relation, Library.AUTHORS, partial);
    }

    private static RowExpr.Cell cell(int index) {
        return new RowExpr.Cell(index);
    }

    @Test
    void distinctKeysAreLoadedOnce() {
        List<Object[]> rows = run(load(), merge(new MergeOutput.RowOrNull()));
        assertThat(library.driver.count("loaded")).isEqualTo(1);
        assertThat(rows.get(0)[3]).isSameAs(rows.get(3)[3]);
        assertThat(rows.get(1)[3]).isNull();
        assertThat(rows.get(2)[3]).isNull();
    }

    @Test
    void anOptionalRelationIsLoadedAndMayBeEmpty() {
        List<Object[]> rows = run(load(), merge(records(true, false, false)));
        assertThat(((Optional<?>) ((Deferred<?>) rows.get(0)[3]).get())).isPresent();
        assertThat(((Optional<?>) ((Deferred<?>) rows.get(1)[3]).get())).isEmpty();
    }

    @Test
    void aRequiredRowThatVanishedIsNotFoundWhenItIsAskedFor() {
        List<Object[]> rows = run(load(), merge(records(false, false, false)));
        Deferred<?> missing = (Deferred<?>) rows.get(2)[3];
        assertThat(missing.isLoaded()).isTrue();
        assertThatThrownBy(missing::get).isInstanceOf(NotFoundException.class).hasMessageContaining("Book.author");
    }

    @Test
    void aRequiredRowOfAnEagerRelationThatVanishedIsAConflict() {
        assertThatThrownBy(() -> run(load(), merge(records(false, true, false))))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void aKeptRowPassesTheTest() {
        Table loaded = Library.table("loaded", Library.I64, Library.TEXT);
        RowScope scope = new RowScope(
                List.of(
                        new RowScope.Source(List.of(), List.of(), false),
                        new RowScope.Source(List.of(3), loaded.columns(), false)),
                Map.of());
        TableExpr name = new TableExpr.ColumnRef(0, 1, loaded.columns().get(1), Type.optional(StorageType.TEXT));
        RowCondition sameAuthor = new RowCondition(
                scope,
                new TableExpr.Compare(
                        CompareOp.EQ, name, new TableExpr.ValueExpr(new Value.Literal("author 10", Library.TEXT))));
        List<Object[]> rows = run(load(), merge(new MergeOutput.RowOrNull()), new MirNode.Filter(2, sameAuthor));
        assertThat(rows).extracting(row -> row[0]).containsExactly(1L, 4L);
    }

    @Test
    void sortsNullsFirstOrLast() {
        assertThat(sorted(Direction.ASC, true)).containsExactly(3L, 2L, 1L, 4L);
        assertThat(sorted(Direction.ASC, false)).containsExactly(2L, 1L, 4L, 3L);
        assertThat(sorted(Direction.DESC, true)).containsExactly(3L, 4L, 1L, 2L);
        assertThat(sorted(Direction.DESC, false)).containsExactly(4L, 1L, 2L, 3L);
    }

    private List<Object> sorted(Direction direction, boolean nullsFirst) {
        MirNode.Sort.Key key = new MirNode.Sort.Key(cell(2), Type.optional(StorageType.TEXT), direction, nullsFirst);
        return run(new MirNode.Sort(0, List.of(key))).stream()
                .map(row -> row[0])
                .toList();
    }

    @Test
    void theFirstRowsOfEveryKeyAreTaken() {
        Slice one = Slice.first(new Value.Literal(1L, Library.I64));
        List<Object[]> rows = run(new MirNode.LimitPerKey(0, List.of(1), one));
        assertThat(rows).extracting(row -> row[0]).containsExactly(1L, 2L, 3L);
    }

    @Test
    void operandsReplaceTheRow() {
        List<Object[]> rows = run(new MirNode.Project(0, List.of(cell(2), cell(0))));
        assertThat(rows).extracting(Arrays::asList).contains(Arrays.asList("b", 1L), Arrays.asList(null, 3L));
    }

    @Test
    void loadsThatNeedNothingOfEachOtherRunTogether() {
        library.driver.rows("books", values -> BOOKS).stepwise();
        MirNode.Load other =
                new MirNode.Load(2, List.of(0), List.of(1), Library.select("other", Library.I64, Library.TEXT));
        ReadProgram program = Library.read(
                Library.select("books", Library.I64, Library.I64, Library.TEXT),
                new ReadProgram.Whole(),
                List.of(load(), merge(new MergeOutput.RowOrNull()), other),
                new Result.Rows(),
                ResultMode.ALL,
                2);
        library.single(program).subscribe();
        library.driver.step();
        library.driver.step();
        assertThat(library.driver.log()).endsWith("books", "books answered", "loaded", "other");
    }
}
