package dev.runnel.tck.suite.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.CountedPage;
import dev.runnel.Page;
import dev.runnel.TransactionOptions;
import dev.runnel.error.ErrorCode;
import dev.runnel.spi.Isolation;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.probe.Call;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.suite.Topic;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages with the number of all rows. */
public abstract class PageTotalTopic extends Topic {
    private static final Todos.Query DONE =
            Todos.filter(t -> t.done().eq(true)).orderBy(t -> t.title().asc());

    private static final long DONE_ROWS =
            Sample.TODOS.stream().filter(Todo::done).count();

    @BeforeEach
    void seedSample() {
        seed();
    }

    @Test
    void theTotalIsThatOfAllPages() {
        Page<Todo> without = get(DONE.page(3, db()));
        CountedPage<Todo> first = get(DONE.page(3).withTotal().exec(db()));
        assertThat(first).isEqualTo(new CountedPage<>(without.items(), without.next(), without.previous(), DONE_ROWS));
        CountedPage<Todo> second =
                get(DONE.after(first.next().orElseThrow()).page(3).withTotal().exec(db()));
        assertThat(second.items()).isNotEmpty().doesNotContainAnyElementsOf(first.items());
        assertThat(second.total()).isEqualTo(DONE_ROWS);
        assertThat(get(DONE.before(second.previous().orElseThrow())
                        .page(100)
                        .withTotal()
                        .exec(db())))
                .as("whatever the direction")
                .isEqualTo(first);
        assertThat(first.map(Todo::title))
                .isEqualTo(new CountedPage<>(
                        first.items().stream().map(Todo::title).toList(), first.next(), Optional.empty(), DONE_ROWS));
    }

    @Test
    void ofNoRowIsZero() {
        assertThat(get(Todos.filter(t -> t.title().eq("none"))
                        .page(5)
                        .withTotal()
                        .exec(db())))
                .isEqualTo(new CountedPage<>(List.of(), Optional.empty(), Optional.empty(), 0));
        assertThat(get(Todos.filter(t -> t.points().in(List.of()))
                                .page(5)
                                .withTotal()
                                .exec(db()))
                        .total())
                .isZero();
    }

    @Test
    void includesSelectionsAndComputedOrdersDoNotChangeIt() {
        var titles = Todos.filter(t -> t.user().name().ne("Zed"))
                .orderBy(t -> t.steps().count().desc(), t -> t.points().plus(3).asc())
                .include(t -> t.steps(), t -> t.user());
        long rows = Sample.TODOS.stream()
                .filter(t -> !Sample.userOf(t).name().equals("Zed"))
                .count();
        assertThat(get(titles.page(4).withTotal().exec(db())).total()).isEqualTo(rows);
        CountedPage<String> selected =
                get(titles.select(t -> t.title()).page(4).withTotal().exec(db()));
        assertThat(selected.items()).hasSize(4);
        assertThat(selected.total()).isEqualTo(rows);
        assertThat(get(titles.after(selected.next().orElseThrow())
                                .page(4)
                                .withTotal()
                                .exec(db()))
                        .total())
                .isEqualTo(rows);
    }

    @Test
    void ofANavigatedQuery() {
        assertThat(get(Users.filter(u -> u.name().eq("Ann"))
                                .todos()
                                .page(2)
                                .withTotal()
                                .exec(db()))
                        .total())
                .isEqualTo(Sample.TODOS.stream()
                        .filter(t -> Sample.userOf(t).name().equals("Ann"))
                        .count());
    }

    @Test
    void theTotalIsASecondStatementOnTheSameLease() {
        get(DONE.page(3).withTotal().exec(db()));
        assertThat(probe().statements()).hasSize(2);
        assertThat(Collections.frequency(probe().kinds(), Call.Kind.ACQUIRE)).isEqualTo(1);
    }

    @Test
    void inASnapshotBothAgree() {
        if (!writesSideBySide() || isolation() != Isolation.REPEATABLE_READ) {
            return;
        }
        Todo like = Sample.TODOS.get(0);
        CountedPage<Todo> page = get(db().transaction(
                        TransactionOptions.DEFAULT.withIsolation(Isolation.REPEATABLE_READ),
                        tx -> DONE.page(3)
                                .exec(tx)
                                .flatMap(before -> Todos.create()
                                        .title("a")
                                        .points(1)
                                        .done(true)
                                        .created(Sample.START)
                                        .userId(like.userId())
                                        .categoryId(like.categoryId())
                                        .exec(db().outsideTransaction()))
                                .flatMap(created -> DONE.page(3).withTotal().exec(tx))));
        assertThat(page.items()).hasSize(3);
        assertThat(page.total()).isEqualTo(DONE_ROWS);
        assertThat(get(DONE.page(3).withTotal().exec(db())).total()).isEqualTo(DONE_ROWS + 1);
    }

    @Test
    void aBatchContainsIt() {
        assertThat(get(db().batch(List.of(DONE.page(1).withTotal(), DONE.page(2).withTotal()))))
                .extracting(CountedPage::total)
                .containsExactly(DONE_ROWS, DONE_ROWS);
    }

    @Test
    void groupsAndDistinctRowsHaveNone() {
        refuses(
                ErrorCode.TOTAL_OF_GROUPS,
                () -> Todos.groupBy(t -> t.done())
                        .select(g -> g.key())
                        .page(2)
                        .withTotal()
                        .exec(db()));
        refuses(
                ErrorCode.TOTAL_OF_GROUPS,
                () -> Todos.all()
                        .select(t -> t.done())
                        .distinct()
                        .page(2)
                        .withTotal()
                        .exec(db()));
    }
}
