package dev.runnel.tck.suite.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.tck.TestDb;
import dev.runnel.tck.probe.Call.Kind;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.suite.Topic;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** Streams: windows, demand, and nested use. */
public abstract class StreamTopic extends Topic {
    @Test
    void tenThousandParentsComeInWindowsWithTheirChildren() {
        write(10_000);
        probe().clear();
        AtomicLong children = new AtomicLong();
        AtomicLong statementsAtFirst = new AtomicLong();

        boolean sorted = capabilities().reads().relational();
        // a store that cannot sort holds a sorted read whole, so there it is read as it comes
        Users.Query users = sorted ? Users.all().orderBy(u -> u.email().asc()) : Users.all();

        StepVerifier.create(
                        users.include(u -> u.todos())
                                .all(db())
                                .doOnNext(
                                        u -> children.addAndGet(u.todos().get().size())),
                        1)
                .consumeNextWith(u -> {
                    assertThat(u.email()).matches(sorted ? "00000" : "[0-9]{5}");
                    statementsAtFirst.set(probe().statements().size());
                })
                .thenRequest(Long.MAX_VALUE)
                .expectNextCount(9_999)
                .expectComplete()
                .verify(TestDb.PATIENCE);

        assertThat(children).hasValue(10_000);
        assertThat(statementsAtFirst.get())
                .as("statements before the first element")
                .isLessThanOrEqualTo(4);
        assertThat(probe().statements()).hasSizeGreaterThan(4).hasSizeLessThan(200);
    }

    @Test
    void upTo256ParentsAreOneStatementForEachLevel() {
        write(256);
        probe().clear();

        assertThat(list(Users.all()
                        .include(u -> u.todos().with(t -> t.include(x -> x.category(), x -> x.steps())))
                        .all(db())))
                .hasSize(256);
        // users, their todos, and of those the steps (of which there are none) and the one category
        assertThat(probe().answers()).containsExactlyInAnyOrder(256, 256, 0, 1);
        assertThat(probe().statements()).hasSize(4);
    }

    @Test
    void windowsDoubleAsTheLogShows() {
        write(2_000);
        probe().clear();

        assertThat(list(Users.all().include(u -> u.todos()).all(db()).limitRate(256)))
                .hasSize(2_000);
        if (capabilities().reads().relational()) {
            // a window asks for one row more than it emits, and begins after the last that was emitted
            assertThat(probe().answers()).containsExactly(257, 256, 513, 512, 1_025, 1_024, 208, 208);
        } else {
            // the rows of one scan are cut into windows as they stream, each with its children
            assertThat(probe().answers()).containsExactlyInAnyOrder(2_000, 257, 257, 257, 257, 257, 257, 257, 201);
        }
        assertThat(probe().kinds()).containsOnlyOnce(Kind.ACQUIRE).containsOnlyOnce(Kind.RELEASE);
    }

    /** A list has no use for windows while it is short. */
    @Test
    void aListOf1024ParentsIsOneStatementForEachLevel() {
        write(1_024);
        probe().clear();

        assertThat(get(Users.all().include(u -> u.todos()).exec(db()))).hasSize(1_024);
        if (capabilities().reads().relational()) {
            assertThat(probe().answers()).containsExactly(1_024, 1_024);
        }
    }

    @Test
    void aLongerListIsReadAnewByWindows() {
        write(1_025);
        probe().clear();

        List<User> users = list(Users.all().include(u -> u.todos()).all(db()));
        assertThat(users).extracting(User::id).doesNotHaveDuplicates().hasSize(1_025);
        assertThat(users).allMatch(user -> user.todos().get().size() == 1);
        if (capabilities().reads().relational()) {
            assertThat(probe().answers()).containsExactly(1_025, 257, 256, 513, 512, 257, 257);
        }
        assertThat(probe().kinds()).containsOnlyOnce(Kind.ACQUIRE).containsOnlyOnce(Kind.RELEASE);
    }

    @Test
    void anUnsortedStreamIsNotReadAhead() {
        write(2_000);
        probe().clear();

        StepVerifier.create(Users.all().include(u -> u.todos()).all(db()), 1)
                .expectNextCount(1)
                .then(() -> assertThat(probe().statements()).hasSizeLessThanOrEqualTo(4))
                .thenCancel()
                .verify(TestDb.PATIENCE);
    }

    @Test
    void noMoreThanTheDemandIsEmitted() {
        write(600);
        AtomicLong emitted = new AtomicLong();

        StepVerifier.create(Users.all().all(db()).doOnNext(u -> emitted.incrementAndGet()), 0)
                .expectSubscription()
                .thenRequest(1)
                .expectNextCount(1)
                .then(() -> assertThat(emitted).hasValue(1))
                .thenRequest(5)
                .expectNextCount(5)
                .then(() -> assertThat(emitted).hasValue(6))
                .thenRequest(593)
                .expectNextCount(593)
                .thenRequest(1)
                .expectNextCount(1)
                .verifyComplete();
    }

    @Test
    void aLimitHoldsOverWindows() {
        write(1_000);

        List<User> users =
                list(Users.all().orderBy(u -> u.email().desc()).limit(700).all(db()));

        assertThat(users).hasSize(700);
        assertThat(users.get(699).email()).isEqualTo("00300");
        assertThat(users).extracting(User::id).doesNotHaveDuplicates();
    }

    @Test
    void windowsSortedByWhatIsAbsentOrEqualLoseNothing() {
        write(1_000);

        for (int n = 0; n < 2; n++) {
            boolean ascending = n == 0;
            List<User> users = list(Users.all()
                    .orderBy(u -> ascending ? u.bio().asc() : u.bio().desc())
                    .include(u -> u.todos())
                    .all(db()));
            assertThat(users).hasSize(1_000);
            assertThat(users).extracting(User::id).doesNotHaveDuplicates();
            assertThat(users.get(ascending ? 0 : 999).bio()).isEmpty();
            assertThat(users.get(ascending ? 999 : 0).bio()).contains("bio 2");
        }
    }

    /** A database may look at the beginning of each alone. */
    @Test
    void windowsSortedByTextsThatBeginAlikeLoseNothing() {
        String alike = "a".repeat(2_000);
        ManyUsers.write(db(), get(Categories.create().name("home").exec(db())), 1_000, n -> alike + n * 7 % 1_000);

        List<String> bios = list(Users.all()
                .orderBy(u -> u.bio().asc())
                .include(u -> u.todos())
                .all(db())
                .map(u -> u.bio().orElseThrow()));

        assertThat(bios).doesNotHaveDuplicates().hasSize(1_000).isSorted();
    }

    @Test
    void shortListsNestFreely() {
        write(100);

        Long seen = get(Users.all()
                .all(db())
                .flatMap(u -> Todos.filter(t -> t.user().eq(u)).all(db()), 50)
                .flatMap(t -> Users.byId(t.userId()).one(db()), 50)
                .count());

        assertThat(seen).isEqualTo(100);
    }

    private void write(int users) {
        ManyUsers.write(db(), get(Categories.create().name("home").exec(db())), users);
    }
}
