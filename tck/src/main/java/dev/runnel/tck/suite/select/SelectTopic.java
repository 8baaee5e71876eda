package dev.runnel.tck.suite.select;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Selectable;
import dev.runnel.tck.Covers;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.suite.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.util.function.Tuple2;

/** Selections instead of whole records: one to eight expressions, as tuples or passed to a constructor. */
public abstract class SelectTopic extends Topic {
    private final Todo some = Sample.TODOS.get(13);
    private final Todos.Query one = Todos.byId(some.id());

    /** Eight values of a todo. */
    private record Line(
            UUID id,
            String title,
            long points,
            Optional<Long> estimate,
            boolean done,
            Optional<Boolean> urgent,
            Instant created,
            Optional<Instant> due) {}

    /** A title, with something that is the same for all. */
    private record Marked(String title, String mark) {}

    private List<Object> values(int count) {
        return List.<Object>of(
                        some.id(),
                        some.title(),
                        some.points(),
                        some.estimate(),
                        some.done(),
                        Optional.ofNullable(some.urgent()),
                        some.created(),
                        some.due())
                .subList(0, count);
    }

    @BeforeEach
    void seedSample() {
        seed();
    }

    @Test
    @Covers({"select_projection/select_tuple"})
    void oneToEightAsTuples() {
        List<Iterable<?>> tuples = new ArrayList<>();
        tuples.add(List.of(get(one.select(t -> t.id()).one(db()))));
        tuples.add(get(one.select(t -> t.id(), t -> t.title()).one(db())));
        tuples.add(get(one.select(t -> t.id(), t -> t.title(), t -> t.points()).one(db())));
        tuples.add(get(one.select(t -> t.id(), t -> t.title(), t -> t.points(), t -> t.estimate())
                .one(db())));
        tuples.add(get(one.select(t -> t.id(), t -> t.title(), t -> t.points(), t -> t.estimate(), t -> t.done())
                .one(db())));
        tuples.add(get(one.select(
                        t -> t.id(), t -> t.title(), t -> t.points(), t -> t.estimate(), t -> t.done(), t -> t.urgent())
                .one(db())));
        tuples.add(get(one.select(
                        t -> t.id(),
                        t -> t.title(),
                        t -> t.points(),
                        t -> t.estimate(),
                        t -> t.done(),
                        t -> t.urgent(),
                        t -> t.created())
                .one(db())));
        tuples.add(get(one.select(
                        t -> t.id(),
                        t -> t.title(),
                        t -> t.points(),
                        t -> t.estimate(),
                        t -> t.done(),
                        t -> t.urgent(),
                        t -> t.created(),
                        t -> t.due())
                .one(db())));
        for (int n = 1; n <= 8; n++) {
            List<Object> found = new ArrayList<>();
            tuples.get(n - 1).forEach(found::add);
            assertThat(found).as("%d parts", n).isEqualTo(values(n));
        }
        assertThat(probe().statements()).hasSize(8);
    }

