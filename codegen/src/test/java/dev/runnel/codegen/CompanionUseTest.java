package dev.runnel.codegen;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static dev.runnel.codegen.Compilations.app;
import static dev.runnel.codegen.Compilations.compile;
import static dev.runnel.codegen.Compilations.compileUse;

import com.google.testing.compile.Compilation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the generated types let a program say, and what they do not. */
class CompanionUseTest {
    private static final String MAPPED = """
            @Model
            public record Mapped(
                    @Key int id,
                    Shade shade,
                    @Affine(scale = "100", offset = "7") long cents,
                    java.time.ZonedDateTime zone,
                    @Unsigned long whole,
                    @Convert(Turned.class) String opaque,
                    @Convert(Marked.class) String marked) {

                public enum Shade {
                    DARK,
                    BRIGHT
                }

                /** Says that it keeps a sum, which texts have none of. */
                public static final class Marked
                        implements dev.runnel.mapping.Bijection.Ordered<String, String>,
                                dev.runnel.mapping.Bijection.Additive<String, String> {
                    @Override
                    public String encode(String value) {
                        return "-" + value;
                    }

                    @Override
                    public String decode(String stored) {
                        return stored.substring(1);
                    }
                }

                public static final class Turned implements dev.runnel.mapping.Bijection<String, String> {
                    @Override
                    public String encode(String value) {
                        return new StringBuilder(value).reverse().toString();
                    }

                    @Override
                    public String decode(String stored) {
                        return encode(stored);
                    }
                }
            }
            """;

    private static void refuses(String statement, String error) {
        Compilation compilation = compileUse(statement);
        assertThat(compilation).hadErrorContaining(error);
        assertThat(compilation).hadErrorCount(1);
    }

    private static void takes(String statement) {
        assertThat(compileUse(statement)).succeededWithoutWarnings();
    }

    @Test
    void takesWholeCreates() {
        takes("Users.create().name(\"a\").email(\"b\").exec(db);");
        takes("Todos.create().title(\"a\").points(1).created(Instant.EPOCH).userId(id).urgent(null).exec(db);");
        takes(
                "Todos.create().title(\"a\").points(1).created(Instant.EPOCH).user(user).parent(todo).body(\"b\").exec(db);");
    }

    @Test
    void takesCreatesThatAreComputedOfNoRow() {
        takes(
                "Todos.create().title(dev.runnel.Constant.of(\"A\").lower())"
                        + ".points(dev.runnel.Constant.of(\"A\").length()).created(dev.runnel.Now.instant()).user(user).exec(db);");
        takes("Users.draft().bio(dev.runnel.Constant.coalesce(\"a\", dev.runnel.Constant.of(\"b\"))).exec(db);");
    }

    @Test
    void createReadsNoRow() {
        refuses(
                "Users.filter(u -> { Users.create().name(u.name()); return u.name().eq(\"a\"); });",
                "no suitable method");
        refuses("Todos.create().title(dev.runnel.Now.instant());", "no suitable method");
        refuses(
                "Todos.create().title(\"a\").points(1).created(Instant.EPOCH).user(user).id(dev.runnel.Now.instant());",
                "incompatible types");
    }

    /** What a mapping does not keep, a path does not have. */
    @Test
    void operatorsAreThoseThatTheMappingKeeps() {
        for (String condition : List.of(
                "m.shade().gt(Mapped.Shade.DARK)",
                "m.cents().plus(1L).gt(2L)",
                "m.zone().lt(null)",
                "m.whole().plus(1L).gt(2L)",
                "m.opaque().lt(null)",
                "m.marked().plus(\"x\").gt(\"y\")")) {
            Compilation compilation = compile(
                    app("Mapped", MAPPED),
                    app(
                            "Use",
                            "class Use {\n    void use() {\n        Mappeds.filter(m -> " + condition
                                    + ");\n    }\n}\n"));
            assertThat(compilation).hadErrorContaining("cannot find symbol");
        }
        assertThat(
                        compile(
                                app("Mapped", MAPPED),
                                app(
                                        "Use",
                                        "class Use {\n    void use() {\n        Mappeds.filter(m -> m.shade().eq(Mapped.Shade.DARK).and(m.cents().gt(1L)).and(m.whole().gt(1L)).and(m.marked().gt(\"x\")));\n    }\n}\n")))
                .succeeded();
    }

