package dev.runnel.driver.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.runnel.Db;
import dev.runnel.driver.r2dbc.modules.Pin;
import dev.runnel.driver.r2dbc.modules.Pins;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.spi.Driver;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.DriverFixture;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.memory.MemoryFixture;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

/** Models of two modules in one Db: found on the class path, each by the service file of its own module. */
class ModelsOfTwoModulesTest {
    static Stream<DriverFixture> drivers() {
        return Stream.of(new MemoryFixture(), new H2TckTest.Fixture(), new PostgresTckTest.Fixture());
    }

    @ParameterizedTest
    @MethodSource("drivers")
    void aRelationLeadsOutOfItsModule(DriverFixture fixture) {
        Driver driver = fixture.openEmpty(PoolOptions.DEFAULT);
        Db db = Db.builder()
                .driver(driver)
                .discover("dev.runnel.driver.r2dbc.modules")
                .build();
        get(db.pushSchema().thenReturn(true));
        Sample.seed(db);
        Todo todo = Sample.TODOS.get(3);
        get(Pins.create().label("red").todo(todo).exec(db));
        get(Pins.create()
                .label("blue")
                .todo(Todos.draft()
                        .title("pinned")
                        .points(1)
                        .done(false)
                        .created(Sample.START)
                        .user(Sample.userOf(todo))
                        .category(Sample.categoryOf(todo)))
                .exec(db));

        Pin pin = get(Pins.filter(p -> p.todo()
                        .user()
                        .name()
                        .eq(Sample.userOf(todo).name())
                        .and(p.todo().eq(todo)))
                .include(p -> p.todo().user())
                .one(db));
        assertThat(pin.label()).isEqualTo("red");
        assertThat(pin.todo().get().user().get().name())
                .isEqualTo(Sample.userOf(todo).name());
        assertThat(get(Pins.all()
                        .todo()
                        .orderBy(t -> t.title().asc())
                        .select(t -> t.title())
                        .exec(db)))
                .isEqualTo(Stream.of("pinned", todo.title()).sorted().toList());
        assertThat(get(Todos.filter(t -> t.id().in(Pins.all().select(p -> p.todoId())))
                        .count(db)))
                .isEqualTo(2);
        assertThat(catchThrowableOfType(
                                ConstraintViolationException.class,
                                () -> get(Todos.filter(t -> t.title().eq("pinned"))
                                        .delete()
                                        .exec(db)))
                        .kind())
                .isEqualTo(ConstraintViolationException.Kind.FOREIGN_KEY);
        get(db.close().thenReturn(true));
        fixture.drop(driver);
    }

    private static <T> T get(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(TestDb.PATIENCE));
    }
}
