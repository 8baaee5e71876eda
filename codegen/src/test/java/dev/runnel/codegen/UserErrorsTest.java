package dev.runnel.codegen;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static dev.runnel.codegen.Compilations.TODO;
import static dev.runnel.codegen.Compilations.app;
import static dev.runnel.codegen.Compilations.compile;
import static dev.runnel.codegen.Compilations.file;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** Each mistake is one compile error, at the element, with its code and advice. */
class UserErrorsTest {

    private static void refuses(String model, String declaration, String line, String error, JavaFileObject... others) {
        JavaFileObject[] files = new JavaFileObject[others.length + 1];
        System.arraycopy(others, 0, files, 1, others.length);
        files[0] = app(model, declaration);
        Compilation compilation = compile(files);
        assertThat(compilation).hadErrorContaining(error).inFile(files[0]).onLineContaining(line);
        assertThat(compilation.errors()).hasSize(1);
    }

    private static final JavaFileObject OWNER =
            app("Owner", "@Model public record Owner(@Key @Auto UUID id, String name) {}");

    private static final JavaFileObject TURNED = app("Turned", """
            public final class Turned implements dev.runnel.mapping.Bijection<String, String> {
                @Override public String encode(String text) { return new StringBuilder(text).reverse().toString(); }
                @Override public String decode(String text) { return encode(text); }
            }
            """);

    @Test
    void modelIsARecord() {
        refuses(
                "User",
                "@Model public class User {}",
                "class User",
                "[ModelNotRecord] @Model applies to records; User is a class: write it as a record");
    }

    @Test
    void modelIsARecordAlsoWhereItsFieldsHaveAnnotations() {
        refuses(
                "User",
                "@Model public class User {\n@Key @Auto UUID id;\n@Column(name = \"n\") @Unique String name;\n}",
                "class User",
                "[ModelNotRecord] @Model applies to records; User is a class: write it as a record");
    }

    @Test
    void aRecordAListOrAMapIsJson() {
        for (String type : List.of("List<String>", "Map<String, Long>", "Size")) {
            refuses(
                    "Thing",
                    "@Model public record Thing(@Key UUID id,\n" + type
                            + " value) {}\nrecord Size(long width, long height) {}",
                    "value",
                    "with @Json");
        }
    }

    @Test
    void aDefaultOfAnEnumIsOneOfItsConstants() {
        refuses(
                "Thing",
                "@Model public record Thing(@Key UUID id,\n@Default(\"red\") Color color) {}\nenum Color { RED, GREEN }",
                "color",
                "[DefaultMismatch] the constant of @Default is not a value of Thing.color: write one of its constants: RED, GREEN");
    }

    @Test
    void modelIsNotGeneric() {
        refuses(
                "Pair",
                "@Model public record Pair<T>(@Key UUID id) {}",
                "record Pair",
                "[GenericModel] Pair has type parameters");
    }

    @Test
    void modelIsNotPrivate() {
        refuses(
                "Outer",
                "class Outer {\n@Model private record User(@Key UUID id) {}\n}",
                "record User",
                "[PrivateModel] User is private or nested in a private type");
    }

    @Test
    void modelIsNotNestedInAPrivateType() {
        refuses(
                "Outer",
                "class Outer {\nprivate static class Inner {\n@Model record User(@Key UUID id) {}\n}\n}",
                "record User",
                "[PrivateModel] User is private or nested in a private type");
    }

    @Test
    void modelHasAKey() {
        refuses(
                "User",
                "@Model public record User(UUID id) {}",
                "record User",
                "[NoKey] User has no key: add a component with @Key, for example @Key @Auto UUID id");
    }

    @Test
    void keyIsNotOptional() {
        refuses(
                "User",
                "@Model public record User(\n@Key Optional<UUID> id) {}",
                "@Key",
                "[NullableKey] User.id is part of the key and may be null");
    }

    @Test
    void keyIsNotNullable() {
        refuses("User", "@Model public record User(\n@Key @Nullable UUID id) {}", "@Key", "[NullableKey]");
    }

    @Test
    void keyIsNotDeferred() {
        refuses(
                "User",
                "@Model public record User(\n@Key Deferred<UUID> id) {}",
                "@Key",
                "[DeferredKey] User.id is Deferred, but every read loads keys and foreign keys");
    }

    @Test
    void foreignKeyIsNotDeferred() {
        refuses(
                "Pet",
                "@Model public record Pet(@Key UUID id,\nDeferred<UUID> ownerId,\n@BelongsTo Deferred<Owner> owner) {}",
                "ownerId",
                "[DeferredKey]",
                OWNER);
    }

    @Test
    void autoIsForUuidsAndNumbers() {
        refuses(
                "User",
                "@Model public record User(\n@Key @Auto String id) {}",
                "@Auto",
                "[AutoMismatch] @Auto generates UUIDs and numbers; User.id has another type");
        refuses(
                "User",
                "@Model public record User(\n@Key @Auto(Auto.Strategy.UUID_V4) long id) {}",
                "@Auto",
                "[AutoMismatch] @Auto generates UUIDs and numbers; User.id");
        refuses(
                "User",
                "@Model public record User(\n@Key @Auto(Auto.Strategy.IDENTITY) UUID id) {}",
                "@Auto",
                "[AutoMismatch] @Auto generates UUIDs and numbers; User.id");
    }

    @Test
    void identityIsTheWholeKey() {
        refuses(
                "User",
                "@Model public record User(@Key UUID id,\n@Auto long other) {}",
                "@Auto",
                "[AutoMismatch] the database generates only a number that is the whole key; User.other is not");
        refuses(
                "User",
                "@Model public record User(@Key UUID tenant,\n@Key @Auto long id) {}",
                "@Auto",
                "[AutoMismatch] the database generates only a number that is the whole key; User.id is not");
    }

    @Test
    void defaultIsAValueOfItsComponent() {
        for (String component : List.of(
                "@Default(\"one\") long x",
                "@Default(\"1.5\") Optional<Long> x",
                "@Default(\"yes\") boolean x",
                "@Default(\"1\") UUID x",
                "@Default(\"2026-01-01\") Instant x",
                "@Default(\"four\") @Column(type = \"varchar(3)\") String x",
                "@Default(\"1.234\") @Column(type = \"numeric(6, 2)\") java.math.BigDecimal x",
                "@Default(\"40000\") @Column(type = \"int2\") int x",
                "@Default(\"-1\") @Column(type = \"u16\") int x",
                "@Default(\"256\") @Column(type = \"u8\") int x",
                "@Default(\"128\") @Column(type = \"i8\") int x",
                "@Default(\"0.1\") @Column(type = \"float4\") double x",
                "@Default(\"NaN\") double x",
                "@Default(\"\\ud83d\") String x",
                "@Default(\"a\\0b\") String x")) {
            refuses(
                    "User",
                    "@Model public record User(@Key UUID id,\n" + component + ") {}",
                    "@Default",
                    "[DefaultMismatch] the constant of @Default is not a value of User.x");
        }
    }

