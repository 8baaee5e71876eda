package dev.runnel.tck.stress;

import dev.runnel.Db;
import dev.runnel.Session;
import dev.runnel.companion.ModelProvider;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.ship.Bunks;
import dev.runnel.tck.scenario.ship.Cabin;
import dev.runnel.tck.scenario.ship.Cabins;
import dev.runnel.tck.scenario.ship.Flags;
import dev.runnel.tck.scenario.ship.Sailors;
import dev.runnel.tck.scenario.ship.Ship;
import dev.runnel.tck.scenario.ship.Ships;
import dev.runnel.tck.scenario.ship.Voyages;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Category;
import dev.runnel.tck.scenario.todo.Steps;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/**
 * The rows of a stress test: constant users, which reads are compared with, and the users that programs write, each
 * marked with a tag.
 */
final class StressData {
    /** More than the windows that a stream reads by keyset before it goes on by a cursor. */
    static final int SEEDED_FOR_CURSORS = 2_000;

    /** More than the two first windows of a stream. */
    static final int SEEDED = 600;

    static final String SEED = "seed";

    private final Db db;
    private final Category category;

    private StressData(Db db, Category category) {
        this.db = db;
        this.category = category;
    }

    /** Blocks. */
    static StressData seeded(Db db) {
        return seeded(db, SEEDED);
    }

    /** With so many of them. Blocks. */
    static StressData seeded(Db db, int users) {
        Category category =
                Objects.requireNonNull(Categories.create().name(SEED).exec(db).block(TestDb.PATIENCE));
        StressData ground = new StressData(db, category);
        Users.createMany(IntStream.range(0, users)
                        .mapToObj(n -> ground.user(SEED, n)
                                .bio(email(SEED, n))
                                .todos(t -> t.title(SEED)
                                        .points(n)
                                        .done(false)
                                        .created(Instant.EPOCH)
                                        .category(category)))
                        .toList())
                .exec(db)
                .block(TestDb.PATIENCE);
        return ground;
    }

    /** The models of the rows. */
    static ModelProvider[] models() {
        return Stream.concat(
                        Sample.models().stream(),
                        Stream.of(Ships.MODEL, Cabins.MODEL, Bunks.MODEL, Sailors.MODEL, Voyages.MODEL, Flags.MODEL))
                .toArray(ModelProvider[]::new);
    }

    Db db() {
        return db;
    }

    static String email(String tag, long n) {
        return "%s-%04d".formatted(tag, n);
    }

    /** A user of a program, one of several. */
    Users.Create user(String tag, int n) {
        return Users.create().name(tag).email(email(tag, n));
    }

    /** A user with two todos, each with a step. */
    Users.Create graph(String tag, int n) {
        return user(tag, n)
                .todos(t -> t.title("1")
                        .points(1)
                        .done(false)
                        .created(Instant.EPOCH)
                        .category(category)
                        .steps(s -> s.text("one").done(false)))
                .todos(t -> t.title("2")
                        .points(1)
                        .done(false)
                        .created(Instant.EPOCH)
                        .category(category)
                        .steps(s -> s.text("two").done(false)));
    }

    /** Renames a user, who gets a new todo and those of another user. */
    Mono<User> move(User from, User to, Session session) {
        return Users.update(to)
                .name(StressStatement.RENAMED)
                .todos(t -> t.title("3")
                        .points(1)
                        .done(false)
                        .created(Instant.EPOCH)
                        .category(category))
                .addTodos(from.todos().get())
                .exec(session);
    }

    /** Creates a ship with two cabins, each with a bunk: they are deleted with it. */
    Mono<Void> createShip(String tag, int n) {
        return Ships.create()
                .name(email(tag, n))
                .cabins(c -> c.label("1").bunks(b -> b.label("one")))
                .cabins(c -> c.label("2").bunks(b -> b.label("two")))
                .exec(db)
                .then();
    }

    /** The users that stay as they are, in the order of their places. */
    Users.Query seeds() {
        return Users.filter(u -> u.name().eq(SEED)).orderBy(u -> u.email().asc());
    }

    /** The same by what no index has in order: many of them come by a cursor. */
    Users.Query seedsSorted() {
        return Users.filter(u -> u.name().eq(SEED)).orderBy(u -> u.bio().asc());
    }

    /** Fails where the n-th of {@link #seeds} is another. */
    static void isSeed(long n, User user) {
        if (!user.email().equals(email(SEED, n))) {
            throw new AssertionError("another row than the " + n + "th");
        }
    }

    /** Fails where the n-th of {@link #seeds} is another, or has another todo. */
    static void isSeedWithTodo(long n, User user) {
        isSeed(n, user);
        List<Todo> todos = user.todos().get();
        if (todos.size() != 1 || todos.get(0).points() != n) {
            throw new AssertionError("another todo than that of the " + n + "th row");
        }
    }

    /** Removes what programs have written. */
    Mono<Void> remove(List<String> tags) {
        List<String> emails = tags.stream()
                .flatMap(tag -> IntStream.range(0, StressStatement.MOST_USERS).mapToObj(n -> email(tag, n)))
                .toList();
        return db.batch(
                        Steps.filter(s -> s.todo().user().email().in(emails)).delete(),
                        Todos.filter(t -> t.user().email().in(emails)).delete(),
                        Users.filter(u -> u.email().in(emails)).delete(),
                        Ships.filter(s -> s.name().in(emails)).delete())
                .then();
    }

    /** The written rows of each run, by its tag. Blocks. */
    Map<String, Written> written() {
        List<User> users = Objects.requireNonNull(Users.filter(u -> u.name().ne(SEED))
                .include(u -> u.todos().with(t -> t.include(x -> x.steps())))
                .all(db)
                .collectList()
                .block(TestDb.PATIENCE));
        Map<String, Written> written = users.stream()
                .collect(Collectors.groupingBy(
                        user -> tag(user.email()),
                        TreeMap::new,
                        Collectors.reducing(Written.NOTHING, Written::of, Written::plus)));
        Objects.requireNonNull(Ships.all()
                        .include(s -> s.cabins().with(c -> c.include(x -> x.bunks())))
                        .all(db)
                        .collectList()
                        .block(TestDb.PATIENCE))
                .forEach(ship -> written.merge(tag(ship.name()), Written.of(ship), Written::plus));
        return written;
    }

    private static String tag(String email) {
        return email.substring(0, email.lastIndexOf('-'));
    }

    /** How many rows a program has written, and how many users it has renamed. A ship counts as a user, its cabins as todos, and their bunks as steps. */
    record Written(int users, int todos, int steps, int renamed) {
        static final Written NOTHING = new Written(0, 0, 0, 0);

        private static Written of(User user) {
            List<Todo> todos = user.todos().get();
            return new Written(
                    1,
                    todos.size(),
                    todos.stream().mapToInt(todo -> todo.steps().get().size()).sum(),
                    user.name().equals(StressStatement.RENAMED) ? 1 : 0);
        }

        private static Written of(Ship ship) {
            List<Cabin> cabins = ship.cabins().get();
            return new Written(
                    1,
                    cabins.size(),
                    cabins.stream()
                            .mapToInt(cabin -> cabin.bunks().get().size())
                            .sum(),
                    0);
        }

        private Written plus(Written other) {
            return new Written(users + other.users, todos + other.todos, steps + other.steps, renamed + other.renamed);
        }
    }
}
