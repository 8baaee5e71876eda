package dev.runnel.codegen;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static dev.runnel.codegen.Compilations.app;
import static dev.runnel.codegen.Compilations.compile;
import static dev.runnel.codegen.Compilations.file;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** Models of every shape get companions that compile without a warning. */
class GeneratedCodeTest {

    private static void generates(JavaFileObject... files) {
        assertThat(compile(files)).succeededWithoutWarnings();
    }

    @Test
    void everyTypeOfColumn() {
        generates(app("Sample", """
                @Model
                public record Sample(
                        @Key UUID id,
                        long a, Long b, Optional<Long> c, @Nullable Long d, Deferred<Long> e, Deferred<Optional<Long>> f,
                        boolean g, Boolean h, Optional<Boolean> i, @Nullable Boolean j, Deferred<Boolean> k,
                        String l, Optional<String> m, @Nullable String n, Deferred<String> o, Deferred<Optional<String>> p,
                        UUID q, Optional<UUID> r, @Nullable UUID s, Deferred<UUID> t,
                        Instant u, Optional<Instant> v, @Nullable Instant w, Deferred<Optional<Instant>> x) {}
                """));
    }

    @Test
    void nullableOfAnyPackage() {
        generates(
                JavaFileObjects.forSourceString("other.Nullable", """
                        package other;
                        import java.lang.annotation.*;
                        @Target({ElementType.METHOD, ElementType.FIELD, ElementType.PARAMETER})
                        public @interface Nullable {}
                        """),
                app("User", "@Model public record User(@Key UUID id, @other.Nullable String bio) {}"),
                app(
                        "Use",
                        "class Use { Object use(Db db, User user) { return Users.update(user).clearBio().exec(db); } }"));
    }

    @Test
    void nestedModels() {
        generates(app("Shop", """
                        public class Shop {
                            @Model
                            public record Item(@Key UUID id, String name, @HasMany Deferred<List<Part>> parts) {
                                @Model
                                public record Part(@Key UUID id, UUID itemId, @BelongsTo Deferred<Item> item) {}
                            }
                        }
                        """), app("Use", """
                        class Use {
                            Object use(Db db, Shop.Item item, Shop.Item.Part part) {
                                return Parts.filter(p -> p.item().eq(item)).include(p -> p.item().parts()).all(db);
                            }
                        }
                        """));
    }

    @Test
    void rowsThatAreNestedDoNotSayTheirOwnerAgain() {
        JavaFileObject folder = app("Folder", """
                @Model
                public record Folder(@Key @Auto UUID id, Optional<UUID> parentId, @BelongsTo Deferred<Optional<Folder>> parent,
                        @HasMany Deferred<List<Folder>> folders, Optional<UUID> ownerId, @BelongsTo Deferred<Optional<Owner>> owner) {}
                """);
        JavaFileObject owner = app(
                "Owner", "@Model public record Owner(@Key @Auto UUID id, @HasMany Deferred<List<Folder>> folders) {}");
        generates(folder, owner, app("Use", """
                class Use {
                    Object use(Owner owner, Folder folder) {
                        Owners.create().folders(f -> f.parent(folder));
                        return Folders.create().parent(folder).owner(owner).folders(f -> f.owner(owner).clearOwner());
                    }
                }
                """));
        Compilation again = compile(folder, owner, app("Use", """
                class Use {
                    Object use(Folder folder) {
                        return Folders.create().folders(f -> f.parent(folder));
                    }
                }
                """));
        assertThat(again).hadErrorContaining("location: variable f of type app.Folders.ChildOfParent");
    }