    /** Times have the arithmetic of {@code java.time}. */
    @Test
    void timesHaveTheArithmeticOfJava() {
        for (String taken : List.of(
                "t.at().minus(Duration.ofDays(1)).lt(dev.runnel.Now.instant())",
                "t.at().minus(t.until()).toHours().gt(1L)",
                "t.at().plus(t.stay()).plusMonths(1).at(ZoneOffset.UTC).hour().eq(1)",
                "t.local().truncatedTo(ChronoUnit.DAYS).eq(t.local())",
                "t.day().plusDays(1).minus(t.day()).eq(Duration.ofDays(1))",
                "t.hours().plus(t.stay()).minus(t.hours()).plus(t.stay()).toMillis().lt(0L)",
                "dev.runnel.Now.localDate().minus(t.day()).toDays().eq(2L)")) {
            assertThat(compileTimed(taken)).succeededWithoutWarnings();
        }
        for (String refused : List.of(
                "t.day().plus(Duration.ofHours(1)).eq(t.day())",
                "t.day().truncatedTo(ChronoUnit.HOURS).eq(t.day())",
                "t.local().at(ZoneOffset.UTC).eq(t.local())",
                "t.hours().plusMonths(1).eq(t.hours())",
                "t.stay().hour().eq(1)")) {
            assertThat(compileTimed(refused)).hadErrorContaining("cannot find symbol");
        }
        for (String refused :
                List.of("t.at().minus(t.local()).toDays().eq(1L)", "t.day().minus(t.at()).toDays().eq(1L)")) {
            Compilation compilation = compileTimed(refused);
            assertThat(compilation).failed();
            assertThat(compilation).hadErrorCount(1);
        }
    }

    private static Compilation compileTimed(String condition) {
        return compile(
                app("Timed", """
                        import java.time.*;

                        @Model
                        public record Timed(
                                @Key int id,
                                Instant at,
                                Optional<Instant> until,
                                LocalDateTime local,
                                LocalDate day,
                                LocalTime hours,
                                Duration stay) {}
                        """),
                app(
                        "Use",
                        "import java.time.*;\nimport java.time.temporal.ChronoUnit;\n"
                                + "class Use {\n    void use() {\n        Timeds.filter(t -> " + condition
                                + ");\n    }\n}\n"));
    }

    @Test
    void takesNestedCreates() {
        takes(
                "Users.create().name(\"a\").email(\"b\").todos(t -> t.title(\"x\").points(1).created(Instant.EPOCH)).exec(db);");
        takes(
                "Users.create().name(\"a\").email(\"b\")"
                        + ".todos(List.of(Todos.ofUser().title(\"x\").points(1).created(Instant.EPOCH).body(\"y\"))).exec(db);");
        takes("Todos.create().title(\"a\").points(1).created(Instant.EPOCH)"
                + ".user(Users.create().name(\"a\").email(\"b\")).exec(db);");
    }

    @Test
    void takesQueriesOverRelations() {
        takes("Flux<User> users = Users.filter(u -> u.todos().any(t -> t.title().eq(u.name())))"
                + ".include(u -> u.todos().with(t -> t.filter(f -> f.points().gt(3L)).limit(2).include(f -> f.body())))"
                + ".orderBy(u -> u.bio().desc()).all(db);");
        takes("Flux<Todo> todos = Todos.filter(t -> t.user().eq(user).and(t.parent().isNull())"
                + ".and(t.user().email().ne(\"x\")).and(t.parent().title().optional().isNull()))"
                + ".include(t -> t.user().todos(), t -> t.parent()).all(db);");
        takes("Mono<Todo> one = Todos.byId(id).one(db); Mono<User> user2 = Users.byEmail(\"x\").first(db);");
        takes(
                "Condition<Todo> hard = Todos.where(t -> t.points().ge(5L)); Todos.filter(t -> hard.and(t.urgent().isNotNull()));");
    }

