package dev.runnel.tck.suite.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.Db;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidSchemaException;
import dev.runnel.error.NotFoundException;
import dev.runnel.error.SchemaMismatchException;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Relation;
import dev.runnel.spi.Decoder;
import dev.runnel.tck.Covers;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.eager.Players;
import dev.runnel.tck.scenario.eager.Teams;
import dev.runnel.tck.scenario.machine.Engines;
import dev.runnel.tck.scenario.machine.Machine;
import dev.runnel.tck.scenario.machine.Machines;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Steps;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.suite.Topic;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The tables of the models of a Db: created, dropped, and created again. */
public abstract class SchemaTopic extends Topic {
    @Test
    @Covers("infra_reset_db/reset_db_and_recreate")
    void isRemovedWithItsRowsAndMadeAnew() {
        seed();
        Todo before = get(Todos.byId(Sample.TODOS.get(0).id()).one(db()));

        db().dropSchema().block(TestDb.PATIENCE);
        failure(SchemaMismatchException.class, () -> Todos.all().count(db()));
        failure(
                SchemaMismatchException.class,
                () -> Categories.create().name("x").exec(db()));

        db().pushSchema().block(TestDb.PATIENCE);
        assertThat(get(Todos.all().count(db()))).isZero();
        failure(NotFoundException.class, () -> Todos.byId(before.id()).one(db()));
        seed();
        assertThat(get(Todos.all().count(db()))).isEqualTo(30);
        assertThat(get(Users.byEmail("user1@example.org").one(db())).name()).isEqualTo("Bob");
    }

    /** Also what a store keeps beside the rows: of the values that are unique, nothing is taken any more. */
    @Test
    void isMadeAnewInASchemaOfItsOwn() {
        Db named = home().beside(
                        options -> options.schema("s " + UUID.randomUUID()).tablePrefix("p_"),
                        models().toArray(ModelProvider[]::new));
        for (int round = 0; round < 2; round++) {
            named.pushSchema().block(TestDb.PATIENCE);
            Sample.seed(named);
            assertThat(get(Users.byEmail("user1@example.org").one(named)).name())
                    .isEqualTo("Bob");
            named.dropSchema().block(TestDb.PATIENCE);
            failure(SchemaMismatchException.class, () -> Users.all().count(named));
        }
    }

    @Test
    void dropSchemaIgnoresMissingTables() {
        db().dropSchema().block(TestDb.PATIENCE);
        db().dropSchema().block(TestDb.PATIENCE);

        db().pushSchema().block(TestDb.PATIENCE);
        assertThat(get(Todos.all().count(db()))).isZero();
    }

    @Test
    void onlyItsOwnTablesAreRemoved() {
        Db beside = home().beside(Teams.MODEL, Players.MODEL);
        beside.pushSchema().block(TestDb.PATIENCE);
        get(Teams.create().name("reds").exec(beside));

        db().dropSchema().block(TestDb.PATIENCE);

        assertThat(get(Teams.all().count(beside))).isEqualTo(1);
    }

    @Test
    void onADbThatIsClosedNothingIsRemoved() {
        Db closed;
        try (TestDb other = TestDb.open(fixture(), 1, models())) {
            closed = other.db();
        }
        assertThat(failure(closed::dropSchema).code()).isEqualTo(ErrorCode.CLOSED);
    }

    @Test
    @Covers("infra_missing_registrations/missing_registration_belongs_to")
    void holdsTheModelsThatBelongsToLeadsTo() {
        with(Steps.MODEL, db -> {
            User ann = get(Users.create().name("Ann").email("a").exec(db));
            get(Todos.create()
                    .title("t")
                    .points(1)
                    .done(false)
                    .created(Sample.START)
                    .user(ann)
                    .category(Categories.create().name("c"))
                    .steps(s -> s.text("s").done(false))
                    .exec(db));
            assertThat(get(Steps.filter(s -> s.todo().user().name().eq("Ann"))
                                    .include(s -> s.todo())
                                    .one(db))
                            .todo()
                            .get()
                            .title())
                    .isEqualTo("t");
        });
    }

    @Test
    @Covers("infra_missing_registrations/missing_registration_has_one")
    void holdsTheModelsThatHasOneLeadsTo() {
        with(Machines.MODEL, db -> {
            get(Machines.create().name("m").engine(Engines.ofMachine().power(3)).exec(db));
            Machine read = get(Machines.all().include(m -> m.engine()).one(db));
            assertThat(read.engine().get().power()).isEqualTo(3);
        });
    }

    @Test
    @Covers("infra_missing_registrations/missing_registration_has_many")
    void holdsTheModelsThatHasManyLeadsTo() {
        with(Categories.MODEL, db -> {
            Sample.seed(db);
            assertThat(get(Categories.filter(
                                    c -> c.todos().any(t -> t.user().name().eq("Bob")))
                            .count(db)))
                    .isPositive();
        });
    }

    @Test
    void aRelationToAModelThatIsNowhereIsRefused() {
        ModelProvider lonely = new ModelProvider() {
            @Override
            public int version() {
                return ModelProvider.VERSION;
            }

            @Override
            public Entity entity() {
                return Entity.of(Lonely.class, "lonelies")
                        .withRelations(Relation.belongsTo(
                                Lonely.class, "stranger", 0, Stranger.class, List.of("strangerId"), List.of("id")));
            }

            @Override
            public Decoder<?> decoder() {
                return (row, at, loads) -> new Lonely();
            }
        };

        assertThatThrownBy(() -> home().beside(lonely))
                .isInstanceOf(InvalidSchemaException.class)
                .hasMessageContaining("Lonely.stranger")
                .hasMessageContaining("Stranger");
    }

    private record Lonely() {}

    private record Stranger() {}

    /** On an empty database, with this model alone said. */
    private void with(ModelProvider model, Consumer<Db> test) {
        try (TestDb other = TestDb.open(fixture(), 1, List.of(model))) {
            test.accept(other.db());
            other.settle();
        }
    }
}