    @Test
    void rowsOfOneOwnerDoNotSayItAgain() {
        JavaFileObject folder = app("Folder", """
                @Model
                public record Folder(@Key @Auto UUID id, String name, Optional<UUID> parentId,
                        @BelongsTo Deferred<Optional<Folder>> parent, @HasMany Deferred<List<Folder>> folders,
                        Optional<UUID> ownerId, @BelongsTo Deferred<Optional<Owner>> owner) {}
                """);
        JavaFileObject owner = app(
                "Owner", "@Model public record Owner(@Key @Auto UUID id, @HasMany Deferred<List<Folder>> folders) {}");
        generates(folder, owner, app("Use", """
                class Use {
                    Object use(Db db, Owner owner, Folder folder) {
                        Folders.folders(folder).create().name("a").owner(owner).clearOwnerId().folders(f -> f.name("b")).exec(db);
                        return Folders.createMany(List.of(
                                Folders.create().name("a").parent(folder), Owners.folders(owner).create().name("b").parent(folder)));
                    }
                }
                """));
        for (String again : List.of("owner(owner)", "ownerId(owner.id())", "owner(Owners.create())")) {
            assertThat(compile(folder, owner, app("Use", """
                    class Use {
                        Object use(Owner owner) {
                            return Owners.folders(owner).create().name("a").%s;
                        }
                    }
                    """.formatted(again))))
                    .hadErrorContaining("location: class app.Folders.ByOwner.Create");
        }
    }

    @Test
    void hasOneRelations() {
        generates(
                app(
                        "Car",
                        "@Model public record Car(@Key @Auto UUID id, @HasOne Deferred<Plate> plate,"
                                + " @HasOne Optional<Radio> radio) {}"),
                app(
                        "Plate",
                        "@Model public record Plate(@Key @Auto UUID id, String text, @Unique Optional<UUID> carId,"
                                + " @BelongsTo Deferred<Optional<Car>> car) {}"),
                app(
                        "Radio",
                        "@Model public record Radio(@Key UUID carId, long band,"
                                + " @BelongsTo(fields = \"carId\") Deferred<Car> car) {}"),
                app("Use", """
                        class Use {
                            Object use(Db db, Car car) {
                                Cars.create().plate(p -> p.text("a")).radio(r -> r.band(1)).exec(db);
                                Cars.create().plate(Plates.ofCar().text("a")).exec(db);
                                Cars.radio(car).create().band(2).exec(db);
                                return Cars.filter(c -> c.radio().isNull().and(c.plate().text().eq("a")))
                                        .include(c -> c.plate()).radio().car().plate().all(db);
                            }
                        }
                        """));
    }

    @Test
    void modelsOfDifferentPackages() {
        generates(
                file(
                        "a",
                        "Author",
                        "@Model public record Author(@Key @Auto UUID id, String name, @HasMany Deferred<List<b.Book>> books) {}"),
                file(
                        "b",
                        "Book",
                        "@Model public record Book(@Key @Auto UUID id, String title, UUID authorId,"
                                + " @BelongsTo Deferred<a.Author> author) {}"),
                file("c", "Use", """
                        class Use {
                            Object use(Db db, a.Author author) {
                                return a.Authors.create().name("x").books(b -> b.title("y")).exec(db);
                            }
                        }
                        """));
    }

    @Test
    void modelsOfTheUnnamedPackage() {
        generates(
                file("", "Author", "@Model record Author(@Key UUID id, @HasMany Deferred<List<Book>> books) {}"),
                file(
                        "",
                        "Book",
                        "@Model record Book(@Key UUID id, UUID authorId, @BelongsTo Deferred<Author> author) {}"));
    }

