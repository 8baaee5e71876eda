package dev.runnel.tck.suite.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Batch;
import dev.runnel.Session;
import dev.runnel.Statement;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.NotFoundException;
import dev.runnel.error.TransactionAbortedException;
import dev.runnel.spi.Isolation;
import dev.runnel.spi.TransactionMode;
import dev.runnel.tck.Covers;
import dev.runnel.tck.probe.Call;
import dev.runnel.tck.probe.Call.Kind;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Category;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.suite.Sent;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuples;

/** Batches. A store without interactive transactions writes a batch by one call, and no statement of it reads what an earlier one writes. */
public abstract class BatchTopic extends InteractiveTopic {
    /** On a store without transactions a statement that reads what an earlier one writes is refused, without a call. */
    private boolean refusedTogether(Supplier<Mono<?>> dependent) {
        if (transactional()) {
            return false;
        }
        refuses(ErrorCode.BATCH_UNSUPPORTED, dependent);
        return true;
    }

    // ---- reads, which run on every store

    @Test
    @Covers({"batch_query/batch_one_empty", "batch_query/batch_three_queries", "batch_query/batch_both_empty"})
    void readsGiveTheirResultsInTheirPlaces() {
        get(category("a").exec(db()));
        var none = Users.all();
        var rows = get(db().batch(Categories.all(), none, Categories.all().count()));

        assertThat(rows.getT1()).extracting(Category::name).containsExactly("a");
        assertThat(rows.getT2()).isEmpty();
        assertThat(rows.getT3()).isEqualTo(1);
        var nothing = get(db().batch(none, none));
        assertThat(nothing.getT1()).isEmpty();
        assertThat(nothing.getT2()).isEmpty();
    }

    @Test
    @Covers({
        "batch_query_dynamic/batch_vec_of_queries",
        "batch_query_dynamic/batch_array_of_queries",
        "batch_query_dynamic/batch_vec_some_empty",
        "batch_query_dynamic/batch_vec_all_empty"
    })
    void aListOfReads() {
        get(category("a").exec(db()));
        get(category("b").exec(db()));
        List<List<Category>> rows = get(db().batch(List.of(
                Categories.filter(c -> c.name().eq("b")),
                Categories.filter(c -> c.name().eq("none")),
                Categories.filter(c -> c.name().eq("a")))));

        assertThat(rows).hasSize(3);
        assertThat(rows.get(0)).extracting(Category::name).containsExactly("b");
        assertThat(rows.get(1)).isEmpty();
        assertThat(rows.get(2)).extracting(Category::name).containsExactly("a");
        assertThat(get(db().batch(List.of(Users.all(), Users.all())))).containsExactly(List.of(), List.of());
    }

    @Test
    @Covers("batch_query_dynamic/batch_nested_tuple_with_vec")
    void batchesInABatch() {
        get(category("a").exec(db()));
        get(category("b").exec(db()));
        var rows = get(db().batch(
                        Batch.of(List.of(
                                Categories.filter(c -> c.name().eq("b")),
                                Categories.filter(c -> c.name().eq("none")))),
                        Categories.all().count(),
                        Batch.of(List.of(Users.all(), Users.all()))));

        assertThat(rows.getT1()).hasSize(2);
        assertThat(rows.getT1().get(0)).extracting(Category::name).containsExactly("b");
        assertThat(rows.getT1().get(1)).isEmpty();
        assertThat(rows.getT2()).isEqualTo(2);
        assertThat(rows.getT3()).containsExactly(List.of(), List.of());
        assertThat(db().explain(Batch.of(List.of(Categories.all(), Users.all()))))
                .contains(db().explain(Categories.all()), db().explain(Users.all()));
    }

    @Test
    void anEmptyListMakesNoCall() {
        assertThat(get(db().batch(List.<Categories.Create>of()))).isEmpty();
        assertThat(probe().calls()).isEmpty();
    }

    @Test
    void oneAloneIsThatStatement() {
        assertThat(get(db().batch(List.of(category("a")))))
                .extracting(Category::name)
                .containsExactly("a");
        assertThat(probe().kinds()).doesNotContain(Kind.BEGIN);
    }

    @Test
    void eightOfThem() {
        get(category("a").exec(db()));
        var count = Categories.all().count();
        var rows = get(db().batch(
                        count,
                        Categories.all(),
                        Users.all().exists(),
                        count,
                        Users.all(),
                        count,
                        count,
                        Categories.all().exists()));

        assertThat(rows.getT1()).isEqualTo(1);
        assertThat(rows.getT3()).isFalse();
        assertThat(rows.getT8()).isTrue();
    }

