package dev.runnel.tck.suite.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.Condition;
import dev.runnel.Db;
import dev.runnel.DbBuilder;
import dev.runnel.Page;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidSchemaException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.error.RunnelException;
import dev.runnel.error.SchemaMismatchException;
import dev.runnel.schema.NamingStrategy;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.campus.Course;
import dev.runnel.tck.scenario.campus.Courses;
import dev.runnel.tck.scenario.campus.Department;
import dev.runnel.tck.scenario.campus.Departments;
import dev.runnel.tck.scenario.campus.Enrollments;
import dev.runnel.tck.scenario.campus.Students;
import dev.runnel.tck.scenario.named.Article;
import dev.runnel.tck.scenario.named.Articles;
import dev.runnel.tck.scenario.named.Measurements;
import dev.runnel.tck.scenario.odd.Oddities;
import dev.runnel.tck.scenario.odd.Oddity;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.suite.Topic;
import dev.runnel.type.StorageType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

/** Texts with a meaning in SQL, as values, patterns and names. */
public abstract class HostileTextTopic extends Topic {
    /** Each is a value as any other. */
    static final List<String> TEXTS = List.of(
            "'",
            "''",
            "\"",
            "`",
            "\\",
            "\\'",
            "' OR '1'='1",
            "'; DROP TABLE \"users\"; --",
            "\"; DELETE FROM users; --",
            "/* x */ -- y",
            "$1",
            "$$; SELECT 1; $$",
            "?",
            ":name",
            "@x",
            "#",
            "%",
            "_",
            "%_\\%",
            "!%!_",
            "{fn now()}",
            "${jndi:ldap://x}",
            "{\"a\": [1, null]}",
            "{a,b}",
            "(a+)+$",
            "\\E.*\\Q",
            "[a-z]*",
            "^.*$",
            "NULL",
            "DEFAULT",
            "TRUE",
            "0x27",
            "&#39;",
            "%27",
            "\r\n",
            "\t\u0001\u001A\u001B",
            "\u02BC\uFF07\u2019",
            "\u202Etxet",
            "\u2028\uFEFF\u200B",
            "e\u0301",
            "\u00e9",
            "\uD83D\uDE00\uDBFF\uDFFF",
            "x'||pg_sleep(9)||'",
            "'".repeat(9_999));

    /** No text of a database. */
    private static final List<String> NO_TEXTS = List.of("\0", "a\0b", "\uD83D", "\uDE00x");

    static Stream<String> names() {
        return Stream.of(
                "\"",
                "\"\"",
                "`",
                "'",
                "''",
                ";",
                "\"; DROP TABLE x--",
                "');DROP TABLE x;--",
                "--",
                "/*",
                "*/",
                "\\",
                "\\\"",
                "$1",
                "$$",
                "$a$",
                "?",
                ":a",
                "%s",
                "{0}",
                "(",
                ")",
                ",",
                ".",
                " ",
                "\n",
                "select ",
                " ON a(b",
                ": ",
                ": a.b FOREIGN KEY(c",
                " INDEX ",
                ", ",
                ", \"",
                ")=(",
                ") already exists.",
                "A",
                "\u00e9",
                "e\u0301",
                "\u540D",
                "\uD83D\uDE00",
                "\u202E");
    }

    @Test
    void asValues() {
        createAll();
        for (String text : TEXTS) {
            assertThat(get(Users.byEmail(text).one(db())).name()).isEqualTo(text);
            finds(text, u -> u.name().eq(text), text::equals);
            finds(text, u -> u.name().ne(text), name -> !name.equals(text));
            finds(text, u -> u.name().in(List.of(text, "nobody's")), text::equals);
            finds(text, u -> u.name().notIn(List.of(text, "nobody's")), name -> !name.equals(text));
            finds(text, u -> u.name().between(text, text), text::equals);
            finds(text, u -> u.name().gt(text), name -> StorageType.TEXT.order().compare(name, text) > 0);
            finds(text, u -> u.bio().eq(text), text::equals);
            finds(text, u -> u.name().upper().eq(u.bio().upper()).and(u.email().eq(text)), text::equals);
            finds(text, u -> u.name().in(Users.filter(x -> x.email().eq(text)).select(x -> x.name())), text::equals);
        }
        assertThat(get(Users.all().count(db()))).isEqualTo(TEXTS.size());
    }