    @Test
    void compositeKeys() {
        generates(app("Enrollment", """
                        @Model
                        record Enrollment(@Key UUID studentId, @Key long course, String note,
                                @HasMany(inverse = "enrollment") Deferred<List<Grade>> grades) {}
                        """), app("Grade", """
                        @Model
                        record Grade(@Key UUID id, long points,
                                UUID enrollmentStudentId, long enrollmentCourse, @BelongsTo Deferred<Enrollment> enrollment,
                                @Nullable UUID oldStudent, Optional<Long> oldCourse,
                                @BelongsTo(fields = {"oldStudent", "oldCourse"}) Deferred<Optional<Enrollment>> old) {}
                        """), app("Use", """
                        class Use {
                            Object use(Db db, UUID id, Enrollment e, Grade g) {
                                Enrollments.byKey(id, 3).one(db);
                                Grades.create().id(id).points(1).enrollment(id, 3).old(e).exec(db);
                                Grades.create().id(id).points(1).enrollment(e).old(Enrollments.create().studentId(id).course(1).note("x"));
                                Grades.filter(f -> f.enrollment().eq(e).and(f.old().isNull())).all(db);
                                Enrollments.update(e).note("x").exec(db);
                                return Grades.update(g).enrollment(e).clearOld().exec(db);
                            }
                        }
                        """));
    }

    @Test
    void keysThatAreForeignKeys() {
        generates(
                app("User", "@Model record User(@Key @Auto UUID id) {}"),
                app(
                        "Profile",
                        "@Model record Profile(@Key UUID userId, @BelongsTo Deferred<User> user, String text) {}"),
                app("Use", """
                        class Use {
                            Object use(Db db, User user, Profile profile) {
                                Profiles.update(profile).text("x").exec(db);
                                return Profiles.create().user(Users.create()).text("x").exec(db);
                            }
                        }
                        """));
    }

    @Test
    void eagerRelations() {
        generates(
                app("Team", "@Model record Team(@Key UUID id, String name) {}"),
                app("Game", """
                        @Model
                        record Game(@Key UUID id, UUID homeId, @BelongsTo Team home,
                                Optional<UUID> guestId, @BelongsTo Optional<Team> guest, @HasMany List<Goal> goals) {}
                        """),
                app("Goal", "@Model record Goal(@Key UUID id, UUID gameId, @BelongsTo Deferred<Game> game) {}"));
    }

    @Test
    void componentsWithNamesOfGeneratedCode() {
        generates(app("Trap", """
                @Model
                public record Trap(
                        @Key UUID f, @Unique String row, String next, String key, String model, String all, String entity,
                        String anchor, String steps, String value, String scope, String with, String request, String exec,
                        String ID, String ALL_, String create, String where, String set, String add, String computed,
                        String body, Deferred<String> text, String textUnloaded, String eq, String class_, String at,
                        String loads, String condition, String version, String decoder, @Unique String put, String toOne,
                        String draft, String insert, String returning, String returningRows, String rowOf, String withInitial,
                        String METADATA, String origin, String source, String state, String changes,
                        @Nullable String none, Deferred<String> cell, String offset, String layout, String trap) {}
                """));
    }

    @Test
    void modelsWithNamesOfTheApi() {
        generates(
                app(
                        "Field",
                        "@Model(companion = \"FieldRows\") record Field(@Key UUID id, UUID queryId, @BelongsTo Deferred<Query> query) {}"),
                app("Query", "@Model record Query(@Key UUID id, @HasMany Deferred<List<Field>> fields) {}"),
                app("Condition", "@Model record Condition(@Key UUID id, String path) {}"),
                app("Draft", "@Model record Draft(@Key @Auto long id, String create) {}"),
                app(
                        "CreateStatement",
                        "@Model record CreateStatement(@Key UUID id, long draftId, @BelongsTo Deferred<Draft> draft,"
                                + " @Default(\"now\") Instant initial) {}"),
                app("Row", "@Model record Row(@Key UUID id, long number) {}"));
    }