    /** Another program writes between the reads of the batch. A key-value store runs each read alone. */
    @Test
    void readsSeeOneSnapshot() {
        get(category("a").exec(db()));
        get(user("a").exec(db()));
        List<Object> before = List.of(1L, 1L, 1L);
        assertThat(seenBesideAWriter("b", Batch.of(List.of(categories(), users()))))
                .isEqualTo(transactional() ? before : List.of(1L, 2L, 2L));
        if (transactional()) {
            assertThat(probe().calls().stream().filter(call -> call.kind() == Kind.BEGIN))
                    .extracting(Call::text)
                    .first()
                    .isEqualTo(new TransactionMode(Isolation.REPEATABLE_READ, null, true).toString());
        }
        assertThat(get(db().batch(categories(), users()))).as("a later batch").isEqualTo(Tuples.of(2L, 2L));
        if (transactional()) {
            get(db().batch(category("c"), user("c")));
            assertThat(get(db().batch(categories(), users())))
                    .as("after a batch that writes, on the same connections")
                    .isEqualTo(Tuples.of(3L, 3L));
        }
    }

    private static Statement<Long> categories() {
        return Categories.all().count();
    }

    private static Statement<Long> users() {
        return Users.all().count();
    }

    /** The numbers of categories before a write, and of categories and users after it, which a batch within the batch reads. */
    private List<Object> seenBesideAWriter(String name, Batch<Long> after) {
        Session outside = db().outsideTransaction();
        Mono<Void> writer = category(name)
                .exec(outside)
                .then(user(name).exec(outside))
                .then()
                .cache();
        probe().clear();
        probe().holdNextStatement("categories", writer);
        var seen = get(db().batch(categories(), after));
        return List.of(seen.getT1(), seen.getT2().get(0), seen.getT2().get(1));
    }

    // ---- all or none

    @Test
    @Covers({
        "batch_create_statements/batch_two_creates_same_model",
        "batch_create_statements/batch_two_creates_different_models"
    })
    void createsAreOneTransaction() {
        var made = get(db().batch(category("a"), user("e")));
        home().settle();

        assertThat(made.getT1().name()).isEqualTo("a");
        assertThat(made.getT2().email()).isEqualTo("e");
        if (!transactional()) {
            assertThat(probe().kinds()).containsExactly(Kind.ACQUIRE, Kind.RUN, Kind.RELEASE);
            assertThat(Sent.verbs(probe())).containsExactly("transact");
            return;
        }
        assertThat(probe().kinds())
                .containsExactly(Kind.ACQUIRE, Kind.BEGIN, Kind.RUN, Kind.RUN, Kind.COMMIT, Kind.RELEASE);
        assertThat(Sent.verbs(probe())).containsExactly("insert", "insert");
    }

    @Test
    @Covers({
        "batch_create_statements/batch_query_and_create",
        "batch_create_statements/batch_create_then_query",
        "batch_create_statements/batch_create_query_create",
        "batch_query/batch_select_and_create"
    })
    void aReadSeesWhatWasWrittenBeforeIt() {
        if (refusedTogether(() -> db().batch(category("a"), Categories.all().count()))) {
            return;
        }
        var rows = get(db().batch(
                        Categories.all().count(),
                        category("a"),
                        Categories.all().count(),
                        category("b")));

        assertThat(rows.getT1()).isZero();
        assertThat(rows.getT3()).isEqualTo(1);
        assertThat(Sent.verbs(probe())).containsExactly("select", "insert", "select", "insert");
        assertThat(names()).containsExactly("a", "b");
    }

    @Test
    @Covers({"batch_create_statements/batch_creates_from_array", "batch_create_statements/batch_creates_from_vec"})
    void aListOfCreates() {
        List<Category> made = get(db().batch(List.of(category("c"), category("a"), category("b"))));

        assertThat(made).extracting(Category::name).containsExactly("c", "a", "b");
        assertThat(Sent.verbs(probe()))
                .isEqualTo(transactional() ? List.of("insert", "insert", "insert") : List.of("transact"));
    }