    @Test
    void asPatterns() {
        createAll();
        for (String text : TEXTS) {
            finds(text, u -> u.name().startsWith(text), name -> name.startsWith(text));
            finds(text, u -> u.name().endsWith(text), name -> name.endsWith(text));
            finds(text, u -> u.name().contains(text), name -> name.contains(text));
            String escaped = text.replaceAll("([!%_])", "!$1");
            finds(text, u -> u.name().like(escaped, '!'), text::equals);
            finds(text, u -> u.name().like("%" + escaped + "%", '!'), name -> name.contains(text));
            finds(text, u -> u.name().eqIgnoreCase(text).and(u.email().eq(text)), text::equals);
            finds(text, u -> u.name().containsIgnoreCase(text).and(u.email().eq(text)), text::equals);
            finds(text, u -> u.name().ilike(escaped, '!').and(u.email().eq(text)), text::equals);
        }
    }

    @Test
    void asWhatIsWritten() {
        User user = get(Users.create().name("n").email("e").exec(db()));
        for (String text : TEXTS) {
            User changed = get(Users.update(user).name(text).bio(text).exec(db()));
            assertThat(changed.name()).isEqualTo(text);
            assertThat(changed.bio()).contains(text);
            assertThat(get(Users.filter(u -> u.name().eq(text))
                                    .update()
                                    .email(text)
                                    .exec(db()))
                            .matched())
                    .isEqualTo(1);
            assertThat(get(Users.byId(user.id())
                                    .select(u -> u.name(), u -> u.email())
                                    .one(db()))
                            .getT2())
                    .isEqualTo(text);
        }
        for (String text : TEXTS) {
            assertThat(get(Users.filter(u -> u.name().eq(text).and(u.email().ne(text)))
                                    .delete()
                                    .exec(db()))
                            .matched())
                    .isZero();
        }
        assertThat(get(Users.all().count(db()))).isEqualTo(1);
    }