    @Test
    void defaultsOfEveryKind() {
        generates(
                app("Ticket", """
                @Model
                public record Ticket(
                        @Key @Auto(Auto.Strategy.IDENTITY) Long id, @Default("-9223372036854775808") long least,
                        @Default("true") Boolean open, @Default("a \\"b\\" \\\\ $ \\n") Optional<String> text,
                        @Default("00000000-0000-0000-0000-000000000000") @Nullable UUID none,
                        @Default("2026-01-01T00:00:00Z") Deferred<Instant> then, @Default("now") Deferred<Optional<Instant>> now,
                        @Default(supplier = Codes.class) String code, @Default(supplier = One.class) long one,
                        @Default("0.1") @Column(type = "float4") float narrow, @Default("0.5") @Column(type = "float4") double half,
                        @Default("100.50") @Column(type = "numeric(4, 1)") java.math.BigDecimal amount,
                        @Default("0.0") @Column(type = "numeric(2, 2)") java.math.BigDecimal share,
                        @Default("-32768") @Column(type = "int2") long small, @Default("\uD83D\uDE00") @Column(type = "varchar(1)") String one1) {

                    static class Codes implements java.util.function.Supplier<String> {
                        @Override public String get() { return ""; }
                    }

                    record One() implements java.util.function.Supplier<Long> {
                        @Override public Long get() { return 1L; }
                    }
                }
                """),
                app("Use", "class Use { Object use(Db db) { return Tickets.create().code(\"x\").exec(db); } }"));
    }

    @Test
    void namesThatTheAnnotationGives() {
        Compilation compilation =
                compile(app("Sheep", "@Model(companion = \"Flock\", table = \"sheep\") record Sheep(@Key UUID id) {}"));
        assertThat(compilation).succeededWithoutWarnings();
        assertThat(compilation)
                .generatedSourceFile("app.Flock")
                .contentsAsUtf8String()
                .contains("\"sheep\"");
    }

    @Test
    void modelOfManyFields() {
        StringBuilder components = new StringBuilder("@Key UUID id");
        for (int i = 0; i < 40; i++) {
            components.append(", String field").append(i);
        }
        generates(app("Wide", "@Model record Wide(" + components + ") {}"));
    }

    @Test
    void settersHaveTheJavadocOfTheirComponent() {
        Compilation compilation = compile(app("Cat", """
                /**
                 * A cat.
                 *
                 * @param id the key
                 * @param name the name that the cat listens to,
                 *     if any
                 * @param age in years
                 */
                @Model
                public record Cat(@Key @Auto UUID id, String name, Optional<Integer> age) {}
                """));
        assertThat(compilation).succeededWithoutWarnings();
        assertThat(compilation)
                .generatedSourceFile("app.Cats")
                .contentsAsUtf8String()
                .contains("The name that the cat listens to,\n         * if any.\n         */\n"
                        + "        default N name(String name) {");
        assertThat(compilation)
                .generatedSourceFile("app.Cats")
                .contentsAsUtf8String()
                .contains("/** In years. */\n        default S age(Integer age)");
    }

    @Test
    void nullSelectsTheValue() {
        generates(
                app("Cat", "@Model public record Cat(@Key @Auto UUID id, Optional<String> bio, @Nullable Long age) {}"),
                app("Use", """
                        class Use {
                            Object use(Db db, Cat cat) {
                                Cats.create().bio(Optional.of("a")).bio("a").clearBio().age(null).exec(db);
                                Cats.update(cat).bio(Optional.empty()).age(null).bio(c -> c.bio().lower()).bio(Constant.of("A").lower()).exec(db);
                                return Cats.filter(c -> c.bio().eq(null).or(c.age().ne(null)).or(c.bio().eq(c.bio()))).all(db);
                            }
                        }
                        """));
    }

    @Test
    void generatedCodeCallsTheCompanionPackageAlone() {
        Compilation compilation = compile(Compilations.USER, Compilations.TODO);
        for (JavaFileObject source : compilation.generatedSourceFiles()) {
            try {
                org.assertj.core.api.Assertions.assertThat(source.getCharContent(true)
                                .toString()
                                .lines()
                                .filter(line -> line.startsWith("import dev.runnel."))
                                .filter(line -> !line.startsWith("import dev.runnel.companion.")
                                        && !line.matches("import dev\\.runnel\\.[A-Z]\\w+;")))
                        .containsExactlyInAnyOrder("import dev.runnel.spi.DecodeLayout;", "import dev.runnel.spi.Row;");
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