    @Test
    void takesUpdatesAndDeletes() {
        takes(
                "Todos.update(todo).title(\"x\").points(t -> t.points().plus(1L)).clearUrgent().user(user).clearParent().exec(db);");
        takes("Mono<MutationResult> changed = Todos.filter(t -> t.points().eq(1L)).update().body(\"x\").exec(db);");
        takes("Mono<MutationResult> gone = Todos.delete(todo).exec(db);");
        takes("Mono<List<User>> users = Users.createMany(List.of(Users.create().name(\"a\").email(\"b\"))).exec(db);");
    }

    @Test
    void takesQueriesOfOneRecord() {
        takes("Flux<Todo> todos = Users.todos(user).filter(t -> t.points().gt(1L)).all(db);");
        takes("Mono<Todo> made = Users.todos(user).create().title(\"a\").points(1).created(Instant.EPOCH).exec(db);");
        takes("Mono<Todo> changed = Users.todos(user).update(todo).title(\"a\").exec(db);"
                + " Mono<MutationResult> gone = Users.todos(user).delete(todo).exec(db);");
        takes("Mono<User> owner = Todos.user(todo).one(db); Mono<Todo> parent = Todos.parent(todo).first(db);");
    }

    @Test
    void takesChains() {
        takes("Flux<Todo> todos = Users.byEmail(\"x\").todos().byId(id).all(db);");
        takes("Flux<User> users = Users.todos(user).user().todos().parent().user().all(db);");
    }

    @Test
    void scopedCreateTakesNoOtherOwner() {
        refuses(
                "Users.todos(user).create().title(\"a\").points(1).created(Instant.EPOCH).user(user);",
                "location: class app.Todos.Create");
    }

    @Test
    void filteredRowsOfARelationDoNotCreate() {
        refuses("Users.todos(user).filter(t -> t.points().eq(1L)).create();", "symbol:   method create()");
    }

    @Test
    void createLacksItsFirstField() {
        refuses(
                "Users.create().exec(db);",
                "location: interface app.Users.NameStep<app.Users.EmailStep<app.Users.Create>>");
    }

    @Test
    void createLacksItsLastField() {
        refuses("Users.create().name(\"a\").exec(db);", "location: interface app.Users.EmailStep<app.Users.Create>");
    }

    @Test
    void createSkipsEachField() {
        refuses("Todos.create().points(1);", "location: interface app.Todos.TitleStep<");
        refuses("Todos.create().title(\"a\").created(Instant.EPOCH);", "location: interface app.Todos.PointsStep<");
        refuses("Todos.create().title(\"a\").points(1).userId(id);", "location: interface app.Todos.CreatedStep<");
        refuses(
                "Todos.create().title(\"a\").points(1).created(Instant.EPOCH).exec(db);",
                "location: interface app.Todos.UserStep<app.Todos.Create>");
    }

    @Test
    void nestedCreateLacksAField() {
        refuses(
                "Users.create().name(\"a\").email(\"b\").todos(t -> t.title(\"x\").created(Instant.EPOCH));",
                "location: interface app.Todos.PointsStep<");
    }

    @Test
    void lambdaUsesAnotherModelsField() {
        refuses("Users.filter(u -> u.title().eq(\"x\"));", "symbol:   method title()");
    }

