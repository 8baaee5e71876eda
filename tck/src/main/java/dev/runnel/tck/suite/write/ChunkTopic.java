package dev.runnel.tck.suite.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.ChunkedResult;
import dev.runnel.MutationResult;
import dev.runnel.error.ChunkFailedException;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.ErrorCode;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Category;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.suite.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Writes in chunks. A key-value store has chunks of 100 items; a relational database has one chunk. */
public abstract class ChunkTopic extends Topic {

    private int chunks(int keyValue) {
        return capabilities().writes().relational() ? 1 : keyValue;
    }

    // ---- creates

    @Test
    void aCreateReturnsItsRecordsAndTheNumberOfChunks() {
        ChunkedResult<List<Category>> created =
                get(Categories.createMany(categories(250)).inChunks().exec(db()));

        assertThat(created.result()).extracting(Category::name).isEqualTo(names(250));
        assertThat(created.chunks()).isEqualTo(chunks(3));
        assertThat(list(Categories.all().orderBy(c -> c.name().asc()).all(db())))
                .isEqualTo(created.result());
    }

    @Test
    void aRowAndItsUniqueValuesAreInOneChunk() {
        ChunkedResult<List<User>> created =
                get(Users.createMany(users(99)).inChunks().exec(db()));

        assertThat(created.chunks()).isEqualTo(chunks(2));
        assertThat(get(Users.all().count(db()))).isEqualTo(99);
        failure(ConstraintViolationException.class, () -> user(98).exec(db()));
    }

    @Test
    void aRowAndItsNestedRowsAreInOneChunk() {
        Category home = get(Categories.create().name("home").exec(db()));
        ChunkedResult<List<User>> created = get(Users.createMany(IntStream.range(0, 30)
                        .mapToObj(n -> withTodos(n, 3, home))
                        .toList())
                .inChunks()
                .exec(db()));

        assertThat(created.chunks()).isEqualTo(chunks(2));
        assertThat(created.result())
                .allSatisfy(user -> assertThat(user.todos().get()).hasSize(3));
        assertThat(get(Todos.all().count(db()))).isEqualTo(90);
    }

    @Test
    void aRowWithTooManyNestedRowsIsRejectedBeforeTheFirstChunk() {
        Category home = get(Categories.create().name("home").exec(db()));
        var create = Users.createMany(List.of(withTodos(0, 0, home), withTodos(1, 100, home)))
                .inChunks();
        if (!capabilities().writes().relational()) {
            refuses(ErrorCode.TRANSACT_TOO_LARGE, () -> create.exec(db()));
            return;
        }
        assertThat(get(create.exec(db())).chunks()).isEqualTo(1);
    }

    @Test
    void noRowsAreNoChunk() {
        assertThat(get(Categories.createMany(List.of()).inChunks().exec(db())))
                .isEqualTo(new ChunkedResult<>(List.of(), 0));
        assertThat(probe().statements()).isEmpty();
        assertThat(get(Categories.all().update().name("d").inChunks().exec(db())))
                .satisfies(updated -> assertThat(updated.result().matched()).isZero())
                .satisfies(updated -> assertThat(updated.chunks()).isZero());
        assertThat(get(Categories.all().delete().inChunks().exec(db())).chunks())
                .isZero();
    }

    @Test
    void aFailureTellsWhatWasWrittenBefore() {
        get(user(110).exec(db()));
        var create = Users.createMany(users(120)).inChunks();
        if (capabilities().writes().relational()) {
            failure(ConstraintViolationException.class, () -> create.exec(db()));
            assertThat(get(Users.all().count(db()))).isEqualTo(1);
            return;
        }
        ChunkFailedException failed = failure(ChunkFailedException.class, () -> create.exec(db()));

        assertThat(failed.code()).isEqualTo(ErrorCode.CHUNK_FAILED);
        assertThat(failed.chunks()).isEqualTo(2);
        assertThat(failed.rows()).isEqualTo(100);
        assertThat(failed).hasCauseInstanceOf(ConstraintViolationException.class);
        assertThat(get(Users.all().count(db()))).isEqualTo(101);
        List<Users.Create> rest = new ArrayList<>(users(120).subList(failed.rows(), 120));
        rest.remove(10);
        assertThat(get(Users.createMany(rest).inChunks().exec(db())).chunks()).isEqualTo(1);
        assertThat(get(Users.all().count(db()))).isEqualTo(120);
    }

