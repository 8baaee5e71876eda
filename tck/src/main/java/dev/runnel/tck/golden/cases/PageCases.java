package dev.runnel.tck.golden.cases;

import dev.runnel.Query;
import dev.runnel.Statement;
import dev.runnel.companion.StatementParts;
import dev.runnel.internal.PageCursorCodec;
import dev.runnel.stmt.Select;
import dev.runnel.tck.golden.GoldenCase;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.Users;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pages: the first, after a place, before one. */
final class PageCases {
    private static final Todo SOME = Sample.TODOS.get(11);
    private static final Todos.Query BY_POINTS = Todos.filter(t -> t.done().eq(false))
            .orderBy(t -> t.points().desc(), t -> t.title().asc());
    private static final Todos.Query BY_DUE =
            Todos.all().orderBy(t -> t.due().asc().nullsLast());

    private PageCases() {}

    static List<GoldenCase> all() {
        return List.of(
                page("first", "a page asks for one row more than it has", BY_POINTS.page(4)),
                page(
                        "after",
                        "after a place in an order of mixed directions, and a look back",
                        BY_POINTS
                                .after(cursor(BY_POINTS, SOME.points(), SOME.title(), SOME.id()))
                                .page(4)),
                page(
                        "total",
                        "the total counts the rows of all pages by a second statement, without order and includes",
                        Todos.filter(t -> t.done().eq(false))
                                .orderBy(t -> t.title().asc())
                                .include(t -> t.user())
                                .page(2)
                                .withTotal()),
                page(
                        "before",
                        "before a place the order is turned round",
                        BY_POINTS
                                .before(cursor(BY_POINTS, SOME.points(), SOME.title(), SOME.id()))
                                .page(4)),
                page(
                        "after-absent",
                        "after a place with an absent value",
                        BY_DUE.after(cursor(BY_DUE, null, SOME.id())).page(4)),
                page(
                        "unique",
                        "a unique order needs no hidden key",
                        Users.all()
                                .orderBy(u -> u.email().asc())
                                .include(u -> u.todos().with(t -> t.orderBy(f -> f.id().asc())))
                                .page(3)),
                page(
                        "over-a-path",
                        "sorted by what a to-one path leads to, which is selected behind the record",
                        Todos.all()
                                .orderBy(t -> t.user().email().asc())
                                .include(t -> t.steps().with(s -> s.orderBy(f -> f.id().asc())))
                                .page(3)),
                page(
                        "distinct",
                        "distinct rows are sorted by all that is selected",
                        Todos.all()
                                .orderBy(t -> t.done().desc())
                                .select(t -> t.estimate(), t -> t.done())
                                .distinct()
                                .page(3)));
    }

    /** The cursor of a row with these values of the sort keys, the hidden ones too. */
    static String cursor(Query<?, ?, ?> query, @Nullable Object... values) {
        Select page = (Select) StatementParts.requests(query.page(1)).get(0).shape();
        return new PageCursorCodec(page.entity(), page.filter(), page.order(), List.of())
                .text(new PageCursorCodec.CursorPosition(false, values));
    }

    private static GoldenCase page(String name, String says, Statement<?> statement) {
        return GoldenCase.of("page", name, says, statement);
    }
}