    @Test
    void takesGroups() {
        takes("Todos.groupBy(t -> t.title(), t -> t.points().mod(2)).having(g -> g.count().gt(10))"
                + ".orderBy(g -> g.sum(t -> t.points()).desc())"
                + ".select(g -> g.key1(), g -> g.key2(), g -> g.where(t -> t.points().gt(1)).count()).all(db);");
        takes("Users.filter(u -> u.name().eq(\"a\")).groupBy(u -> u.name()).select(g -> g.key()).first(db);");
    }

    /** A lambda over groups gets a group, which has no column of a row. */
    @Test
    void groupHasNoColumn() {
        refuses("Users.groupBy(u -> u.name()).select(g -> g.email()).all(db);", "symbol:   method email()");
        refuses("Users.groupBy(u -> u.name()).having(g -> g.name().eq(\"a\"));", "symbol:   method name()");
        refuses("Users.groupBy(u -> u.name()).orderBy(g -> g.email().asc());", "symbol:   method email()");
        refuses("Users.groupBy(u -> u.name(), u -> u.email()).select(g -> g.key3());", "symbol:   method key3()");
        refuses(
                "Users.groupBy(u -> u.name()).having(g -> g.where(u -> u.name().eq(\"a\")).key().eq(\"a\"));",
                "symbol:   method key()");
    }

    @Test
    void takesSortKeys() {
        takes("SortKeys<User, Users.Fields<User>> keys = Users.sortKeys().allow(\"name\", u -> u.name())"
                + ".allow(\"bio\", u -> u.bio()).defaultOrder(\"-name\");"
                + "Users.all().orderBy(keys.parse(\"-bio,name\")).after(\"c\").page(20, db);"
                + "Todos.all().orderBy(Todos.sortKeys().allow(\"t\", t -> t.title()).parse(\"t\"));");
    }

    @Test
    void sortKeysAreOrderedExpressionsOfTheModel() {
        refuses("Users.sortKeys().allow(\"todos\", u -> u.todos());", "incompatible types");
        refuses("Users.all().orderBy(Todos.sortKeys().parse(\"title\"));", "cannot be converted");
    }

    @Test
    void onlyCountedPagesHaveATotal() {
        takes("Users.all().page(20).withTotal().exec(db).map(page -> page.total());");
        refuses("Users.all().page(20).exec(db).map(page -> page.total());", "symbol:   method total()");
    }

    @Test
    void takesPreparedStatements() {
        takes("Prepared2<String, Long, Todos.Query> busy = Prepared.of(String.class, Long.class, (name, least) ->"
                + " Todos.filter(t -> t.title().eq(name).and(t.points().ge(least)).and(t.title().contains(name))));"
                + "busy.with(\"Ann\", 5L).limit(10).all(db);");
        takes("Prepared.of(String.class, String.class, (name, email) -> Users.create().name(name).email(email))"
                + ".with(\"a\", \"b\").exec(db);");
        takes("Prepared.of(Long.class, points -> Todos.filter(t -> t.points().eq(points)).update()"
                + ".points(points).points(t -> t.points().plus(points))).with(1L).exec(db);");
    }

    @Test
    void aParameterHasTheTypeOfItsColumn() {
        refuses("Prepared.of(Integer.class, n -> Users.filter(u -> u.name().eq(n)));", "cannot be converted");
        refuses(
                "Prepared.of(String.class, n -> Users.filter(u -> u.name().eq(n))).with(5);",
                "int cannot be converted to java.lang.String");
        refuses("Prepared.of(Integer.class, n -> Users.all().limit(n));", "cannot be converted to int");
    }

    @Test
    void conditionIsAboutAnotherModel() {
        refuses("Condition<User> c = Todos.where(t -> t.points().eq(1L));", "incompatible types");
    }

    @Test
    void valueIsOfAnotherType() {
        refuses("Users.filter(u -> u.name().eq(3));", "int cannot be converted to");
    }

    @Test
    void createdValueIsOfAnotherType() {
        refuses("Users.create().name(3);", "int cannot be converted to java.lang.String");
    }