    @Test
    void aFailureOfTheFirstChunkIsThatOfTheStatement() {
        get(user(10).exec(db()));
        failure(
                ConstraintViolationException.class,
                () -> Users.createMany(users(120)).inChunks().exec(db()));

        assertThat(get(Users.all().count(db()))).isEqualTo(1);
    }

    // ---- updates and deletes

    @Test
    void anUpdateOfAQuery() {
        createCategories(250);
        var update = Categories.filter(c -> c.name().startsWith("c")).update().name("d");
        ChunkedResult<MutationResult> updated = get(update.inChunks().exec(db()));

        assertThat(updated.result().matched()).isEqualTo(250);
        assertThat(updated.chunks()).isEqualTo(chunks(3));
        assertThat(get(Categories.filter(c -> c.name().eq("d")).count(db()))).isEqualTo(250);
        assertThat(get(update.inChunks().exec(db())).chunks()).isZero();
    }

    @Test
    void anUpdateReturnsTheRecordsOfAllChunks() {
        createCategories(150);
        ChunkedResult<List<Category>> updated =
                get(Categories.all().update().name("d").returning().inChunks().exec(db()));

        assertThat(updated.chunks()).isEqualTo(chunks(2));
        assertThat(updated.result()).hasSize(150).extracting(Category::name).containsOnly("d");
    }

    @Test
    void aDeleteOfAQueryDropsItsUniqueValues() {
        get(Users.createMany(users(60)).inChunks().exec(db()));
        ChunkedResult<MutationResult> deleted = get(
                Users.filter(u -> u.name().startsWith("u")).delete().inChunks().exec(db()));

        assertThat(deleted.result().matched()).isEqualTo(60);
        assertThat(deleted.chunks()).isEqualTo(chunks(2));
        assertThat(get(Users.createMany(users(60)).inChunks().exec(db())).result())
                .hasSize(60);
    }

    @Test
    void aWriteByKeyIsOneChunk() {
        Category category = get(Categories.create().name("c").exec(db()));
        var byKey = Categories.filter(c -> c.id().eq(category.id()));

        assertThat(get(byKey.update().name("d").inChunks().exec(db())).chunks()).isEqualTo(1);
        assertThat(get(byKey.delete().inChunks().exec(db())).chunks()).isEqualTo(1);
        assertThat(get(byKey.delete().inChunks().exec(db())).chunks()).isZero();
        assertThat(get(Categories.create().name("c").inChunks().exec(db()))
                        .result()
                        .name())
                .isEqualTo("c");
    }

    @Test
    void inATransactionItIsPartOfIt() {
        if (!transactional()) {
            return;
        }
        failure(
                ConstraintViolationException.class,
                () -> db().transaction(tx -> Categories.createMany(categories(250))
                        .inChunks()
                        .exec(tx)
                        .then(user(1).exec(tx))
                        .then(user(1).exec(tx))));

        assertThat(get(Categories.all().count(db()))).isZero();
    }

    // ---- rows

    private void createCategories(int count) {
        get(Categories.createMany(categories(count)).inChunks().exec(db()));
        probe().clear();
    }

    private static List<Categories.Create> categories(int count) {
        return names(count).stream().map(Categories.create()::name).toList();
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj("c%03d"::formatted).toList();
    }

    private static List<Users.Create> users(int count) {
        return IntStream.range(0, count).mapToObj(ChunkTopic::user).toList();
    }

    private static Users.Create user(int number) {
        return Users.create().name("u" + number).email(number + "@example.org");
    }

    private static Users.Create withTodos(int number, int todos, Category category) {
        return user(number)
                .todos(IntStream.range(0, todos)
                        .mapToObj(i -> Todos.ofUser()
                                .title("t" + i)
                                .points(i)
                                .done(false)
                                .created(Instant.EPOCH)
                                .category(category))
                        .toList());
    }
}