    @Test
    void defaultHasOneSource() {
        for (String component : List.of(
                "@Auto @Default(\"now\") UUID x",
                "@Default String x",
                "@Default(value = \"a\", supplier = User.Text.class) String x")) {
            refuses(
                    "User",
                    "@Model public record User(@Key UUID id,\n" + component
                            + ") { static class Text implements java.util.function.Supplier<String> {"
                            + " @Override public String get() { return \"\"; } } }",
                    component.substring(0, 5),
                    "[DefaultMismatch] User.x has more than one default value");
        }
    }

    @Test
    void versionIsALong() {
        for (String component : List.of(
                "@Version int x",
                "@Version String x",
                "@Version UUID x",
                "@Version Instant x",
                "@Version User.Count x",
                "@Version @Column(type = \"int4\") Integer x")) {
            refuses(
                    "User",
                    "@Model public record User(@Key UUID id,\n" + component + ") { public record Count(int value) {} }",
                    "@Version",
                    "[VersionMismatch] User.x is @Version, but not a long or a record of one long: make it a long");
        }
    }

    @Test
    void versionIsThereAndLoaded() {
        for (String component : List.of(
                "@Version Optional<Long> x",
                "@Version @Nullable Long x",
                "@Version Deferred<Long> x",
                "@Version Deferred<Optional<Long>> x")) {
            refuses(
                    "User",
                    "@Model public record User(@Key UUID id,\n" + component + ") {}",
                    "@Version",
                    "[VersionMismatch] User.x is @Version, but nullable or deferred: remove Optional");
        }
    }

    @Test
    void versionStartsAtOne() {
        refuses(
                "User",
                "@Model public record User(@Key UUID id,\n@Version @Default(\"0\") long x) {}",
                "@Version",
                "[VersionMismatch] User.x is @Version and has another initial value; a version starts at 1");
    }

    @Test
    void versionIsOfNoKey() {
        refuses(
                "User",
                "@Model public record User(@Key UUID id,\n@Key @Version long x) {}",
                "@Version",
                "[VersionMismatch] User.x is @Version and part of a key or foreign key; every update changes a version");
        refuses(
                "Pet",
                "@Model public record Pet(@Key UUID id,\n@Version long homeId,\n@BelongsTo Deferred<Home> home) {}",
                "@Version",
                "[VersionMismatch] Pet.homeId is @Version and part of a key or foreign key; every update changes a version",
                app("Home", "@Model public record Home(@Key long id) {}"));
    }

    @Test
    void versionIsOneOfAModel() {
        refuses(
                "User",
                "@Model public record User(@Key UUID id, @Version long x,\n@Version long y) {}",
                "long y",
                "[VersionMismatch] User has more than one @Version: x and y: keep one of them");
    }

    @Test
    void updatedAtIsATime() {
        for (String component : List.of(
                "@UpdatedAt long x", "@UpdatedAt String x", "@UpdatedAt Optional<UUID> x", "@UpdatedAt User.At x")) {
            refuses(
                    "User",
                    "@Model public record User(@Key UUID id,\n" + component
                            + ") { public record At(Instant value) {} }",
                    "@UpdatedAt",
                    "[UpdatedAtMismatch] User.x is @UpdatedAt, but not a time of java.time: make it an Instant");
        }
    }

    @Test
    void updatedAtIsNoVersion() {
        refuses(
                "User",
                "@Model public record User(@Key UUID id,\n@Version @UpdatedAt long x) {}",
                "@Version",
                "[UpdatedAtMismatch] User.x has both @Version and @UpdatedAt: keep one of them");
    }

    @Test
    void updatedAtIsOfNoKey() {
        refuses(
                "User",
                "@Model public record User(@Key UUID id,\n@Key @UpdatedAt Instant x) {}",
                "@UpdatedAt",
                "[UpdatedAtMismatch] User.x is @UpdatedAt and part of a key or foreign key; every update sets it");
        refuses(
                "Pet",
                "@Model public record Pet(@Key UUID id,\n@UpdatedAt Instant homeAt,\n@BelongsTo Deferred<Home> home) {}",
                "@UpdatedAt",
                "[UpdatedAtMismatch] Pet.homeAt is @UpdatedAt and part of a key or foreign key; every update sets it",
                app("Home", "@Model public record Home(@Key Instant at) {}"));
    }

    @Test
    void versionIsNoRelation() {
        refuses(
                "Pet",
                "@Model public record Pet(@Key UUID id, UUID ownerId,\n@Version @BelongsTo Deferred<Owner> owner) {}",
                "@Version",
                "[RelationShape]",
                OWNER);
    }

    @Test
    void versionHasNoSetter() {
        JavaFileObject user =
                app("User", "@Model public record User(@Key UUID id, String name, @Version long version) {}");
        String create = "Users.create().id(new UUID(1, 1)).name(\"a\")";
        for (String statement : List.of(
                create + ".version(1L)",
                "Users.draft().version(1L)",
                "Users.all().update().version(1L)",
                "Users.all().update().version(u -> u.version())")) {
            Compilation compilation = compile(user, app("Use", "class Use { Object made = " + statement + "; }"));
            assertThat(compilation).hadErrorContaining("cannot find symbol");
            assertThat(compilation.errors()).hasSize(1);
        }
        assertThat(compile(
                        user,
                        app(
                                "Use",
                                "class Use { Object made = " + create
                                        + "; Object read = Users.filter(u -> u.version().gt(1L)); }")))
                .succeeded();
    }

    @Test
    void supplierSuppliesTheTypeOfTheComponent() {
        refuses(
                "User",
                "@Model public record User(@Key UUID id,\n@Default(supplier = User.Text.class) long x)"
                        + " { static class Text implements java.util.function.Supplier<String> {"
                        + " @Override public String get() { return \"\"; } } }",
                "@Default",
                "[DefaultMismatch] Text supplies java.lang.String; User.x is a java.lang.Long");
    }

    /** As a number; no column stores it, which is seen when it is written. */
    @Test
    void constantsOfManyZerosAreNotWrittenOut() {
        assertThat(compile(app("User", """
                        @Model public record User(
                                @Key UUID id,
                                @Default("1E-2147483647") @Affine(scale = "0.1", offset = "1") java.math.BigDecimal small,
                                @Default("1E+400000000") @Affine(scale = "10", offset = "1") java.math.BigDecimal great) {}
                        """))).succeeded();
        refuses(
                "User",
                "@Model public record User(@Key UUID id,\n@Default(\"1E+2147483647\") @Column(type = \"numeric(4, 2)\") java.math.BigDecimal n) {}",
                "@Default",
                "[DefaultMismatch]");
    }