    @Test
    void requiredFieldIsNeverNull() {
        refuses("Users.filter(u -> u.name().isNull());", "symbol:   method isNull()");
    }

    @Test
    void requiredRelationIsNeverNull() {
        refuses("Todos.filter(t -> t.user().isNull());", "symbol:   method isNull()");
    }

    @Test
    void requiredFieldIsNotCleared() {
        refuses("Users.update(user).clearName();", "symbol:   method clearName()");
    }

    @Test
    void keyIsNotUpdated() {
        refuses("Users.update(user).id(id);", "symbol:   method id(java.util.UUID)");
    }

    @Test
    void takesUpserts() {
        takes("Users.upsertByEmail(\"a\").name(\"b\").exec(db);");
        takes("Users.upsertById(id).name(\"a\").email(\"b\").bio(\"c\").orGet().exec(db);");
        takes(
                "Users.upsertByEmail(\"a\").onCreate(c -> c.name(\"b\")).onUpdate(u -> u.name("
                        + "(stored, incoming) -> stored.name())).onlyIf((stored, incoming) -> stored.name().ne(incoming.name())).exec(db);");
        takes(
                "Users.upsertManyByEmail(List.of(Users.create().name(\"a\").email(\"b\"))).onUpdate(u -> u.name(\"c\")).exec(db);");
    }

    @Test
    void upsertLacksARequiredField() {
        refuses("Users.upsertByEmail(\"a\").exec(db);", "location: class app.Users.UpsertByEmail");
        refuses(
                "Users.upsertById(id).name(\"a\").exec(db);",
                "location: interface app.Users.EmailStep<app.Users.Upsert>");
        refuses("Users.upsertById(id).onCreate(c -> c.name(\"a\"));", "bad return type in lambda expression");
        refuses("Users.upsertByEmail(\"a\").onUpdate(u -> u.name(\"b\"));", "symbol:   method onUpdate(");
    }

    @Test
    void targetIsSetOnce() {
        refuses("Users.upsertByEmail(\"a\").email(\"b\");", "symbol:   method email(java.lang.String)");
        refuses("Users.upsertById(id).id(id);", "symbol:   method id(java.util.UUID)");
        refuses(
                "Users.upsertByEmail(\"a\").onCreate(c -> c.email(\"b\"));",
                "symbol:   method email(java.lang.String)");
    }

    @Test
    void updateBranchSetsNoKey() {
        refuses(
                "Users.upsertByEmail(\"a\").name(\"b\").onUpdate(u -> u.id(id));",
                "symbol:   method id(java.util.UUID)");
        refuses("Users.upsertByEmail(\"a\").name(\"b\").id(id);", "symbol:   method id(java.util.UUID)");
        refuses(
                "Users.upsertManyByEmail(List.of(Users.create().name(\"a\").email(\"b\"))).onUpdate(u -> u.id(id));",
                "symbol:   method id(java.util.UUID)");
    }

    @Test
    void updateBranchSetsAValueOfTheField() {
        refuses(
                "Todos.upsertById(id).title(\"a\").points(1).created(Instant.EPOCH).user(user).onUpdate(u -> u.points((stored, incoming) -> incoming.title()));",
                "bad return type in lambda expression");
    }

    @Test
    void upsertHasOneAnswerToAnExistingRow() {
        refuses(
                "Users.upsertByEmail(\"a\").name(\"b\").orIgnore().onUpdate(u -> u.name(\"c\"));",
                "symbol:   method onUpdate(");
        refuses("Users.upsertByEmail(\"a\").name(\"b\").orGet().orIgnore();", "symbol:   method orIgnore()");
        refuses("Users.upsert(user).orGet();", "symbol:   method orGet()");
    }

    @Test
    void manyWritesAreOfOneModel() {
        takes("Users.updateMany(List.of(Users.update(user).name(\"a\"))).exec(db);");
        refuses("Users.updateMany(List.of(Todos.update(todo).title(\"a\")));", "incompatible types");
        refuses("Users.upsertMany(List.of(todo));", "incompatible types");
        refuses("Users.updateMany(List.of(Users.all().update().name(\"a\")));", "incompatible types");
    }