    @Test
    @Covers({
        "batch_update_delete/batch_two_updates_same_model",
        "batch_update_delete/batch_two_deletes_same_model",
        "batch_update_delete/batch_update_and_delete",
        "batch_update_delete/batch_all_four_statement_types",
        "batch_update_delete/batch_instance_delete"
    })
    void everyKindOfStatement() {
        Category a = get(category("a").exec(db()));
        Category b = get(category("b").exec(db()));
        get(category("c").exec(db()));
        var rows = get(db().batch(
                        Categories.all(),
                        user("e"),
                        Categories.filter(c -> c.name().eq("c")).update().name("d"),
                        Categories.delete(a),
                        Categories.byId(b.id()).delete()));

        assertThat(rows.getT1()).hasSize(3);
        assertThat(rows.getT3().matched()).isEqualTo(1);
        assertThat(names()).containsExactly("d");
    }

    @Test
    @Covers({
        "batch_rollback/batch_two_creates_rolls_back_on_second_failure",
        "batch_rollback/batch_create_and_update_rolls_back_on_update_failure",
        "batch_rollback/batch_update_and_create_rolls_back_on_create_failure",
        "batch_rollback/batch_array_creates_rolls_back_on_failure",
        "batch_rollback/batch_different_models_rolls_back_on_failure"
    })
    void aFailureDropsAllOfThem() {
        UUID nobody = UUID.randomUUID();
        User taken = get(user("taken").exec(db()));
        User other = get(user("other").exec(db()));
        probe().clear();
        failure(ConstraintViolationException.class, () -> db().batch(category("a"), user("taken")));
        home().settle();
        if (transactional()) {
            assertThat(probe().kinds()).endsWith(Kind.ROLLBACK, Kind.RELEASE).doesNotContain(Kind.COMMIT);
        }

        failure(
                ConstraintViolationException.class,
                () -> db().batch(category("a"), Users.byId(other.id()).update().email("taken")));
        failure(
                ConstraintViolationException.class,
                () -> db().batch(Users.byId(taken.id()).update().name("changed"), user("other")));
        failure(ConstraintViolationException.class, () -> db().batch(List.of(user("x"), user("y"), user("x"))));
        failure(
                NotFoundException.class,
                () -> db().batch(category("a"), Users.byId(nobody).one()));

        assertThat(names()).isEmpty();
        assertThat(list(Users.all().orderBy(u -> u.email().asc()).all(db()))).containsExactly(other, taken);
    }

    @Test
    void aFailedNestedBatchFailsTheWholeBatch() {
        get(user("taken").exec(db()));
        probe().clear();
        failure(
                ConstraintViolationException.class,
                () -> db().batch(category("a"), Batch.of(List.of(category("b"), user("taken")))));
        home().settle();
        if (transactional()) {
            assertThat(probe().kinds())
                    .containsOnlyOnce(Kind.BEGIN, Kind.ROLLBACK)
                    .doesNotContain(Kind.SAVEPOINT);
        }
        get(Batch.of(List.of(category("c"), category("d"))).exec(db()));

        assertThat(names()).containsExactly("c", "d");
    }

    // ---- rows that two statements write

    @Test
    void aLaterStatementChangesARowOfAnEarlierOne() {
        UUID id = UUID.randomUUID();
        Supplier<Mono<?>> ofACreated = () -> db().batch(
                        category("a").id(id),
                        Categories.filter(c -> c.id().eq(id)).update().name("b"));
        Category twice = get(category("c").exec(db()));
        Supplier<Mono<?>> twiceWritten =
                () -> db().batch(Categories.byId(twice.id()).update().name("d"), Categories.delete(twice));
        if (!transactional()) {
            assertThat(failure(ofACreated).code()).isEqualTo(ErrorCode.BATCH_UNSUPPORTED);
            assertThat(failure(twiceWritten).code()).isEqualTo(ErrorCode.BATCH_UNSUPPORTED);
            assertThat(names()).containsExactly("c");
            return;
        }
        get(ofACreated.get());
        get(twiceWritten.get());
        assertThat(names()).containsExactly("b");
    }

    @Test
    void aUniqueValueMovesToALaterStatement() {
        User ann = get(user("ann").exec(db()));
        User bob = get(user("bob").exec(db()));
        get(db().batch(Users.delete(ann), Users.byId(bob.id()).update().email("ann"), user("bob")));

        assertThat(list(Users.all()
                        .orderBy(u -> u.email().asc())
                        .select(u -> u.email())
                        .all(db())))
                .containsExactly("ann", "bob");
        failure(
                ConstraintViolationException.class,
                () -> db().batch(user("ann"), Users.byId(bob.id()).delete()));
    }

