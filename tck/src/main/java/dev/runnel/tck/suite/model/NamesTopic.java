package dev.runnel.tck.suite.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.Db;
import dev.runnel.DbBuilder;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidConfigurationException;
import dev.runnel.error.InvalidSchemaException;
import dev.runnel.schema.NamingStrategy;
import dev.runnel.spi.Driver;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.Covers;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.scenario.campus.Course;
import dev.runnel.tck.scenario.campus.Courses;
import dev.runnel.tck.scenario.campus.Department;
import dev.runnel.tck.scenario.campus.Departments;
import dev.runnel.tck.scenario.campus.Enrollments;
import dev.runnel.tck.scenario.campus.Students;
import dev.runnel.tck.scenario.counted.Accounts;
import dev.runnel.tck.scenario.counted.Invoices;
import dev.runnel.tck.scenario.counted.Lines;
import dev.runnel.tck.scenario.counted.Ticks;
import dev.runnel.tck.scenario.named.Articles;
import dev.runnel.tck.suite.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** The names of tables, columns, indexes and constraints in each Db. */
public abstract class NamesTopic extends Topic {
    private static final ModelProvider[] CAMPUS = {Departments.MODEL, Courses.MODEL, Students.MODEL, Enrollments.MODEL};

    private Driver driver;

    @BeforeEach
    void openAnother() {
        driver = fixture().openEmpty(PoolOptions.DEFAULT.withSize(2).withAcquireTimeout(Duration.ofSeconds(10)));
    }

    @AfterEach
    void closeTheOther() {
        if (driver != null) {
            driver.close().block(TestDb.PATIENCE);
            fixture().drop(driver);
        }
    }

    private Db open(UnaryOperator<DbBuilder> names, ModelProvider... models) {
        Db db = names.apply(Db.builder().driver(probe().around(driver)).models(models))
                .build();
        db.pushSchema().block(TestDb.PATIENCE);
        return db;
    }

    /** Writes and reads over every relation, a unique constraint and an index. */
    private void usesEverything(Db db) {
        get(Departments.create()
                .campus("north")
                .code("math")
                .name("Math")
                .courses(c -> c.number(1).title("logic").credits(2))
                .exec(db));
        get(Students.create().campus("north").number(7).name("Ann").exec(db));
        get(Enrollments.create().course("north", "math", 1).student("north", 7).exec(db));

        Department math = get(Departments.byKey("north", "math")
                .include(d -> d.courses().with(c -> c.include(f -> f.enrollments())))
                .one(db));
        Course logic = math.courses().get().get(0);
        assertThat(logic.enrollments().get()).hasSize(1);
        assertThat(list(Courses.filter(
                                c -> c.enrollments().any(e -> e.student().name().eq("Ann")))
                        .all(db)))
                .extracting(Course::title)
                .containsExactly("logic");
        get(Courses.update(logic).requiredNumber(1L).exec(db));
        assertThat(get(Courses.filter(c -> c.required().title().eq("logic")).count(db)))
                .isEqualTo(1);
        ConstraintViolationException referenced = failure(
                ConstraintViolationException.class,
                () -> Departments.delete(math).exec(db));
        assertThat(referenced.kind()).isEqualTo(ConstraintViolationException.Kind.FOREIGN_KEY);
        db.pushSchema().block(TestDb.PATIENCE);
    }

    private ConstraintViolationException duplicate(Db db) {
        get(Articles.create().tenant("t").slug("a").status("s").rank(1).exec(db));
        return failure(
                ConstraintViolationException.class,
                () -> Articles.create()
                        .tenant("t")
                        .slug("a")
                        .status("s")
                        .rank(2)
                        .exec(db));
    }

    @Test
    void aPrefixKeepsTheSameModelsApart() {
        Db first = open(db -> db.tablePrefix("first_"), CAMPUS);
        Db second = open(db -> db.tablePrefix("second_"), CAMPUS);
        usesEverything(first);
        assertThat(get(Departments.all().count(second))).isZero();
        usesEverything(second);
    }

    @Test
    void aPrefixStandsBeforeEveryName() {
        Db db = open(names -> names.tablePrefix("app_"), Articles.MODEL);
        assertThat(duplicate(db).constraint()).contains("app_articles_address");
        get(Articles.create()
                .tenant("t")
                .slug("b")
                .status("s")
                .rank(5)
                .section("x")
                .exec(db));
        assertThat(failure(
                                ConstraintViolationException.class,
                                () -> Articles.create()
                                        .tenant("t")
                                        .slug("c")
                                        .status("s")
                                        .rank(5)
                                        .section("x")
                                        .exec(db))
                        .constraint())
                .contains("app_articles_tenant_section_rank_key");
    }

    @Test
    void namesAsTheJavaNamesAre() {
        usesEverything(open(db -> db.naming(NamingStrategy.AS_WRITTEN), CAMPUS));
    }

    @Test
    void aNamingOfItsOwn() {
        NamingStrategy shouting = new NamingStrategy() {
            @Override
            public String table(String companion) {
                return "T " + companion.toUpperCase(Locale.ROOT);
            }

            @Override
            public String column(String component) {
                return component.toUpperCase(Locale.ROOT);
            }
        };
        Db db = open(names -> names.naming(shouting), Articles.MODEL);
        assertThat(duplicate(db).columns()).containsExactly("TENANT", "SLUG");
    }