    @Test
    void anAbsentValueIsNoNull() {
        takes("Users.update(user).clearBio().bio(Optional.empty()).exec(db);");
        takes("Todos.update(todo).urgent((Boolean) null).exec(db);");
        refuses("Users.update(user).bio(null);", "reference to bio is ambiguous");
        refuses("Users.create().name(\"a\").email(\"b\").bio(null);", "reference to bio is ambiguous");
    }

    @Test
    void aPatchSetsAValueOfTheField() {
        takes("Users.update(user).ifPresent(Optional.of(\"a\"), (u, name) -> u.name(name)).exec(db);");
        refuses(
                "Users.update(user).ifPresent(Optional.of(1), (u, name) -> u.name(name));",
                "no suitable method found for name(java.lang.Integer)");
    }

    @Test
    void aConditionOfAWriteReadsItsModel() {
        takes("Users.update(user).name(\"a\").onlyIf(u -> u.name().ne(\"b\")).exec(db);");
        takes("Users.delete(user).onlyIf(u -> u.name().ne(\"b\")).exec(db);");
        refuses("Users.update(user).onlyIf(u -> Todos.where(t -> t.points().eq(1L)));", "bad return type in lambda");
        refuses("Users.delete(user).onlyIf(u -> u.title().eq(\"a\"));", "symbol:   method title()");
    }

    @Test
    void linksAreOfTheRowsOfARelation() {
        takes("Users.todos(user).add(todo, todo).exec(db);");
        takes("Users.filter(u -> u.name().eq(\"a\")).todos().set(List.of(todo)).exec(db);");
        takes("Users.update(user).addTodos(todo).removeTodos(List.of(todo)).exec(db);");
        refuses("Users.todos(user).add(user);", "no suitable method found for add(app.User)");
        refuses("Users.todos(user).set(List.of(user));", "incompatible types");
        refuses("Users.update(user).addTodos(user);", "no suitable method found for addTodos(app.User)");
        refuses("Users.create().name(\"a\").email(\"b\").removeTodos(todo);", "symbol:   method removeTodos(");
        refuses("Users.todos(user).filter(t -> t.points().eq(1L)).add(todo);", "symbol:   method add(app.Todo)");
        refuses("Todos.all().add(todo);", "symbol:   method add(app.Todo)");
    }

    @Test
    void requiredRelationIsNotCleared() {
        takes("Todos.update(todo).clearParent().exec(db);");
        refuses("Todos.update(todo).clearUser();", "symbol:   method clearUser()");
    }

    @Test
    void childToBeNestedIsNotRun() {
        refuses(
                "Todos.ofUser().title(\"x\").points(1).created(Instant.EPOCH).exec(db);",
                "location: class app.Todos.ChildOfUser");
    }

    @Test
    void deferredColumnIsComparedByItsValue() {
        takes("Todos.filter(t -> t.body().value().isNull());");
        refuses("Todos.filter(t -> t.body().isNull());", "symbol:   method isNull()");
    }

    @Test
    void takesSql() {
        takes(
                "Sql.query(\"select * from {}\", Todos.TABLE).as(TodoRows.ROW).all(db).map(row -> row.title().length());");
        takes("Sql.query(\"select 1 as n\").rows().one(db).map(row -> row.get(\"n\", Integer.class) + 1);");
        takes("Sql.statement(\"update {} set {} = {}\", Todos.TABLE, Todos.TABLE.column(t -> t.title()), 1).exec(db);");
        takes("Todos.filter(t -> Sql.condition(\"{} = 1\", t.title())).all(db);");
        takes("Todos.all().update().title(t -> Sql.expr(String.class, \"lower({})\", t.title())).exec(db);");
        takes("Todos.all().orderBy(t -> Sql.<Todo, Long>expr(Long.class, \"-{}\", t.points()).asc()).all(db);");
        takes("Todos.all().select(t -> Sql.<Todo, Long>expr(Long.class, \"-{}\", t.points()).optional()).all(db);");
    }