    @Test
    void supplierCanBeMade() {
        refuses(
                "User",
                "@Model public record User(@Key UUID id,\n@Default(supplier = User.Text.class) String x)"
                        + " { record Text(String text) implements java.util.function.Supplier<String> {"
                        + " @Override public String get() { return text; } } }",
                "@Default",
                "[DefaultMismatch] Text, the supplier of User.x, cannot be instantiated");
    }

    @Test
    void foreignKeyHasNoDefault() {
        refuses(
                "Pet",
                "@Model public record Pet(@Key UUID id,\n@Auto UUID ownerId,\n@BelongsTo Deferred<Owner> owner) {}",
                "@Auto",
                "[DefaultMismatch] Pet.ownerId is a foreign key and has a generated value, which refers to no row",
                OWNER);
    }

    private static final JavaFileObject EDITION =
            app("Edition", "@Model public record Edition(@Key UUID bookId, @Key int number) {}");

    @Test
    void whatDecidesOfAnOptionalForeignKeyHasNoDefault() {
        refuses(
                "Book",
                "@Model public record Book(@Key UUID id,\n@Default(\"1\") Optional<Integer> number,\n"
                        + "@BelongsTo(fields = {\"id\", \"number\"}) Deferred<Optional<Edition>> edition) {}",
                "@Default",
                "[DefaultMismatch] Book.number is a foreign key and has a generated value, which refers to no row",
                EDITION);
    }

    @Test
    void theRequiredPartOfAnOptionalForeignKeyMayBeMade() {
        assertThat(compile(
                        app(
                                "Book",
                                "@Model public record Book(@Key @Auto UUID id, Optional<Integer> number,"
                                        + " @BelongsTo(fields = {\"id\", \"number\"}) Deferred<Optional<Edition>> edition) {}"),
                        EDITION))
                .succeeded();
    }

    @Test
    void typeIsSupported() {
        refuses(
                "User",
                "@Model public record User(@Key UUID id,\nMap<String, String> tags) {}",
                "tags",
                "[UnsupportedType] no column stores java.util.Map<java.lang.String,java.lang.String>, the type of User.tags:"
                        + " use a number, boolean, char, String, byte[], UUID, URI, Locale, Currency, InetAddress, a type of"
                        + " java.time, an enum, or a record of one of them");
    }

    @Test
    void convertNamesABijectionFromTheTypeOfTheComponent() {
        String message = "[MappingMismatch] @Convert of User.tags does not name a bijection from ";
        for (String bijection : List.of(
                // of another type, to no type of columns, private, abstract, without the constructor, with one that
                // throws, inner
                "public static class X implements Bijection<String, String> { %s }",
                "public static class X implements Bijection<List<String>, Thread> { %s }",
                "private static class X implements Bijection<List<String>, String> { %s }",
                "public abstract static class X implements Bijection<List<String>, String> {}",
                "public static class X implements Bijection<List<String>, String> { X(int i) {} %s }",
                "public static class X implements Bijection<List<String>, String> { X() throws Exception {} %s }",
                "public class X implements Bijection<List<String>, String> { %s }")) {
            String from = bijection.contains("Bijection<String,") ? "String" : "List<String>";
            String to = bijection.contains("Thread") ? "Thread" : "String";
            String methods = "public " + to + " encode(" + from + " a) { return null; } public " + from + " decode("
                    + to + " b) { return null; }";
            refuses(
                    "User",
                    "import dev.runnel.mapping.Bijection;\n@Model public record User(@Key UUID id,\n"
                            + "@Convert(User.X.class) List<String> tags) {\n"
                            + String.format(bijection, methods) + "\n}",
                    "tags)",
                    message);
        }
    }

    @Test
    void aBijectionIsMadeByTheCompanion() {
        String methods = "public String encode(String a) { return a; } public String decode(String b) { return b; }";
        JavaFileObject far = file(
                "other",
                "Far",
                "public class Far implements dev.runnel.mapping.Bijection<String, String> { protected Far() {} "
                        + methods + " }");
        refuses(
                "User",
                "@Model public record User(@Key UUID id,\n@Convert(other.Far.class) String tags) {}",
                "tags)",
                "[MappingMismatch] @Convert of User.tags does not name a bijection from ",
                far);
        refuses(
                "User",
                "@Model public record User(@Key UUID id,\n@Convert(User.Hidden.Tags.class) String tags) { private static class Hidden {"
                        + " static class Tags implements dev.runnel.mapping.Bijection<String, String> { " + methods
                        + " } } }",
                "tags)",
                "[MappingMismatch] @Convert of User.tags does not name a bijection from ");
    }

    @Test
    void aBijectionIsFoundThroughItsSuperTypes() {
        assertThat(compile(app("User", """
                        import dev.runnel.mapping.Bijection;
                        @Model public record User(@Key UUID id, @Convert(Tags.class) List<String> tags) {
                            static abstract class ToText<T> implements Bijection.Ordered<T, String> {}
                            static class Tags extends ToText<List<String>> {
                                public String encode(List<String> a) { return ""; }
                                public List<String> decode(String b) { return List.of(); }
                            }
                            static Object ordered(Users.Fields<User> f) { return f.tags().lt(List.of()); }
                        }
                        """))).succeeded();
    }

    @Test
    void affineIsOneToOne() {
        String message = "[MappingMismatch] @Affine of User.n, a ";
        for (String component : List.of(
                "@Affine(scale = \"0\") long n",
                "@Affine(scale = \"1E+400000000\") long n",
                "@Affine(scale = \"0.5\") int n",
                "@Affine(offset = \"0.5\") int n",
                "@Affine(scale = \"two\") int n",
                "@Affine(scale = \"2\") double n",
                "@Affine(scale = \"3\") java.math.BigDecimal n",
                "@Affine String n")) {
            refuses("User", "@Model public record User(@Key UUID id,\n" + component + ") {}", " n)", message);
        }
    }

    @Test
    void unsignedIsAWholeNumber() {
        refuses(
                "User",
                "@Model public record User(@Key UUID id,\n@Unsigned double n) {}",
                " n)",
                "[MappingMismatch] @Unsigned applies to byte, short, int and long; User.n is a double");
        refuses(
                "User",
                "@Model public record User(@Key UUID id,\n@Unsigned @Affine long n) {}",
                " n)",
                "[MappingMismatch] User.n has more than one annotation that defines its encoding");
    }