    @Test
    void oneToEightMadeIntoObjects() {
        List<List<Object>> made = List.of(
                get(one.selectInto((UUID a) -> List.<Object>of(a), t -> t.id()).one(db())),
                get(one.selectInto((UUID a, String b) -> List.<Object>of(a, b), t -> t.id(), t -> t.title())
                        .one(db())),
                get(one.selectInto(Arrays::<Object>asList, t -> t.id(), t -> t.title(), t -> t.points())
                        .one(db())),
                get(one.selectInto(
                                Arrays::<Object>asList, t -> t.id(), t -> t.title(), t -> t.points(), t -> t.estimate())
                        .one(db())),
                get(one.selectInto(
                                Arrays::<Object>asList,
                                t -> t.id(),
                                t -> t.title(),
                                t -> t.points(),
                                t -> t.estimate(),
                                t -> t.done())
                        .one(db())),
                get(one.selectInto(
                                Arrays::<Object>asList,
                                t -> t.id(),
                                t -> t.title(),
                                t -> t.points(),
                                t -> t.estimate(),
                                t -> t.done(),
                                t -> t.urgent())
                        .one(db())),
                get(one.selectInto(
                                Arrays::<Object>asList,
                                t -> t.id(),
                                t -> t.title(),
                                t -> t.points(),
                                t -> t.estimate(),
                                t -> t.done(),
                                t -> t.urgent(),
                                t -> t.created())
                        .one(db())));
        for (int n = 1; n <= 7; n++) {
            assertThat(made.get(n - 1)).as("%d parts", n).isEqualTo(values(n));
        }
        Line line = get(one.selectInto(
                        Line::new,
                        t -> t.id(),
                        t -> t.title(),
                        t -> t.points(),
                        t -> t.estimate(),
                        t -> t.done(),
                        t -> t.urgent(),
                        t -> t.created(),
                        t -> t.due())
                .one(db()));
        assertThat(line)
                .isEqualTo(new Line(
                        some.id(),
                        some.title(),
                        some.points(),
                        some.estimate(),
                        some.done(),
                        Optional.ofNullable(some.urgent()),
                        some.created(),
                        some.due()));
    }

    @Test
    @Covers({
        "select_projection/select_single_field",
        "select_projection/select_with_filter",
        "select_projection/select_first",
        "select_projection/select_first_no_match"
    })
    void fieldsOfFilteredRows() {
        assertThat(list(Todos.filter(t -> t.done().eq(true))
                        .select(t -> t.title())
                        .all(db())))
                .containsExactlyInAnyOrderElementsOf(Sample.TODOS.stream()
                        .filter(Todo::done)
                        .map(Todo::title)
                        .toList());
        assertThat(get(one.select(t -> t.title()).first().exec(db()))).contains(some.title());
        assertThat(get(Todos.filter(t -> t.title().eq("none"))
                        .select(t -> t.title())
                        .first()
                        .exec(db())))
                .isEmpty();
    }

    @Test
    void aConstantIsOnEveryRow() {
        List<Marked> marked = list(Todos.filter(t -> t.done().eq(true))
                .selectInto(Marked::new, t -> t.title(), t -> Selectable.constant("x"))
                .all(db()));
        assertThat(marked).hasSize(15).allMatch(row -> row.mark().equals("x"));
        assertThat(list(Todos.all().select(t -> Selectable.constant(7)).all(db())))
                .hasSize(30)
                .containsOnly(7);
        assertThat(list(Todos.all()
                        .select(t -> Selectable.constant(7))
                        .distinct()
                        .all(db())))
                .containsExactly(7);
        Tuple2<String, Optional<Long>> both = get(
                one.select(t -> Selectable.constant("first"), t -> t.estimate()).one(db()));
        assertThat(both.getT1()).isEqualTo("first");
        assertThat(both.getT2()).isEqualTo(some.estimate());
    }

    @Test
    void fieldsOverSeveralToOneSteps() {
        assertThat(list(Todos.all()
                        .select(
                                t -> t.id(),
                                t -> t.user().name(),
                                t -> t.category().name(),
                                t -> t.parent().user().bio(),
                                t -> t.parent().category().name().optional())
                        .all(db())))
                .hasSize(30)
                .allSatisfy(row -> {
                    Todo todo = Sample.TODOS.stream()
                            .filter(t -> t.id().equals(row.getT1()))
                            .findFirst()
                            .orElseThrow();
                    Optional<Todo> parent = Sample.parentOf(todo);
                    assertThat(row.getT2()).isEqualTo(Sample.userOf(todo).name());
                    assertThat(row.getT3()).isEqualTo(Sample.categoryOf(todo).name());
                    assertThat(row.getT4())
                            .isEqualTo(parent.flatMap(p -> Sample.userOf(p).bio()));
                    assertThat(row.getT5())
                            .isEqualTo(parent.map(p -> Sample.categoryOf(p).name()));
                });
    }
}