    @Test
    void refusesSqlOfAnotherType() {
        refuses(
                "Todos.all().update().title(t -> Sql.expr(Long.class, \"{}\", t.points())).exec(db);",
                "incompatible types");
        refuses("Sql.query(\"select 1\").as(Todos.MODEL);", "cannot be converted to dev.runnel.RowMapping");
        refuses("Users.filter(u -> Sql.<Todo>condition(\"1 = 1\")).all(db);", "incompatible types");
    }

    @Test
    void aValueOfAQueryHasTheTypeOfItsOperand() {
        takes("Todos.filter(t -> t.points().eq(Todos.all().max(x -> x.points()))).all(db);");
        takes("Todos.filter(t -> Todos.filter(x -> x.points().gt(t.points())).count().lt(3)).all(db);");
        refuses("Todos.filter(t -> t.title().eq(Todos.all().max(x -> x.points()))).all(db);", "incompatible");
        refuses("Todos.filter(t -> t.points().lt(Todos.all().avg(x -> x.points()))).all(db);", "incompatible");
        refuses(
                "Todos.filter(t -> Users.filter(u -> t.title().eq(\"x\")).count().gt(1)).all(db);",
                "incompatible types");
    }

    private static String row(String steps) {
        return "Todos.filter(t -> t.points().gt(0)).selectInto(TodoRows.ROW, (t, row) -> row." + steps
                + ").all(db).map(row -> row.parentId().isPresent());";
    }

    private static final String KIND_AND_LABEL =
            ".kind(Selectable.constant(TodoRow.Kind.A)).label(Selectable.constant(new TodoRow.Label(\"x\")))";

    @Test
    void takesAValueForEachComponentOfAProjection() {
        takes(row("title(t.title()).count(Selectable.constant(1)).urgent(t.urgent()).parentId(t.parentId())"
                + KIND_AND_LABEL));
        takes(row(
                "title(Case.when(t.points().gt(5), \"many\").orElse(\"few\")).count(Selectable.constant(1)).urgent(t.urgent())"
                        + ".parentId(t.userId().optional())" + KIND_AND_LABEL));
        takes(
                "Todos.groupBy(t -> t.title(), t -> t.urgent()).having(g -> g.count().gt(1)).selectInto(TodoRows.ROW, (g, row) ->"
                        + " row.title(g.key1()).count(Selectable.constant(1)).urgent(g.key2().optional()).parentId(g.max(t -> t.parentId()).optional())"
                        + KIND_AND_LABEL + ").one(db).map(row -> row.count() + 1);");
    }

    @Test
    void eachComponentOfAProjectionHasAValueOfItsType() {
        refuses(row("title(t.title()).count(Selectable.constant(1)).urgent(t.urgent())"), "incompatible types");
        refuses(row("count(Selectable.constant(1))"), "symbol:   method count(");
        refuses(row("title(t.title()).title(t.title())"), "symbol:   method title(");
        refuses(row("title(t.points())"), "incompatible types");
        refuses(row("title(t.body().value())"), "incompatible types");
        refuses(
                row("title(t.title()).count(Selectable.constant(1)).urgent(Selectable.constant(true))"),
                "incompatible types");
        refuses(
                row("title(t.title()).count(Selectable.constant(1)).urgent(t.urgent()).parentId(t.userId())"),
                "incompatible types");
    }

    @Test
    void aProjectionOfGroupsHasNoColumnOfARow() {
        refuses(
                "Todos.groupBy(t -> t.urgent()).selectInto(TodoRows.ROW, (g, row) -> row.title(g.title())).all(db);",
                "symbol:   method title()");
    }
}