    @Test
    void asPlacesOfPages() {
        createAll();
        List<String> sorted =
                TEXTS.stream().sorted(StorageType.TEXT.order()::compare).toList();
        List<String> read = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            Users.Query query = Users.all().orderBy(u -> u.name().asc());
            Page<User> page = get((next.isPresent() ? query.after(next.get()) : query).page(5, db()));
            page.items().forEach(user -> read.add(user.name()));
            next = page.next();
        } while (next.isPresent());
        assertThat(read).isEqualTo(sorted);
    }

    @Test
    void invalidTextsAreRejectedEverywhere() {
        for (String none : NO_TEXTS) {
            refusesValue(() -> Users.filter(u -> u.name().eq(none)).exec(db()));
            refusesValue(() ->
                    Users.filter(u -> u.name().in(List.of("x", none))).exec(db()));
            refusesValue(() -> Users.filter(u -> u.name().notIn(List.of(none))).exec(db()));
            refusesValue(() -> Users.filter(u -> u.name().between("a", none)).exec(db()));
            refusesValue(() -> Users.filter(u -> u.name().startsWith(none)).exec(db()));
            refusesValue(() -> Users.filter(u -> u.name().contains(none)).exec(db()));
            refusesValue(
                    () -> Users.filter(u -> u.name().endsWithIgnoreCase(none)).exec(db()));
            refusesValue(() -> Users.filter(u -> u.name().like(none)).exec(db()));
            refusesValue(() -> Users.filter(u -> u.name().ilike("%" + none)).exec(db()));
            refusesValue(
                    () -> Users.filter(u -> u.bio().eq(none)).update().name("x").exec(db()));
            refusesValue(() -> Users.all().update().bio(none).exec(db()));
            refusesValue(() -> Users.create().name("x").email(none).exec(db()));
            refusesValue(() -> Users.byEmail(none).delete().exec(db()));
        }
    }

    @Test
    void noErrorSaysWhatTheyWere() {
        createAll();
        for (String text : TEXTS) {
            if (text.length() > 7) {
                hidden(text, () -> Users.create().name(text).email(text).exec(db()));
                hidden(text, () -> Users.filter(u -> u.name().eq(text + text)).one(db()));
                hidden(
                        text,
                        () -> Users.filter(u -> u.name().in(List.of(text + text)))
                                .one(db()));
                hidden(
                        text,
                        () -> Users.filter(u -> u.name().startsWith(text + "\0"))
                                .one(db()));
                hidden(text, () -> Users.all().after(text).page(1, db()));
                hidden(text, () -> Users.all().update().email(text).exec(db()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void asNames(String name) {
        if (refusesNames(name, () -> TestDb.open(fixture(), 2, renamed(name)))) {
            return;
        }
        try (TestDb named = TestDb.open(fixture(), 2, renamed(name))) {
            Db db = named.db();
            db.pushSchema().block(TestDb.PATIENCE);
            Sample.seed(db);

            List<User> users = list(Users.filter(
                            u -> u.todos().any(t -> t.done().eq(true)))
                    .orderBy(u -> u.name().desc(), u -> u.email().asc())
                    .include(u -> u.todos()
                            .with(t ->
                                    t.orderBy(x -> x.points().asc()).limit(2).include(x -> x.steps(), x -> x.body())))
                    .all(db));
            assertThat(users).hasSize(4).allMatch(u -> u.todos().get().size() == 2);

            Todo todo = Sample.TODOS.get(1);
            assertThat(get(Todos.update(todo)
                                    .points(t -> t.points().plus(1L))
                                    .clearDue()
                                    .exec(db))
                            .due())
                    .isEmpty();
            assertThat(get(Todos.filter(t -> t.user().email().eq("user2@example.org"))
                                    .update()
                                    .done(true)
                                    .exec(db))
                            .matched())
                    .isEqualTo(4);
            Page<Todo> page = get(Todos.all().orderBy(t -> t.title().asc()).page(20, db));
            assertThat(get(Todos.all()
                                    .orderBy(t -> t.title().asc())
                                    .after(page.next().orElseThrow())
                                    .page(20, db))
                            .items())
                    .hasSize(10);

            ConstraintViolationException taken = failure(
                    ConstraintViolationException.class,
                    () -> Users.create().name("n").email("user1@example.org").exec(db));
            assertThat(taken.columns()).containsExactly(name + "email" + name);
            if (transactional()) {
                ConstraintViolationException dangling = failure(
                        ConstraintViolationException.class,
                        () -> Todos.update(todo).userId(UUID.randomUUID()).exec(db));
                assertThat(dangling.kind()).isEqualTo(ConstraintViolationException.Kind.FOREIGN_KEY);
                if (capabilities().keys().namedForeignKeys()) {
                    assertThat(dangling.columns()).containsExactly(name + "user_id" + name);
                }
            }
            get(Categories.byId(Sample.CATEGORIES.get(2).id()).delete().exec(db));
            assertThat(get(Categories.all().count(db))).isEqualTo(2);

            db.dropSchema().block(TestDb.PATIENCE);
            SchemaMismatchException gone =
                    failure(SchemaMismatchException.class, () -> Users.all().count(db));
            assertThat(gone.names()).containsEntry("table", name + "users" + name);
            named.settle();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void asPrefixesSchemasNamingsAndNamesOfSets(String name) {
        Supplier<Db> named = () -> home().beside(
                        options -> options.tablePrefix(name)
                                .schema(name + UUID.randomUUID())
                                .naming(naming(companion -> name + companion, component -> name + component + name)),
                        withNamedSets(given -> name + given.substring(0, 12) + given.length()));
        if (refusesNames(name, named::get)) {
            return;
        }
        Db db = named.get();
        usesNames(db, name, name + name + "articles_add16", plain -> name + plain + name);
        db.dropSchema().block(TestDb.PATIENCE);
        assertThat(failure(SchemaMismatchException.class, () -> Articles.all().count(db))
                        .names()
                        .get("table"))
                .endsWith(name + name + "Articles");
    }

    /** Where names have not every character, one with such is refused before anything is asked. */
    private boolean refusesNames(String name, Callable<?> opening) {
        if (capabilities().names().allows(name + "x" + name)) {
            return false;
        }
        assertThatThrownBy(opening::call)
                .isInstanceOf(InvalidSchemaException.class)
                .hasMessageContaining(ErrorCode.INVALID_NAME.name());
        return true;
    }

    /** Names that a naming generates are truncated and stay distinct, and so do names that are derived from them. */
    @Test
    void asNamesThatAreCut() {
        int most = capabilities().names().bytes();
        String four = capabilities().names().allows("\uD83D\uDE00") ? "\uD83D\uDE00" : "x\u540D";
        String wide = ("\"'; " + four).repeat(most / 7);
        Db db = home().beside(
                        options -> options.tablePrefix("p;'\"")
                                .naming(naming(companion -> wide + companion, component -> wide + component)),
                        withNamedSets(given -> given));
        usesNames(db, "p;'\"", "p;'\"articles_address", plain -> cut(wide + plain, most));
        db.dropSchema().block(TestDb.PATIENCE);
        assertThat(failure(SchemaMismatchException.class, () -> Articles.all().count(db))
                        .names()
                        .get("table"))
                .endsWith(cut("p;'\"" + wide + "Articles", most));
    }

    /** The keys of both are of several parts, and both have constraints that a model names. */
    private void usesNames(Db db, String prefix, String address, UnaryOperator<String> columns) {
        db.pushSchema().block(TestDb.PATIENCE);
        db.pushSchema().block(TestDb.PATIENCE);
        Article first = get(Articles.create()
                .tenant("t")
                .slug("a")
                .status("s")
                .rank(1)
                .section("x")
                .exec(db));
        get(Articles.createMany(List.of(
                        Articles.create().tenant("t").slug("b").status("s").rank(2),
                        Articles.create().tenant("u").slug("a").status("r").rank(3)))
                .exec(db));
        assertThat(list(Articles.byTenantAndStatus("t", "s")
                        .orderBy(a -> a.rank().desc())
                        .select(a -> a.slug())
                        .all(db)))
                .containsExactly("b", "a");
        assertThat(list(Articles.bySection("x").all(db))).containsExactly(first);
        ConstraintViolationException taken = failure(
                ConstraintViolationException.class,
                () -> Articles.create()
                        .tenant("t")
                        .slug("a")
                        .status("s")
                        .rank(9)
                        .exec(db));
        assertThat(taken.constraint().orElseThrow()).endsWith(address);
        assertThat(taken.columns()).containsExactly(columns.apply("tenant"), columns.apply("slug"));

        get(Departments.create()
                .campus("n")
                .code("m")
                .name("Math")
                .courses(c -> c.number(1).title("logic").credits(2))
                .exec(db));
        Department math = get(Departments.byKey("n", "m")
                .include(d -> d.courses())
                .filter(d -> d.courses().any(c -> c.title().eq("logic")))
                .one(db));
        Course logic =
                get(Courses.update(math.courses().get().get(0)).credits(3).exec(db));
        assertThat(get(Courses.filter(c -> c.department().name().eq("Math")).one(db))
                        .credits())
                .isEqualTo(3);
        if (transactional()) {
            ConstraintViolationException dangling = failure(
                    ConstraintViolationException.class,
                    () -> Courses.create()
                            .department("n", "none")
                            .number(1)
                            .title("x")
                            .credits(1)
                            .exec(db));
            assertThat(dangling.kind()).isEqualTo(ConstraintViolationException.Kind.FOREIGN_KEY);
            if (!capabilities().keys().namedForeignKeys()) {
                assertThat(dangling.constraint()).isEmpty();
                return;
            }
            assertThat(dangling.constraint().orElseThrow()).startsWith(prefix).matches("(?s).*(_fkey|_[0-9a-f]{8})");
            assertThat(dangling.columns()).containsExactly(columns.apply("campus"), columns.apply("code"));
        }
        assertThat(failure(
                                ConstraintViolationException.class,
                                () -> Departments.delete(math).exec(db))
                        .kind())
                .isEqualTo(ConstraintViolationException.Kind.FOREIGN_KEY);
        get(Courses.delete(logic).exec(db));
        get(Departments.delete(math).exec(db));
    }

    @Test
    void givenNamesAreAtTheLimitOrRefused() {
        int most = capabilities().names().bytes();
        String widest = "\u00e9".repeat(most / 2) + "x".repeat(most % 2);
        probe().clear();
        refusesNames(plain -> plain.equals("users") ? widest + "x" : plain);
        refusesNames(plain -> plain.equals("bio") ? widest + "x" : plain);
        refusesNames(options -> options.schema(widest + "x"), withNamedSets(given -> given));
        for (String set : List.of("articles_address", "articles_by_section", "measurements_place")) {
            refusesNames(options -> options, withNamedSets(given -> given.equals(set) ? widest + "x" : given));
            refusesNames(
                    options -> options.tablePrefix("x"), withNamedSets(given -> given.equals(set) ? widest : given));
        }
        assertThat(probe().calls()).isEmpty();

        Db db = home().beside(
                        options -> options, withNamedSets(given -> given.equals("articles_address") ? widest : given));
        usesNames(db, "", widest, plain -> plain);
    }

    @Test
    void asNamesAndConstantsOfAnnotations() {
        try (TestDb odd = TestDb.open(fixture(), 1, List.of(Oddities.MODEL))) {
            Db db = odd.db();
            Oddity first =
                    get(Oddities.create().unique("a").indexed("b").comment("c").exec(db));
            Oddity second =
                    get(Oddities.create().unique("d").indexed("b").parent(first).exec(db));

            assertThat(first.preset()).isEqualTo(Oddity.CONSTANT);
            assertThat(list(Oddities.filter(
                                    o -> o.indexed().eq("b").and(o.preset().eq(Oddity.CONSTANT)))
                            .orderBy(o -> o.comment().asc())
                            .all(db)))
                    .containsExactly(second, first);
            assertThat(get(Oddities.filter(o -> o.children().any(c -> c.unique().eq("d")))
                                    .include(o -> o.children())
                                    .one(db))
                            .children()
                            .get())
                    .containsExactly(second);
            assertThat(get(Oddities.update(first).comment("x").exec(db)).comment())
                    .contains("x");
            assertThat(failure(
                                    ConstraintViolationException.class,
                                    () -> Oddities.create()
                                            .unique("a")
                                            .indexed("e")
                                            .exec(db))
                            .columns())
                    .containsExactly("it's \"un\"ique; --");
            odd.settle();
        }
    }

    @Test
    void invalidNamesAreRejected() {
        for (String none : NO_TEXTS) {
            refusesNames(plain -> none + plain);
            refusesNames(plain -> plain.equals("bio") ? plain + none : plain);
            refusesNames(plain -> plain.equals("todos") ? plain + none : plain);
        }
        refusesNames(plain -> plain.equals("users") ? "" : plain);
        refusesNames(plain -> plain.equals("title") ? "" : plain);
    }

    @Test
    void invalidOptionsAndUniqueSetNamesAreRejected() {
        probe().clear();
        for (String none : NO_TEXTS) {
            refusesNames(options -> options.tablePrefix(none), withNamedSets(given -> given));
            refusesNames(
                    options -> options.tablePrefix(none).naming(NamingStrategy.AS_WRITTEN),
                    withNamedSets(given -> given));
        }
        for (String none : Stream.concat(NO_TEXTS.stream(), Stream.of("")).toList()) {
            refusesNames(options -> options.schema(none), withNamedSets(given -> given));
            for (String prefix : List.of("", "app_")) {
                UnaryOperator<DbBuilder> prefixed = options -> options.tablePrefix(prefix);
                refusesNames(
                        options -> prefixed.apply(options)
                                .naming(naming(
                                        companion -> companion.equals("Courses") ? none : companion,
                                        component -> component)),
                        withNamedSets(given -> given));
                refusesNames(
                        options -> prefixed.apply(options)
                                .naming(naming(
                                        companion -> companion,
                                        component -> component.equals("title") ? none : component)),
                        withNamedSets(given -> given));
                for (String set : List.of("articles_address", "articles_by_section", "measurements_place")) {
                    refusesNames(prefixed, withNamedSets(given -> given.equals(set) ? none : given));
                }
            }
        }
        assertThat(probe().calls()).isEmpty();
    }

    private void refusesNames(UnaryOperator<DbBuilder> options, ModelProvider... models) {
        assertThatThrownBy(() -> home().beside(options, models))
                .isInstanceOfSatisfying(
                        InvalidSchemaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_NAME));
    }

    private static ModelProvider[] withNamedSets(UnaryOperator<String> names) {
        return Stream.of(
                        Articles.MODEL,
                        Measurements.MODEL,
                        Departments.MODEL,
                        Courses.MODEL,
                        Students.MODEL,
                        Enrollments.MODEL)
                .map(model -> new WithNamedSets(model, names))
                .toArray(ModelProvider[]::new);
    }

    private static NamingStrategy naming(UnaryOperator<String> tables, UnaryOperator<String> columns) {
        return new NamingStrategy() {
            @Override
            public String table(String companion) {
                return tables.apply(companion);
            }

            @Override
            public String column(String component) {
                return columns.apply(component);
            }
        };
    }

    /** As many whole characters as there is room for before the hash. */
    private static String cut(String name, int most) {
        CRC32 hash = new CRC32();
        hash.update(name.getBytes(StandardCharsets.UTF_8));
        int end = name.length();
        while (name.substring(0, end).getBytes(StandardCharsets.UTF_8).length > most - 9) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end) + String.format("_%08x", hash.getValue());
    }

    private void refusesNames(UnaryOperator<String> names) {
        List<ModelProvider> models = models().stream()
                .<ModelProvider>map(model -> new Renamed(model, names))
                .toList();
        assertThatThrownBy(() -> home().beside(models.toArray(ModelProvider[]::new)))
                .isInstanceOfSatisfying(
                        InvalidSchemaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_NAME));
    }

    private List<ModelProvider> renamed(String name) {
        return models().stream()
                .<ModelProvider>map(model -> new Renamed(model, plain -> name + plain + name))
                .toList();
    }

    private void createAll() {
        get(Users.createMany(TEXTS.stream()
                        .map(text -> Users.create().name(text).email(text).bio(text))
                        .toList())
                .exec(db()));
    }

    /** The condition holds for the names that the test holds for, and for no other. */
    private void finds(String text, Function<Users.Fields<User>, Condition<User>> condition, Predicate<String> test) {
        assertThat(list(Users.filter(condition).select(u -> u.name()).all(db())))
                .as(text)
                .containsExactlyInAnyOrderElementsOf(TEXTS.stream().filter(test).toList());
    }

    private void refusesValue(Supplier<? extends Mono<?>> statement) {
        probe().clear();
        assertThat(failure(InvalidValueException.class, statement).reason())
                .isIn(InvalidValueException.Reason.NUL_CHARACTER, InvalidValueException.Reason.UNPAIRED_SURROGATE);
        assertThat(probe().calls()).isEmpty();
    }

    private static void hidden(String text, Supplier<? extends Mono<?>> statement) {
        RunnelException failed = failure(statement);
        for (Throwable e = failed; e != null; e = e.getCause()) {
            assertThat(e.toString()).doesNotContain(text);
        }
        assertThat(failed.statement().map(Object::toString).orElse("")).doesNotContain(text);
    }
}
