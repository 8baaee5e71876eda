package dev.runnel.tck.suite.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.runnel.Page;
import dev.runnel.SortKeys;
import dev.runnel.companion.StatementParts;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.stmt.ModelStatement;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.suite.Topic;
import dev.runnel.type.StorageType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An order that a client names by a text. */
public abstract class SortKeysTopic extends Topic {
    private static final SortKeys<Todo, Todos.Fields<Todo>> KEYS = Todos.sortKeys()
            .allow("title", t -> t.title())
            .allow("points", t -> t.points())
            .allow("owner", t -> t.user().name())
            .allow("steps", t -> t.steps().count())
            .allow("due", t -> t.due());

    private static final Comparator<Todo> BY_ID = Comparator.comparing(Todo::id, StorageType.UUID.order());

    @BeforeEach
    void seedSample() {
        seed();
    }

    private static ModelStatement shape(Todos.Query query) {
        return StatementParts.requests(query).get(0).shape();
    }

    private List<UUID> sorted(String keys) {
        return list(Todos.all()
                .orderBy(KEYS.parse(keys))
                .orderBy(t -> t.id().asc())
                .select(t -> t.id())
                .all(db()));
    }

    private static List<UUID> ids(Comparator<Todo> order) {
        return Sample.TODOS.stream()
                .sorted(order.thenComparing(BY_ID))
                .map(Todo::id)
                .toList();
    }

    @Test
    void theFirstKeyIsTheMostSignificant() {
        Comparator<Todo> byTitle = Comparator.comparing(Todo::title, StorageType.TEXT.order()::compare);
        Comparator<Todo> byPoints = Comparator.comparing(Todo::points);
        assertThat(sorted("title")).isEqualTo(ids(byTitle));
        assertThat(sorted("-title")).isEqualTo(ids(byTitle.reversed()));
        assertThat(sorted("-points,title")).isEqualTo(ids(byPoints.reversed().thenComparing(byTitle)));
        assertThat(sorted("-steps, points"))
                .isEqualTo(ids(
                        Comparator.<Todo>comparingInt(t -> -Sample.stepsOf(t).size())
                                .thenComparing(byPoints)));
    }

    @Test
    void aTextIsTheOrderThatItsKeysWriteOut() {
        assertThat(shape(Todos.all().orderBy(KEYS.parse(" -due ,owner"))))
                .isEqualTo(shape(Todos.all()
                        .orderBy(t -> t.due().desc(), t -> t.user().name().asc())));
        assertThat(shape(Todos.all().orderBy(t -> t.points().asc()).orderBy(KEYS.parse("title"))))
                .as("after the keys of earlier calls")
                .isEqualTo(shape(Todos.all()
                        .orderBy(t -> t.points().asc(), t -> t.title().asc())));
    }

    @Test
    void aBlankTextIsTheDefaultOrder() {
        var keys = KEYS.defaultOrder("-points");
        for (String blank : new String[] {null, "", "  \t"}) {
            assertThat(shape(Todos.all().orderBy(keys.parse(blank))))
                    .isEqualTo(shape(Todos.all().orderBy(t -> t.points().desc())));
            assertThat(shape(Todos.all().orderBy(KEYS.parse(blank)))).isEqualTo(shape(Todos.all()));
        }
        assertThat(shape(Todos.all().orderBy(keys.allow("done", t -> t.done()).parse(null))))
                .as("the default of more keys")
                .isEqualTo(shape(Todos.all().orderBy(t -> t.points().desc())));
    }

    @Test
    void pagesHaveTheOrderAndTheKeyOfTheModel() {
        List<UUID> seen = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            Todos.Query query = Todos.all().orderBy(KEYS.parse("owner,-points"));
            Page<Todo> page = get(next.map(query::after).orElse(query).page(7, db()));
            page.items().forEach(todo -> seen.add(todo.id()));
            next = page.next();
        } while (next.isPresent());
        assertThat(seen)
                .isEqualTo(Sample.TODOS.stream()
                        .sorted(Comparator.<Todo, String>comparing(
                                        t -> Sample.userOf(t).name(), StorageType.TEXT.order()::compare)
                                .thenComparing(
                                        Comparator.comparing(Todo::points).reversed())
                                .thenComparing(BY_ID.reversed()))
                        .map(Todo::id)
                        .toList());
    }

    @Test
    void theCursorOfAnotherOrderIsRefused() {
        String cursor = get(Todos.all().orderBy(KEYS.parse("title")).page(3, db()))
                .next()
                .orElseThrow();
        refuses(
                ErrorCode.CURSOR_OF_OTHER_QUERY,
                () -> Todos.all().orderBy(KEYS.parse("-title")).after(cursor).page(3, db()));
    }

    @Test
    void otherTextsAreRefusedByAnErrorWithoutThem() {
        for (String keys : List.of(
                "id",
                "secret",
                "Title",
                "title,title",
                "title,-title",
                "title,",
                ",title",
                "title,,points",
                "-",
                ",",
                "--title",
                "- title",
                "+title",
                "title desc",
                "title;drop table todos",
                "tit\0le",
                "title,".repeat(100_000))) {
            InvalidStatementException error =
                    catchThrowableOfType(InvalidStatementException.class, () -> KEYS.parse(keys));
            assertThat(error).as("not allowed: %.20s", keys).isNotNull();
            assertThat(error.code()).isEqualTo(ErrorCode.UNKNOWN_SORT_KEY);
            assertThat(error.names()).containsEntry("allowed", "title, points, owner, steps, due");
            assertThat(error)
                    .hasMessageContaining("model: Todo")
                    .hasMessageNotContainingAny("secret", "drop", "title desc");
        }
    }

    @Test
    void namesThatNoTextCanHaveAreRefused() {
        for (String name : List.of("title", "", " ", "-title", "a,b", " a", "a ")) {
            InvalidStatementException error =
                    catchThrowableOfType(InvalidStatementException.class, () -> KEYS.allow(name, t -> t.id()));
            assertThat(error).as("not a name: '%s'", name).isNotNull();
            assertThat(error.code()).isEqualTo(ErrorCode.SORT_KEY_NAME);
        }
        assertThat(catchThrowableOfType(
                                InvalidStatementException.class,
                                () -> Users.sortKeys().defaultOrder("name"))
                        .code())
                .isEqualTo(ErrorCode.UNKNOWN_SORT_KEY);
    }
}
