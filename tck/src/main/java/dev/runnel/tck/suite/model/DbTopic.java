package dev.runnel.tck.suite.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.Db;
import dev.runnel.Statement;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidConfigurationException;
import dev.runnel.error.InvalidSchemaException;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.suite.Topic;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Several Dbs in one program, and their configuration. */
public abstract class DbTopic extends Topic {
    @Test
    void severalWithTheSameModels() {
        try (TestDb second = TestDb.open(fixture(), 1, Sample.models())) {
            get(Users.create().name("here").email("same@example.org").exec(db()));
            get(Users.create().name("there").email("same@example.org").exec(second.db()));

            var statement =
                    Users.byEmail("same@example.org").select(u -> u.name()).one();
            assertThat(get(statement.exec(db()))).isEqualTo("here");
            assertThat(get(statement.exec(second.db()))).isEqualTo("there");
            second.settle();
        }
    }

    @Test
    void pushingTheSchemaTwiceKeepsTheRows() {
        seed();
        db().pushSchema().block(TestDb.PATIENCE);

        assertThat(get(Todos.all().count(db()))).isEqualTo(30);
    }

    @Test
    void anUnknownSchemeIsNamedWithoutItsPassword() {
        assertThatThrownBy(() -> Db.connect("r2dbc:nosuch://joe:hunter2@host/db"))
                .isInstanceOfSatisfying(InvalidConfigurationException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_URL_SCHEME);
                    assertThat(e.getMessage()).contains("r2dbc:nosuch").doesNotContain("hunter2");
                });
    }

    @Test
    void optionsThatCannotBeMeantAreRefused() {
        assertThatThrownBy(() -> Db.builder().poolSize(0)).isInstanceOf(InvalidConfigurationException.class);
        for (Duration none : List.of(Duration.ZERO, Duration.ofMillis(-1), Duration.ofSeconds(Long.MAX_VALUE))) {
            assertThatThrownBy(() -> Db.builder().acquireTimeout(none))
                    .isInstanceOf(InvalidConfigurationException.class)
                    .hasMessageContaining("[INVALID_OPTION]")
                    .hasMessageContaining("acquireTimeout");
        }
        assertThatThrownBy(() -> Db.builder().build())
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage(
                        "[INVALID_OPTION] neither a URL nor a driver is set (option: url). Call url(…) or driver(…) before build()");
        assertThatThrownBy(() -> Db.builder().options(options -> options.withPlanCacheSize(0)))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage(
                        "[INVALID_OPTION] the option is less than 1 (option: planCacheSize, value: 0). Set a valid value, or leave the option out for its default");
    }

    @Test
    void discoveryWithoutAModelNamesThePackage() {
        assertThatThrownBy(() -> Db.builder()
                        .url("runnel:memory:none")
                        .discover("dev.runnel.nowhere")
                        .build())
                .isInstanceOfSatisfying(
                        InvalidSchemaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_MODELS))
                .hasMessageContaining("package: dev.runnel.nowhere, packages with models: dev.runnel.");
    }

    @Test
    void queriesAndStatementsAreSharedByThreads() {
        seed();
        Todos.Query open = Todos.filter(t -> t.done().eq(false));
        Statement<Long> count = open.count();
        Flux<Long> perThread = Flux.range(0, 60)
                .flatMap(
                        i -> Mono.defer(() -> i % 2 == 0
                                        ? count.exec(db())
                                        : open.filter(t -> t.points().eq(i % 7 - 2L))
                                                .count(db())
                                                .flatMap(some -> open.filter(
                                                                t -> t.points().ne(i % 7 - 2L))
                                                        .count(db())
                                                        .map(others -> some + others)))
                                .subscribeOn(Schedulers.parallel()),
                        4);

        assertThat(list(perThread)).hasSize(60).containsOnly(15L);
    }
}