    @Test
    void aReadAmongWritesOfOtherModels() {
        get(user("e").exec(db()));
        var rows = get(db().batch(
                        category("a"),
                        Users.filter(u -> u.email().eq("e")).first(),
                        Users.filter(u -> u.email().eq("none")).first(),
                        Users.all().page(1).withTotal(),
                        Categories.createMany(List.of(category("b"))).inChunks()));

        assertThat(rows.getT2()).isPresent();
        assertThat(rows.getT3()).isEmpty();
        assertThat(rows.getT4().total()).isEqualTo(1);
        assertThat(rows.getT5().chunks()).isEqualTo(1);
        assertThat(names()).containsExactly("a", "b");
    }

    // ---- in a transaction

    @Test
    void inATransactionItIsOneTurnWithoutASavepoint() {
        if (refused()) {
            return;
        }
        get(db().transaction(tx -> Mono.zip(
                tx.batch(category("a"), Categories.all().count()),
                db().batch(category("b"), Categories.all().count()),
                category("c").exec(tx))));
        home().settle();

        assertThat(Sent.verbs(probe())).containsExactly("insert", "select", "insert", "select", "insert");
        assertThat(probe().kinds()).containsOnlyOnce(Kind.BEGIN).doesNotContain(Kind.SAVEPOINT);
        assertThat(names()).containsExactly("a", "b", "c");
    }

    @Test
    void inATransactionHalfOfItDooms() {
        if (refused()) {
            return;
        }
        UUID nobody = UUID.randomUUID();
        failure(
                TransactionAbortedException.class,
                () -> db().transaction(
                                tx -> tx.batch(category("a"), Users.byId(nobody).one())
                                        .onErrorResume(NotFoundException.class, none -> Mono.empty())
                                        .then(category("b").exec(tx))));
        get(db().transaction(tx -> tx.batch(
                        Categories.all().count(), Users.byId(nobody).one())
                .onErrorResume(NotFoundException.class, none -> Mono.empty())
                .then(category("c").exec(tx))));

        assertThat(names()).containsExactly("c");
    }

    @Test
    @Covers({
        "batch_associations/batch_two_scoped_creates_same_relation",
        "batch_associations/batch_two_scoped_queries_same_relation",
        "batch_associations/batch_scoped_update_and_delete_same_relation",
        "batch_associations/batch_scoped_all_four_crud",
        "batch_associations/batch_scoped_with_root_statements",
        "batch_associations/batch_scoped_across_relations",
        "batch_associations/batch_query_across_relations",
        "batch_associations/batch_scoped_different_parents"
    })
    void whatBelongsToARecord() {
        User ann = get(user("ann").exec(db()));
        User bob = get(user("bob").exec(db()));
        Category category = get(category("a").exec(db()));
        var made = get(db().batch(todo(ann, category, "x"), todo(ann, category, "y"), todo(bob, category, "z")));
        assertThat(made.getT2().userId()).isEqualTo(ann.id());
        assertThat(made.getT3().userId()).isEqualTo(bob.id());

        if (refusedTogether(() -> db().batch(todo(bob, category, "w"), Users.todos(ann)))) {
            return;
        }
        var all = get(db().batch(
                        Users.todos(ann),
                        Users.todos(bob),
                        todo(bob, category, "w"),
                        Users.todos(ann).filter(t -> t.title().eq("x")).update().title("v"),
                        Users.todos(ann).filter(t -> t.title().eq("y")).delete(),
                        category("b"),
                        Users.todos(ann),
                        Categories.todos(category)));
        assertThat(all.getT1()).extracting(t -> t.title()).containsExactlyInAnyOrder("x", "y");
        assertThat(all.getT2()).extracting(t -> t.title()).containsExactly("z");
        assertThat(all.getT7()).extracting(t -> t.title()).containsExactly("v");
        assertThat(all.getT8()).extracting(t -> t.title()).containsExactlyInAnyOrder("v", "w", "z");
    }

    private static dev.runnel.tck.scenario.todo.Todos.Create todo(User user, Category category, String title) {
        return dev.runnel.tck.scenario.todo.Todos.create()
                .title(title)
                .points(1)
                .done(false)
                .created(java.time.Instant.EPOCH)
                .user(user)
                .category(category);
    }
}