    @Test
    void aViewIsOverAPlainColumnOfItsType() {
        for (String view : List.of(
                "@AliasOf(\"nothing\") long v",
                "@AliasOf(\"owner\") long v",
                "@AliasOf(\"id\") UUID v",
                "@AliasOf(\"ownerId\") UUID v",
                "@AliasOf(\"n\") String v",
                "@AliasOf(\"n\") Optional<Long> v",
                "@AliasOf(\"n\") Deferred<Long> v",
                "@AliasOf(\"counted\") long v",
                "@AliasOf(\"n\") @Unique long v",
                "@AliasOf(\"n\") @Column(name = \"x\") long v")) {
            refuses(
                    "Pet",
                    "@Model public record Pet(@Key UUID id, long n, @Version long counted, UUID ownerId,"
                            + " @BelongsTo Deferred<Owner> owner,\n" + view + ") {}",
                    " v)",
                    "[ViewMismatch]",
                    OWNER);
        }
    }

    @Test
    void aViewOfLabelsIsOfTheirConstants() {
        String model = "@Model public record Pet(@Key UUID id, @Column(type = \"enum\") Fur fur,\n%s v)"
                + " { enum Fur { LONG, SHORT } enum Coat { LONG, SHORT } record Wrapped(Fur fur) {} }";
        for (String type : List.of("String", "Coat", "UUID")) {
            refuses(
                    "Pet",
                    model.formatted("@AliasOf(\"fur\") " + type),
                    " v)",
                    "[ViewMismatch] Pet.v is a view of fur, but cannot share its column: map both to the same storage type");
        }
        for (String type : List.of("Fur", "Wrapped")) {
            assertThat(compile(app("Pet", model.formatted("@AliasOf(\"fur\") " + type))))
                    .succeededWithoutWarnings();
        }
    }

    @Test
    void everyViewHasAValueForADefault() {
        for (String column : List.of("@Default(\"3\") long n", "@Affine(offset = \"1\") @Default(\"2\") long n")) {
            refuses(
                    "User",
                    "@Model public record User(@Key UUID id,\n" + column
                            + ", @AliasOf(\"n\") @Affine(scale = \"2\") long half) {}",
                    " n",
                    "[DefaultMismatch] User.half, a @AliasOf n, has no value for the constant of @Default");
        }
    }

    @Test
    void oneColumnForTwoComponentsIsAView() {
        refuses(
                "Pet",
                "@Model public record Pet(@Key UUID id, long n,\n@Column(name = \"n\") long m) {}",
                "long m)",
                "m and n would be the same column, n: rename one of them; for two components over one column, make"
                        + " one a @AliasOf the other");
    }

    @Test
    void jsonIsNeitherFoundByNorCompared() {
        refuses(
                "User",
                "@Model public record User(@Key UUID id,\n@Unique @Json List<String> tags) {}",
                "tags)",
                "[NoEquality] User.tags stores JSON, which cannot be part of a key, unique set or index");
        refuses(
                "User",
                "@Model public record User(@Key UUID id,\nTags tags) { record Tags(@Json List<String> all) {} }",
                "tags)",
                "[MappingMismatch] @Json annotates a component of app.User.Tags, the type of User.tags, which is not a model");
        refuses(
                "User",
                "@Model public record User(@Key UUID id,\n@Json @Default(\"[]\") List<String> tags) {}",
                "tags)",
                "[DefaultMismatch]");
    }

    @Test
    void labelsAndCodesTellConstantsApart() {
        for (String constants : List.of(
                "@Code(1) A, B",
                "@Code(1) A, @Code(1) B",
                "@Code(1) A, @Label(\"b\") @Code(2) B",
                "@Label(\"B\") A, B",
                "@Label(\"\\0\") A")) {
            refuses(
                    "User",
                    "@Model public record User(@Key UUID id,\nE e) { enum E { " + constants + " } }",
                    "E e)",
                    "[MappingMismatch] the labels or codes of app.User.E, the type of User.e, are not distinct");
        }
    }

    @Test
    void nullableSaysSomething() {
        refuses(
                "User",
                "@Model public record User(@Key UUID id,\n@Nullable Optional<String> bio) {}",
                "bio",
                "[UnsupportedType] @Nullable has no effect on");
    }

    @Test
    void deferredHoldsAnOptionalNotANullable() {
        refuses(
                "User",
                "@Model public record User(@Key UUID id,\nDeferred<@Nullable String> bio) {}",
                "bio",
                "[UnsupportedType] @Nullable has no effect on");
    }

    @Test
    void bytesMayBeAbsentAndNotTheirElements() {
        refuses(
                "User",
                "@Model public record User(@Key UUID id,\n@Nullable byte[] photo) {}",
                "photo",
                "[UnsupportedType] @Nullable has no effect on");
    }

    @Test
    void bytesAreNoKey() {
        refuses(
                "User",
                "@Model public record User(@Key byte[] id) {}",
                "id",
                "[NoEquality] User.id stores bytes, which cannot be part of a key, unique set or index");
        refuses(
                "User",
                "@Model public record User(@Key UUID id,\n@Unique Hash hash) { record Hash(byte[] value) {} }",
                "hash)",
                "[NoEquality] User.hash stores bytes, which cannot be part of a key, unique set or index");
    }

    @Test
    void typeOfAColumnIsSeen() {
        refuses(
                "User",
                "@Model public record User(@Key UUID id,\nColor color) { private enum Color { RED } }",
                "color",
                "[UnsupportedType] the companion cannot access app.User.Color, the type of User.color or a type in it: it is private,"
                        + " or package-private in another package: make the type public");
    }

    @Test
    void whatATypeIsMadeOfIsSeen() {
        for (String type : List.of(
                "@Json List<Hidden>",
                "@Json Map<String, List<? extends Hidden>>",
                "@Json Hidden[]",
                "Optional<Outer>",
                "@Convert(ToHidden.class) String")) {
            refuses(
                    "User",
                    """
                    @Model public record User(@Key UUID id,
                    %s x) {
                        private enum Hidden { A }
                        record Outer(Hidden hidden) {}
                        static final class ToHidden implements dev.runnel.mapping.Bijection<String, Hidden> {
                            @Override public Hidden encode(String text) { return Hidden.valueOf(text); }
                            @Override public String decode(Hidden hidden) { return hidden.name(); }
                        }
                    }
                    """.formatted(type),
                    " x)",
                    type.startsWith("@Convert")
                            ? "[MappingMismatch]"
                            : "[UnsupportedType] the companion cannot access");
        }
    }

    @Test
    void aNewtypeOfAnotherPackageIsSeenWhole() {
        refuses(
                "User",
                "@Model public record User(@Key UUID id,\nother.Id x) {}",
                " x)",
                "[UnsupportedType] the companion cannot access other.Id, the type of User.x or a type in it",
                file("other", "Id", "public record Id(Inner inner) {}"),
                file("other", "Inner", "record Inner(String text) {}"));
        assertThat(compile(
                        app("User", "@Model public record User(@Key UUID id, Id x) {}"),
                        app("Id", "record Id(Inner inner) {}"),
                        app("Inner", "record Inner(String text) {}")))
                .succeededWithoutWarnings();
    }

