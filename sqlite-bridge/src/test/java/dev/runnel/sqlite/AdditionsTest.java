package dev.runnel.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.R2dbcBadGrammarException;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Functions and collations of the application. */
class AdditionsTest {
    private final SqliteConnection connection = Sqlite.open(factory(
            Map.of(
                    "same",
                    arguments -> arguments[0],
                    "fails",
                    arguments -> {
                        throw new IllegalStateException("not today");
                    },
                    "thread",
                    arguments -> Thread.currentThread().getName(),
                    "odd",
                    arguments -> 1),
            Map.of("backwards", Comparator.reverseOrder())));

    private static ConnectionFactory factory(
            Map<String, ScalarFunction> functions, Map<String, Comparator<String>> collations) {
        return ConnectionFactories.get(ConnectionFactoryOptions.parse("r2dbc:sqlite:///:memory:")
                .mutate()
                .option(SqliteConnectionFactoryProvider.FUNCTIONS, functions)
                .option(
                        SqliteConnectionFactoryProvider.AGGREGATES,
                        Map.of("joined", Joined::new, "broken", Broken::new))
                .option(SqliteConnectionFactoryProvider.COLLATIONS, collations)
                .build());
    }

    @AfterEach
    void close() {
        connection.close().block(Sqlite.PATIENCE);
    }

    @Test
    void functionsReceiveAndReturnEveryType() {
        assertThat(Sqlite.one(connection, "SELECT same(9223372036854775807)")).isEqualTo(Long.MAX_VALUE);
        assertThat(Sqlite.one(connection, "SELECT same(0.5)")).isEqualTo(0.5);
        assertThat(Sqlite.one(connection, "SELECT same('é😀')")).isEqualTo("é😀");
        assertThat(Sqlite.one(connection, "SELECT same(x'00ff')")).isEqualTo(ByteBuffer.wrap(new byte[] {0, -1}));
        assertThat(Sqlite.one(connection, "SELECT typeof(same(x''))")).isEqualTo("blob");
        assertThat(Sqlite.one(connection, "SELECT same(NULL) IS NULL")).isEqualTo(1L);
    }

    /** On any subscribing thread. */
    @Test
    void aStatementRunsOnTheThreadOfItsConnection() {
        Object here = Sqlite.one(connection, "SELECT thread()");
        Object elsewhere = Mono.fromSupplier(() -> Sqlite.one(connection, "SELECT thread()"))
                .subscribeOn(Schedulers.boundedElastic())
                .block(Sqlite.PATIENCE);
        SqliteConnection other = Sqlite.open(
                factory(Map.of("thread", arguments -> Thread.currentThread().getName()), Map.of()));
        try {
            assertThat(here).asString().startsWith("sqlite-");
            assertThat(elsewhere).isEqualTo(here);
            assertThat(Sqlite.one(other, "SELECT thread()"))
                    .asString()
                    .startsWith("sqlite-")
                    .isNotEqualTo(here);
        } finally {
            other.close().block(Sqlite.PATIENCE);
        }
    }

    @Test
    void anExceptionOfAFunctionFailsTheStatement() {
        assertThatThrownBy(() -> Sqlite.one(connection, "SELECT fails()"))
                .isInstanceOf(R2dbcBadGrammarException.class)
                .hasMessageContaining("not today");
        assertThatThrownBy(() -> Sqlite.one(connection, "SELECT odd()"))
                .isInstanceOf(R2dbcBadGrammarException.class)
                .hasMessageContaining("the function returned");
        assertThat(Sqlite.one(connection, "SELECT 1")).isEqualTo(1L);
    }

    @Test
    void aCollationOrdersTexts() {
        assertThat(Sqlite.read(
                        connection,
                        "SELECT value FROM json_each('[\"a\", \"c\", \"b\"]') ORDER BY value COLLATE backwards"))
                .isEqualTo(List.of("c", "b", "a"));
    }

    private static final class Joined implements AggregateFunction.Accumulator {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void add(@Nullable Object[] arguments) {
            text.append(arguments[0]);
        }

        @Override
        public Object result() {
            return text.toString();
        }
    }

    private static final class Broken implements AggregateFunction.Accumulator {
        @Override
        public void add(@Nullable Object[] arguments) {
            if (arguments[0] == null) {
                throw new IllegalStateException("no null");
            }
        }

        @Override
        public Object result() {
            throw new IllegalStateException("no result");
        }
    }

    @Test
    void anAggregateHasOneAccumulatorForEachGroup() {
        assertThat(Sqlite.read(
                        connection,
                        "SELECT joined(value) FROM json_each('[1, 2, 3, 4, null]') GROUP BY value % 2 ORDER BY 1"))
                .isEqualTo(List.of("13", "24", "null"));
        assertThat(Sqlite.one(connection, "SELECT joined(1) WHERE 1 = 0")).isEqualTo("");
        assertThat(Sqlite.one(connection, "SELECT joined(2)")).isEqualTo("2");
    }

    @Test
    void anExceptionOfAnAggregateFailsTheStatement() {
        assertThatThrownBy(() -> Sqlite.one(connection, "SELECT broken(NULL)"))
                .isInstanceOf(R2dbcBadGrammarException.class)
                .hasMessageContaining("no null");
        assertThatThrownBy(() -> Sqlite.one(connection, "SELECT broken(1)"))
                .isInstanceOf(R2dbcBadGrammarException.class)
                .hasMessageContaining("no result");
        assertThat(Sqlite.one(connection, "SELECT 1")).isEqualTo(1L);
    }

    @Test
    void otherConnectionsDoNotHaveThem() {
        SqliteConnection other = Sqlite.open(factory(Map.of(), Map.of()));
        assertThatThrownBy(() -> Sqlite.one(other, "SELECT same(1)")).hasMessageContaining("no such function");
        Mono.from(other.close()).block(Sqlite.PATIENCE);
    }

    @Test
    void functionsInAUrlAreRejected() {
        ConnectionFactoryOptions text = ConnectionFactoryOptions.parse("r2dbc:sqlite:///:memory:?functions=same");
        assertThatThrownBy(() -> ConnectionFactories.get(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("functions");
    }
}