    @Test
    void hostileNamesAreNames() {
        String hostile = "a\"b'; DROP TABLE x; -- $1 \\ é"
                + (capabilities().names().allows("\uD83D\uDE00") ? "\uD83D\uDE00 " : "\u540D ");
        usesEverything(open(db -> db.tablePrefix(hostile).naming(NamingStrategy.AS_WRITTEN), CAMPUS));
    }

    /** A driver names the table once more where it draws keys. */
    @Test
    void countedKeysUnderHostileNames() {
        String schema = "s;\"' " + UUID.randomUUID();
        Supplier<Db> counting = () -> open(
                names -> names.schema(schema).tablePrefix("p;'\" "),
                Accounts.MODEL,
                Invoices.MODEL,
                Lines.MODEL,
                Ticks.MODEL);
        if (!capabilities().keys().identity()) {
            refuses(ErrorCode.IDENTITY_UNSUPPORTED, () -> Mono.just(counting.get()));
            return;
        }
        Db db = counting.get();
        assertThat(get(Ticks.create().exec(db)).id()).isEqualTo(1);
        assertThat(get(Accounts.createMany(List.of(
                                Accounts.create().email("a"), Accounts.create().email("b")))
                        .exec(db)))
                .extracting(account -> account.id() + account.email())
                .containsExactly("1a", "2b");
    }

    @Test
    void schemasKeepTheSameModelsApart() {
        String one = "s\"1 " + UUID.randomUUID();
        String other = "s2 " + UUID.randomUUID();
        Db first = open(db -> db.schema(one), CAMPUS);
        Db second = open(db -> db.schema(other).tablePrefix("p_"), CAMPUS);
        Db plain = open(db -> db, CAMPUS);
        usesEverything(first);
        assertThat(get(Departments.all().count(second))).isZero();
        assertThat(get(Departments.all().count(plain))).isZero();
        usesEverything(second);
        usesEverything(plain);

        first.dropSchema().block(TestDb.PATIENCE);
        second.dropSchema().block(TestDb.PATIENCE);
        assertThat(get(Departments.all().count(plain))).isEqualTo(1);
    }

    @Test
    @Covers("index_custom_name/index_long_name_is_truncated")
    void longNamesAreCutAndStayApart() {
        int limit = capabilities().names().bytes();
        String prefix = "\u00e9".repeat((limit - 12) / 2);
        usesEverything(open(db -> db.tablePrefix(prefix), CAMPUS));

        String shorter = "p".repeat(limit - 30);
        Db db = open(names -> names.tablePrefix(shorter), Articles.MODEL);
        get(Articles.create()
                .tenant("t")
                .slug("b")
                .status("s")
                .rank(5)
                .section("x")
                .exec(db));
        String cut = failure(
                        ConstraintViolationException.class,
                        () -> Articles.create()
                                .tenant("t")
                                .slug("c")
                                .status("s")
                                .rank(5)
                                .section("x")
                                .exec(db))
                .constraint()
                .orElseThrow();
        assertThat(cut).startsWith(shorter + "articles_").matches(".*_[0-9a-f]{8}");
        assertThat(cut.getBytes(StandardCharsets.UTF_8)).hasSize(limit);
    }

    @Test
    void aGivenNameIsNotCut() {
        String prefix = "p".repeat(capabilities().names().bytes() - 12);
        assertThatThrownBy(() -> open(db -> db.tablePrefix(prefix), Articles.MODEL))
                .isInstanceOfSatisfying(
                        InvalidSchemaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_NAME));
    }

    @Test
    void aNamingThatGivesNoNameIsRefused() {
        for (String none : new String[] {null, "", "a\0"}) {
            for (NamingStrategy naming :
                    List.of(naming(name -> none, name -> name), naming(name -> name, name -> none))) {
                assertThatThrownBy(() -> open(db -> db.naming(naming), CAMPUS))
                        .isInstanceOfSatisfying(
                                InvalidSchemaException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_NAME));
            }
        }
        assertThatThrownBy(() -> open(db -> db.naming(naming(name -> name, name -> "same")), CAMPUS))
                .isInstanceOfSatisfying(
                        InvalidSchemaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.COLUMN_TAKEN));
    }

    @Test
    void namesThatAreNullAreRefused() {
        for (UnaryOperator<DbBuilder> names : List.<UnaryOperator<DbBuilder>>of(
                db -> db.tablePrefix(null), db -> db.schema(null), db -> db.naming(null))) {
            assertThatThrownBy(() -> open(names, CAMPUS))
                    .isInstanceOfSatisfying(
                            InvalidConfigurationException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_OPTION));
        }
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

    @Test
    void namesThatMeetAreRefused() {
        NamingStrategy same = new NamingStrategy() {
            @Override
            public String table(String companion) {
                return "all";
            }

            @Override
            public String column(String component) {
                return component;
            }
        };
        assertThatThrownBy(() -> open(db -> db.naming(same), CAMPUS))
                .isInstanceOfSatisfying(InvalidSchemaException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.TABLE_TAKEN);
                    assertThat(e.getMessage()).contains(Department.class.getName() + ", " + Course.class.getName());
                });
    }
}