    @Test
    void newtypeHoldsAColumn() {
        refuses(
                "User",
                "@Model public record User(@Key UUID id,\nTags tags) { record Tags(List<String> all) {} }",
                "tags",
                "[UnsupportedType] no column stores app.User.Tags");
        refuses(
                "User",
                "@Model public record User(@Key UUID id,\nBox box) { record Box(Box inner) {} }",
                "box",
                "[UnsupportedType] no column stores app.User.Box");
    }

    @Test
    void foreignKeyHasTheNewtypeOfTheKey() {
        refuses(
                "Pet",
                "@Model public record Pet(@Key UUID id, UUID ownerId,\n@BelongsTo Deferred<Owner> owner) {}",
                "owner)",
                "[UnknownReference] Pet.ownerId has another type than Owner.id, which it refers to: use the same type for both",
                app("Owner", """
                        @Model public record Owner(@Key OwnerId id) { public record OwnerId(UUID value) {} }
                        """));
    }

    @Test
    void columnTypeIsOne() {
        for (String type : List.of(
                "varchar",
                "varchar(0)",
                "varchar(1, 2)",
                "numeric(2, 3)",
                "int3",
                "int2(5)",
                "';",
                "text(",
                "binary(0)",
                "binary",
                "int(3)",
                "uint(2, 1)",
                "u128",
                "u8(1)",
                "numeric(0)",
                "sql()",
                "sql( )",
                "sql(varchar(40)",
                "sql(INT) NOT NULL, b varchar(3))",
                "sql(INT, b INT)",
                "sql(text); DROP TABLE users",
                "sql(text -- not null)",
                "blob(3)",
                "time(7)",
                "timestamp(1, 1)",
                "json(1)",
                "enum()",
                "enum(a b)")) {
            refuses(
                    "User",
                    "@Model public record User(@Key UUID id,\n@Column(type = \"" + type + "\") String name) {}",
                    "name",
                    "[ColumnType] User.name names an unknown column type: use text, varchar(length)");
        }
    }

    @Test
    void columnTypeHoldsTheComponent() {
        for (String wrong : List.of(
                "@Column(type = \"varchar(5)\") int x",
                "@Column(type = \"numeric(5, 2)\") double x",
                "@Column(type = \"int8\") boolean x",
                "@Column(type = \"int2\") String x",
                "@Column(type = \"text\") long x",
                "@Column(type = \"blob\") String x",
                "@Column(type = \"binary(15)\") UUID x",
                "@Column(type = \"binary(5)\") String x",
                "@Column(type = \"u64\") java.math.BigInteger x",
                "@Unsigned @Column(type = \"u32\") long x",
                "@Column(type = \"numeric\") long x",
                "@Column(type = \"float4\") long x",
                "@Column(type = \"time(2)\") java.time.LocalDateTime x",
                "@Column(type = \"timestamp(2)\") java.time.LocalDate x",
                "@Column(type = \"datetime\") java.time.ZonedDateTime x",
                "@Column(type = \"timestamp\") java.time.ZonedDateTime x",
                "@Column(type = \"json\") String x",
                "@Column(type = \"jsonb\") UUID x",
                "@Column(type = \"enum\") String x",
                "@Column(type = \"boolean\") int x")) {
            refuses(
                    "User",
                    "@Model public record User(@Key UUID id,\n" + wrong + ") {}",
                    "x)",
                    "[ColumnType] User.x names a column type that cannot store its values");
        }
    }

    @Test
    void columnNamesDiffer() {
        refuses(
                "User",
                "@Model public record User(@Key UUID id,\n@Column(name = \"id\") String name) {}",
                "name)",
                "[NameTaken] name and id would be the same column, id");
    }

    @Test
    void relatedRecordIsAnnotated() {
        refuses(
                "Pet",
                "@Model public record Pet(@Key UUID id, UUID ownerId,\nDeferred<Owner> owner) {}",
                "owner)",
                "[UnsupportedType] no column stores dev.runnel.Deferred<app.Owner>, the type of Pet.owner: annotate a relation with"
                        + " @BelongsTo, @HasOne or @HasMany, and a value with @Json or @Convert",
                OWNER);
    }

    @Test
    void relationHasTheShapeOfOne() {
        refuses(
                "Pet",
                "@Model public record Pet(@Key UUID id, UUID ownerId,\n@BelongsTo Deferred<List<Owner>> owner) {}",
                "owner)",
                "[RelationShape] dev.runnel.Deferred<java.util.List<app.Owner>>, the type of Pet.owner, does not match its relation annotation:"
                        + " use @BelongsTo or @HasOne Deferred<User>",
                OWNER);
    }

    @Test
    void hasManyIsAList() {
        refuses(
                "Farm",
                "@Model public record Farm(@Key UUID id,\n@HasMany Deferred<Set<Owner>> owners) {}",
                "owners)",
                "[RelationShape]",
                OWNER);
    }

    @Test
    void relationIsNoColumn() {
        for (String annotation :
                List.of("@Unique", "@Index", "@Key", "@Column(name = \"x\")", "@Default(\"x\")", "@Auto", "@HasMany")) {
            refuses(
                    "Pet",
                    "@Model public record Pet(@Key UUID id, UUID ownerId,\n" + annotation
                            + " @BelongsTo Deferred<Owner> owner) {}",
                    "owner)",
                    "[RelationShape] Pet.owner has a relation annotation beside another annotation",
                    OWNER);
        }
    }

    @Test
    void strangeTypesAreRefusedOneByOne() {
        Compilation compilation = compile(app("Strange", """
                @Model public record Strange(@Key UUID id, Thread a, Optional<?> b, Deferred<Deferred<String>> c,
                        Optional<Optional<String>> d, List<? extends Strange> e, @BelongsTo String f, @HasMany Strange g,
                        @BelongsTo Deferred<?> h, Runnable i, @BelongsTo long j, Optional<long[]> k, Byte[] l) {}
                """));
        assertThat(compilation.errors())
                .extracting(error -> error.getMessage(Locale.ROOT).replaceAll("(?s)\\].*", "]"))
                .containsOnly("[UnsupportedType]", "[RelationShape]")
                .hasSize(12);
    }

    @Test
    void uncountableNameIsGivenOne() {
        refuses(
                "Sheep",
                "@Model public record Sheep(@Key UUID id) {}",
                "record Sheep",
                "[NoPlural] Sheep has no plural, or is one: name the companion, as in @Model(companion = \"SheepRows\")");
    }

    @Test
    void pluralNameIsGivenAnother() {
        refuses(
                "Orders",
                "@Model public record Orders(@Key UUID id) {}",
                "record Orders",
                "[NoPlural] Orders has no plural");
    }

