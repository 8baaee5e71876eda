package dev.runnel.tck.golden;

import dev.runnel.Db;
import dev.runnel.companion.ModelProvider;
import dev.runnel.tck.AlsoWithCompositeKeys;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Category;
import dev.runnel.tck.scenario.todo.Step;
import dev.runnel.tck.scenario.todo.Steps;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A fixed set of rows of the todo scenario with fixed ids: ten users, two of them without todos; thirty todos, some
 * without steps, parent or estimate; duplicates in each column that allows them; texts and ids whose order differs
 * between code points and UTF-16, signed and unsigned.
 */
@AlsoWithCompositeKeys
public final class Sample {
    public static final Instant START = Instant.parse("2026-03-01T08:30:00.000250Z");

    private static final List<String> NAMES =
            List.of("Ann", "Bob", "Cid", "Ann", "Dora", "\u00c9mile", "\uD83D\uDE00 smile", "\uFFFDodd", "Zed", "ann");
    private static final List<String> TITLES =
            List.of("milk", "bread", "\uD83D\uDE00", "\uFFFD", "Milk", "", "\u00e9t\u00e9", "tea", "bread", "tax");

    public static final List<Category> CATEGORIES =
            List.of(category(0, "home"), category(1, "work"), category(2, "never used"));
    public static final List<User> USERS = users();
    public static final List<Todo> TODOS = todos();
    public static final List<Step> STEPS = steps();

    private Sample() {}

    /** The models of the scenario. */
    public static List<ModelProvider> models() {
        return List.of(Users.MODEL, Categories.MODEL, Todos.MODEL, Steps.MODEL);
    }

    /** Writes every row. Blocks. */
    public static void seed(Db db) {
        Categories.insertMany(CATEGORIES)
                .exec(db)
                .then(Users.insertMany(USERS).exec(db))
                .then(Todos.insertMany(TODOS).exec(db))
                .then(Steps.insertMany(STEPS).exec(db))
                .block(TestDb.PATIENCE);
    }

    /** A statement that creates this todo. */
    public static Todos.Create creating(Todo todo) {
        return Todos.create()
                .title(todo.title())
                .points(todo.points())
                .done(todo.done())
                .created(todo.created())
                .user(userOf(todo))
                .category(categoryOf(todo))
                .id(todo.id())
                .estimate(todo.estimate())
                .urgent(todo.urgent())
                .due(todo.due())
                .body(todo.body().get())
                .parentId(todo.parentId());
    }

    public static User userOf(Todo todo) {
        return USERS.stream().filter(todo::isOf).findFirst().orElseThrow();
    }

    public static Category categoryOf(Todo todo) {
        return CATEGORIES.stream().filter(todo::isIn).findFirst().orElseThrow();
    }

    public static Optional<Todo> parentOf(Todo todo) {
        return TODOS.stream().filter(todo::isUnder).findFirst();
    }

    public static List<Todo> todosOf(User user) {
        return TODOS.stream().filter(t -> t.isOf(user)).toList();
    }

    public static List<Step> stepsOf(Todo todo) {
        return STEPS.stream().filter(s -> s.isOf(todo)).toList();
    }

    /** Half of them have the highest bit set, and so come first where ids are compared as signed numbers. */
    private static UUID id(int kind, int n) {
        long top = n % 2 == 0 ? 0x01940000_0000_7000L : 0x81940000_0000_7000L;
        return new UUID(top + ((long) (97 * n % 64) << 16), 0x8000_0000_0000_0000L + kind * 1000L + n);
    }

    private static Category category(int n, String name) {
        return Category.of(id(1, n), name);
    }

    private static List<User> users() {
        List<User> users = new ArrayList<>();
        for (int n = 0; n < NAMES.size(); n++) {
            Optional<String> bio = n % 3 == 0 ? Optional.empty() : Optional.of(n % 3 == 1 ? "bio" : NAMES.get(n));
            users.add(User.of(id(2, n), NAMES.get(n), "user" + n + "@example.org", bio));
        }
        return List.copyOf(users);
    }

    private static List<Todo> todos() {
        List<Todo> todos = new ArrayList<>();
        for (int n = 0; n < 30; n++) {
            Instant created = START.plus(n / 2, ChronoUnit.HOURS).plus(n % 3, ChronoUnit.MICROS);
            todos.add(Todo.of(
                    id(3, n),
                    TITLES.get(n * 7 % 10),
                    n % 7 - 2,
                    n % 3 == 0 ? Optional.empty() : Optional.of((long) (n % 5)),
                    n % 2 == 0,
                    n % 3 == 0 ? null : Boolean.valueOf(n % 3 == 1),
                    created,
                    n % 4 == 0
                            ? Optional.empty()
                            : Optional.of(n % 4 == 1 ? created : created.plus(n % 4 * 10L - 25, ChronoUnit.DAYS)),
                    n % 5 == 0 ? Optional.empty() : Optional.of("body " + n % 6),
                    USERS.get(n % 8),
                    CATEGORIES.get(n / 3 % 2),
                    n < 10 || n % 6 == 0 ? Optional.empty() : Optional.of(todos.get(n % 10))));
        }
        return List.copyOf(todos);
    }

    private static List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (int n = 0; n < TODOS.size(); n++) {
            for (int i = 0; i < n % 4; i++) {
                boolean done = n % 5 == 0 || i == 0 && n % 5 != 1;
                steps.add(Step.of(id(4, 4 * n + i), TITLES.get((n + i) % 10), done, TODOS.get(n)));
            }
        }
        return List.copyOf(steps);
    }
}