    @Test
    void nameIsFree() {
        refuses(
                "User",
                "@Model public record User(@Key UUID id) {}",
                "record User",
                "[NameTaken] the companion of User is named Users, as is a type of this package: name the companion, as in"
                        + " @Model(companion = \"UserRows\")",
                app("Users", "class Users {}"));
    }

    @Test
    void twoModelsHaveTwoCompanions() {
        JavaFileObject file = app("Shop", """
                public interface Shop {
                    interface New { @Model record Item(@Key UUID id) {} }
                    interface Old { @Model(companion = "Items") record OldItem(@Key UUID id) {} }
                }
                """);
        Compilation compilation = compile(file);
        assertThat(compilation)
                .hadErrorContaining("[NameTaken] the companion of Item is named Items, as is the companion of"
                        + " app.Shop.Old.OldItem")
                .inFile(file)
                .onLineContaining("New");
        assertThat(compilation)
                .hadErrorContaining("[NameTaken] the companion of OldItem is named Items")
                .inFile(file)
                .onLineContaining("Old");
    }

    @Test
    void twoComponentsAreTwoColumns() {
        refuses(
                "User",
                "@Model public record User(@Key UUID id, String fullName,\nString full_name) {}",
                "full_name)",
                "[NameTaken] full_name and fullName would be the same column, full_name");
    }

    @Test
    void companionIsNotNamedLikeATypeInIt() {
        refuses(
                "Search",
                "@Model(companion = \"Query\") public record Search(@Key UUID id) {}",
                "record Search",
                "[NameReserved] Query cannot be the name of a companion");
    }

    @Test
    void companionIsNotNamedLikeAMethodOfQueries() {
        refuses(
                "Search",
                "@Model(companion = \"Filter\") public record Search(@Key UUID id) {}",
                "record Search",
                "[NameReserved] Filter cannot be the name of a companion");
    }

    @Test
    void companionIsNamedByAnIdentifier() {
        refuses(
                "Search",
                "@Model(companion = \"my searches\") public record Search(@Key UUID id) {}",
                "record Search",
                "[NameReserved] my searches cannot be the name of a companion");
    }

    @Test
    void componentIsNotNamedLikeAMethodOfPaths() {
        refuses(
                "User",
                "@Model public record User(@Key UUID id,\nString include) {}",
                "include",
                "[NameReserved] include is a method of every path to a User");
    }

    @Test
    void relationLeadsToAModel() {
        refuses(
                "Pet",
                "@Model public record Pet(@Key UUID id, UUID ownerId,\n@BelongsTo Deferred<Person> owner) {}",
                "owner)",
                "[UnknownReference] Pet.owner refers to app.Person, which is not a @Model of this compilation",
                app("Person", "record Person(UUID id) {}"));
    }

    @Test
    void belongsToHasAForeignKey() {
        refuses(
                "Pet",
                "@Model public record Pet(@Key UUID id,\n@BelongsTo Deferred<Owner> owner) {}",
                "owner)",
                "[UnknownReference] Pet.owner has no foreign key: Pet has no column ownerId: add the component ownerId, or"
                        + " name another: @BelongsTo(fields = \"…\")",
                OWNER);
    }

    @Test
    void namedForeignKeyIsThere() {
        refuses(
                "Pet",
                "@Model public record Pet(@Key UUID id, UUID ownerId,\n@BelongsTo(fields = \"master\") Deferred<Owner> owner) {}",
                "owner)",
                "[UnknownReference] Pet.owner has no foreign key: Pet has no column master",
                OWNER);
    }

    @Test
    void foreignKeyHasAsManyComponentsAsTheKey() {
        refuses(
                "Pet",
                "@Model public record Pet(@Key UUID id, UUID a, UUID b,\n@BelongsTo(fields = {\"a\", \"b\"}) Deferred<Owner> owner) {}",
                "owner)",
                "[UnknownReference] Pet.owner names 2 components; the key of Owner has 1",
                OWNER);
    }

    @Test
    void foreignKeyHasTheTypeOfTheKey() {
        refuses(
                "Pet",
                "@Model public record Pet(@Key UUID id, long ownerId,\n@BelongsTo Deferred<Owner> owner) {}",
                "owner)",
                "[UnknownReference] Pet.ownerId has another type than Owner.id, which it refers to",
                OWNER);
    }

    @Test
    void foreignKeyIsStoredAsTheKey() {
        for (List<String> components : List.of(
                List.of("@Key @Convert(Turned.class) String id", "String ownerId"),
                List.of("@Key @Unsigned int id", "int ownerId"),
                List.of("@Key long id", "@Affine(scale = \"10\") long ownerId"),
                List.of("@Key @Column(type = \"text\") UUID id", "UUID ownerId"))) {
            refuses(
                    "Pet",
                    "@Model public record Pet(@Key UUID id, " + components.get(1)
                            + ",\n@BelongsTo Deferred<Owner> owner) {}",
                    "owner)",
                    "[MappingMismatch] Pet.ownerId has another encoding than Owner.id, which it refers to: use the same"
                            + " encoding for both",
                    app("Owner", "@Model public record Owner(" + components.get(0) + ", String name) {}"),
                    TURNED);
        }
    }

    @Test
    void widthsOfAKeyAndAForeignKeyMayDiffer() {
        assertThat(compile(app("Owner", """
                                @Model public record Owner(
                                        @Key @Convert(Turned.class) String name,
                                        @Key java.math.BigDecimal amount,
                                        @Key @Column(type = "timestamp(3)") Instant at) {}
                                """), app("Pet", """
                                @Model public record Pet(
                                        @Key UUID id,
                                        @Column(type = "varchar(9)") @Convert(Turned.class) String ownerName,
                                        @Column(type = "numeric(9, 2)") java.math.BigDecimal ownerAmount,
                                        Instant ownerAt,
                                        @BelongsTo Deferred<Owner> owner) {}
                                """), TURNED)).succeededWithoutWarnings();
    }

    /** It would be cut to that of another row. */
    @Test
    void aForeignKeyHasEveryDigitOfItsKey() {
        refuses(
                "Pet",
                "@Model public record Pet(@Key UUID id, @Column(type = \"timestamp(3)\") Instant ownerAt,\n@BelongsTo Deferred<Owner> owner) {}",
                "owner)",
                "[MappingMismatch] Pet.ownerAt has another encoding than Owner.at, which it refers to",
                app("Owner", "@Model public record Owner(@Key Instant at) {}"));
    }

    @Test
    void aForeignKeyIsOfTheEnumTypeOfItsKey() {
        refuses(
                "Pet",
                "@Model public record Pet(@Key UUID id, Owner.Color ownerColor,\n@BelongsTo Deferred<Owner> owner) {}",
                "owner)",
                "[MappingMismatch] Pet.ownerColor has another encoding than Owner.color, which it refers to",
                app(
                        "Owner",
                        "@Model public record Owner(@Key @Column(type = \"enum\") Color color) { public enum Color { RED } }"));
    }

    @Test
    void hasManyHasAnOtherSide() {
        refuses(
                "Farm",
                "@Model public record Farm(@Key UUID id,\n@HasMany Deferred<List<Owner>> owners) {}",
                "owners)",
                "[UnknownReference] Farm.owners has no inverse: Owner has no @BelongsTo to Farm",
                OWNER);
    }

    @Test
    void namedInverseIsThere() {
        refuses(
                "User",
                "@Model public record User(@Key UUID id,\n@HasMany(inverse = \"owner\") Deferred<List<Todo>> todos) {}",
                "todos)",
                "[UnknownReference] User.todos has no inverse: Todo has no @BelongsTo owner to User",
                TODO);
    }

    @Test
    void inverseIsTheOnlyOneOrNamed() {
        refuses(
                "Team",
                "@Model public record Team(@Key UUID id,\n@HasMany Deferred<List<Player>> players) {}",
                "players)",
                "[AmbiguousInverse] Team.players has several possible inverses in Player: home and loan: name one of them: @HasMany(inverse ="
                        + " \"home\")",
                app(
                        "Player",
                        "@Model record Player(@Key UUID id, UUID homeId, @BelongsTo Deferred<Team> home,"
                                + " UUID loanId, @BelongsTo Deferred<Team> loan) {}"));
    }

    @Test
    void hasOneHasAUniqueKeyOnTheOtherSide() {
        refuses(
                "Cat",
                "@Model public record Cat(@Key UUID id,\n@HasOne Deferred<Optional<Collar>> collar) {}",
                "collar)",
                "[NotUnique] Cat.collar is @HasOne, but its foreign key Collar.catId is not unique: annotate"
                        + " catId with @Unique, or make the relation @HasMany",
                app("Collar", "@Model record Collar(@Key UUID id, UUID catId, @BelongsTo Deferred<Cat> cat) {}"));
    }

    @Test
    void relationIsNoMethodOfQueries() {
        refuses(
                "Pet",
                "@Model public record Pet(@Key UUID id, UUID firstId,\n@BelongsTo Deferred<Owner> first) {}",
                "first)",
                "[NameReserved] first is a method of queries, as a relation of Pet is: rename the component",
                OWNER);
    }

    @Test
    void hasOneHasAnOtherSide() {
        refuses(
                "Farm",
                "@Model public record Farm(@Key UUID id,\n@HasOne Deferred<Owner> owner) {}",
                "owner)",
                "[UnknownReference] Farm.owner has no inverse: Owner has no @BelongsTo to Farm",
                OWNER);
    }

    @Test
    void referencedComponentsAreUnique() {
        refuses(
                "Pet",
                "@Model public record Pet(@Key UUID id, String town,\n"
                        + "@BelongsTo(fields = \"town\", references = \"town\") Deferred<House> house) {}",
                "house)",
                "[NotUnique] Pet.house references House.town, which is not unique: annotate town with @Unique",
                app("House", "@Model record House(@Key UUID id, String town) {}"));
    }

    @Test
    void referencedComponentsAreThere() {
        refuses(
                "Pet",
                "@Model public record Pet(@Key UUID id, String town,\n"
                        + "@BelongsTo(fields = \"town\", references = \"city\") Deferred<Owner> owner) {}",
                "owner)",
                "[UnknownReference] Pet.owner references city, which is not a column of Owner",
                OWNER);
    }

    @Test
    void referencedComponentsAreRequired() {
        refuses(
                "Pet",
                "@Model public record Pet(@Key UUID id, String town,\n"
                        + "@BelongsTo(fields = \"town\", references = \"town\") Deferred<House> house) {}",
                "house)",
                "[UnknownReference] Pet.house references House.town, which is nullable or deferred",
                app("House", "@Model record House(@Key UUID id, @Unique Optional<String> town) {}"));
    }

    @Test
    void optionalRelationHasANullableKey() {
        refuses(
                "Pet",
                "@Model public record Pet(@Key UUID id, UUID ownerId,\n@BelongsTo Deferred<Optional<Owner>> owner) {}",
                "owner)",
                "[OptionalMismatch] Pet.owner is optional, but its key Pet.ownerId is required",
                OWNER);
    }

    @Test
    void requiredRelationHasARequiredKey() {
        refuses(
                "Pet",
                "@Model public record Pet(@Key UUID id, @Nullable UUID ownerId,\n@BelongsTo Deferred<Owner> owner) {}",
                "owner)",
                "[OptionalMismatch] Pet.owner is required, but its key Pet.ownerId may be null",
                OWNER);
    }

    @Test
    void aRequiredKeyIsNotCleared() {
        refuses(
                "Pet",
                "@Model public record Pet(@Key UUID id, UUID ownerId,\n"
                        + "@BelongsTo(onDelete = ReferentialAction.CLEAR) Deferred<Owner> owner) {}",
                "owner)",
                "[ReferentialAction] Pet.owner has onDelete = CLEAR, but its foreign key is required",
                OWNER);
        refuses(
                "Pet",
                "@Model public record Pet(@Key UUID id, UUID ownerId,\n"
                        + "@BelongsTo(onUnlink = ReferentialAction.CLEAR) Deferred<Owner> owner) {}",
                "owner)",
                "[ReferentialAction] Pet.owner has onUnlink = CLEAR, but its foreign key is required",
                OWNER);
    }

    @Test
    void eagerRelationsDoNotLeadBack() {
        JavaFileObject a = app("Egg", "@Model record Egg(@Key UUID id, UUID henId,\n@BelongsTo Hen hen) {}");
        JavaFileObject b = app("Hen", "@Model record Hen(@Key UUID id, UUID eggId,\n@BelongsTo Egg egg) {}");
        Compilation compilation = compile(a, b);
        assertThat(compilation)
                .hadErrorContaining(
                        "[EagerCycle] Egg.hen is loaded by every read and leads back to Egg: make a relation on the"
                                + " way Deferred<…>")
                .inFile(a)
                .onLineContaining("hen)");
        assertThat(compilation)
                .hadErrorContaining("[EagerCycle] Hen.egg")
                .inFile(b)
                .onLineContaining("egg)");
    }

    @Test
    void eagerRelationsOfThreeModelsDoNotLeadBack() {
        JavaFileObject a = app("Egg", "@Model record Egg(@Key UUID id, UUID henId,\n@BelongsTo Hen hen) {}");
        JavaFileObject b = app("Hen", "@Model record Hen(@Key UUID id, UUID farmId,\n@BelongsTo Farm farm) {}");
        JavaFileObject c = app("Farm", "@Model record Farm(@Key UUID id, UUID eggId,\n@BelongsTo Egg egg) {}");
        Compilation compilation = compile(a, b, c);
        assertThat(compilation)
                .hadErrorContaining("[EagerCycle] Egg.hen is loaded by every read and leads back to Egg")
                .inFile(a)
                .onLineContaining("hen)");
        assertThat(compilation).hadErrorContaining("[EagerCycle] Hen.farm").inFile(b);
        assertThat(compilation).hadErrorContaining("[EagerCycle] Farm.egg").inFile(c);
    }

    @Test
    void eagerRelationDoesNotLeadToItself() {
        refuses(
                "Node",
                "@Model record Node(@Key UUID id, Optional<UUID> parentId,\n@BelongsTo Optional<Node> parent) {}",
                "parent)",
                "[EagerCycle] Node.parent");
    }

    @Test
    void everyMistakeIsReportedAndUsesOfCompanionsAreNot() {
        JavaFileObject pet = app(
                "Pet",
                "@Model public record Pet(@Key @Auto String id, Map<String, Long> tags, UUID ownerId,"
                        + " @BelongsTo Deferred<Optional<Owner>> owner) {}");
        Compilation compilation =
                compile(pet, OWNER, app("Use", "interface Use { Pets.Query pets(); Owners.Query owners(); }"));
        assertThat(compilation.errors())
                .extracting(error -> error.getMessage(Locale.ROOT).replaceAll("(?s)\\].*", "]"))
                .containsExactlyInAnyOrder("[AutoMismatch]", "[UnsupportedType]", "[OptionalMismatch]");
    }

    @Test
    void typeThatTheCompilerDoesNotKnowIsLeftToIt() {
        Compilation compilation = compile(app("User", "@Model public record User(@Key UUID id, Strin name) {}"));
        assertThat(compilation).hadErrorContaining("cannot find symbol");
        assertThat(compilation.errors()).hasSize(1);
    }

    @Test
    void aSetNamesColumns() {
        refuses(
                "Note",
                "@Index(fields = {\"a\", \"c\"})\n@Model public record Note(@Key UUID id, String a, String b) {}",
                "record Note",
                "[UnknownReference] @Index of Note names c, which is no column of it");
    }

    @Test
    void aSetNamesEachColumnOnce() {
        refuses(
                "Note",
                "@Unique(fields = {\"a\", \"a\"})\n@Model public record Note(@Key UUID id, String a) {}",
                "record Note",
                "[FieldSet] @Unique of Note names a twice");
    }

    @Test
    void aPartialSetNamesAnOptionalColumnBesideItsOwn() {
        refuses(
                "Note",
                "@Model public record Note(@Key UUID id,\n@Unique(whereNull = \"gone\") String a) {}",
                "String a",
                "[UnknownReference] @Unique of Note compares rows in which gone is NULL, which is no column of it:"
                        + " name a component of the record that is a column");
        refuses(
                "Note",
                "@Unique(fields = \"a\", whereNull = \"b\")\n@Model public record Note(@Key UUID id, String a, long b) {}",
                "record Note",
                "[FieldSet] @Unique of Note compares rows in which b is NULL, which is never NULL: name another component,"
                        + " whose type is Optional<…> or which is @Nullable");
        refuses(
                "Note",
                "@Model public record Note(@Key UUID id,\n@Unique(whereNull = \"a\") Optional<String> a) {}",
                "Optional<String> a",
                "[FieldSet] @Unique of Note compares rows in which a is NULL, which is a component of the set");
    }

    @Test
    void aReferenceToAPartialSetIsRefused() {
        refuses(
                "Pet",
                "@Model public record Pet(@Key UUID id, String town,\n"
                        + "@BelongsTo(fields = \"town\", references = \"town\") Deferred<House> house) {}",
                "Deferred<House> house",
                "[NotUnique] Pet.house references House.town, which is not unique",
                app(
                        "House",
                        "@Model record House(@Key UUID id, @Unique(whereNull = \"gone\") String town,"
                                + " Optional<String> gone) {}"));
    }

    @Test
    void aSetIsNotEmpty() {
        refuses(
                "Note",
                "@Index\n@Model public record Note(@Key UUID id, String a) {}",
                "record Note",
                "[FieldSet] @Index of Note names no components: @Index(fields = {\"…\"})");
        refuses(
                "Note",
                "@Key(local = \"id\")\n@Model public record Note(UUID id) {}",
                "record Note",
                "[FieldSet] @Key of Note names no components: @Key(partition");
    }

    @Test
    void aSetIsThereOnce() {
        refuses(
                "Note",
                "@Index(fields = \"a\")\n@Model public record Note(@Key UUID id,\n@Index String a) {}",
                "String a",
                "[FieldSet] @Index of Note is there twice: a");
    }

    @Test
    void aNameIsGivenOnce() {
        refuses(
                "Note",
                "@Index(fields = {\"a\", \"b\"}, name = \"n\")\n@Unique(fields = {\"a\", \"b\"}, name = \"n\")\n"
                        + "@Model public record Note(@Key UUID id, String a, String b) {}",
                "record Note",
                "[FieldSet] two keys or indexes of Note have the name n");
    }

    @Test
    void aSetOnAComponentIsAboutItAlone() {
        refuses(
                "Note",
                "@Model public record Note(@Key UUID id,\n@Index(fields = \"b\") String a, String b) {}",
                "String a",
                "[FieldSet] @Index on a component applies to that component");
    }

    @Test
    void aKeyIsNamedOnce() {
        refuses(
                "Note",
                "@Key(partition = \"a\")\n@Model public record Note(@Key UUID id, String a) {}",
                "record Note",
                "[FieldSet] the key of Note is named twice");
    }

    @Test
    void aProjectionIsARecordOfColumns() {
        refuses(
                "Row",
                "@Projection public class Row {}",
                "class Row",
                "[ModelNotRecord] @Projection applies to records; Row is a class: write it as a record");
        for (String component : List.of(
                "@BelongsTo Deferred<Owner> name",
                "@Key String name",
                "@Default(\"a\") String name",
                "@Version long name",
                "Deferred<String> name")) {
            refuses(
                    "Row",
                    "@Projection public record Row(long n,\n" + component + ") {}",
                    "name",
                    "[ProjectionShape] Row.name is a relation or an alias, is deferred, or has a key, a default or a version",
                    OWNER);
        }
        refuses(
                "Row",
                "@Projection public record Row(long n,\nObject name) {}",
                "name",
                "[UnsupportedType] no column stores java.lang.Object, the type of Row.name");
        refuses(
                "Row",
                "@Projection public record Row(long n,\n@Column(name = \"n\") long name) {}",
                "name",
                "[NameTaken]");
        refuses(
                "Row",
                "@Projection public record Row() {}",
                "record Row",
                "[ProjectionShape] Row has no components: add a component for each column of a row");
        refuses(
                "Sheep",
                "@Projection public record Sheep(long n) {}",
                "record Sheep",
                "name the companion, as in @Projection(companion");
    }
}
