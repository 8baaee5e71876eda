package dev.runnel.sqlite;

import static dev.runnel.sqlite.Sqlite.PATIENCE;
import static dev.runnel.sqlite.Sqlite.one;
import static dev.runnel.sqlite.Sqlite.read;
import static dev.runnel.sqlite.Sqlite.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.RowMetadata;
import io.r2dbc.spi.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Parameters, generated values, metadata, segments and errors. */
class StatementTest {
    private SqliteConnection connection;

    @BeforeEach
    void open() {
        connection = Sqlite.open(Sqlite.memory());
        run(
                connection,
                "CREATE TABLE t (i INTEGER PRIMARY KEY, x TEXT NOT NULL UNIQUE DEFAULT 'x', n INT CHECK (n > 0));"
                        + "CREATE TABLE u (t INTEGER REFERENCES t)");
    }

    @AfterEach
    void close() {
        connection.close().block(PATIENCE);
    }

    @Test
    void parametersAreBoundByIndexAndByName() {
        assertThat(row(connection.createStatement("SELECT ?, ?").bind(1, "b").bind(0, "a")))
                .containsExactly("a", "b");
        assertThat(row(connection.createStatement("SELECT $2, $1").bind(0, "a").bind("$2", "b")))
                .containsExactly("b", "a");
        assertThat(row(connection
                        .createStatement("SELECT :a, @b, $c, :a")
                        .bind("a", 1)
                        .bind("@b", 2)
                        .bind("c", 3)))
                .containsExactly(1L, 2L, 3L, 1L);
        assertThat(row(connection.createStatement("SELECT ?2, ?2").bind("?2", "x")))
                .containsExactly("x", "x");
        assertThat(row(connection
                        .createStatement("SELECT ?, ?")
                        .bindNull(0, String.class)
                        .bind(1, 2)))
                .containsExactly(null, 2L);
    }

    @Test
    void numbersAndNamesOfSeveralStatementsDoNotMeet() {
        List<List<Object>> seen = rows(connection
                .createStatement("SELECT $1; SELECT :y, $1; SELECT ?, ?1")
                .bind("$1", "id")
                .bind("y", "new")
                .bind(2, "third"));
        assertThat(seen).containsExactly(List.of("id"), List.of("new", "id"), List.of("third", "id"));
    }

    @Test
    void parametersOfSeveralStatementsAreThoseOfTheText() {
        List<String> seen = Flux.from(connection
                        .createStatement("INSERT INTO t (x) VALUES (:x); SELECT x, :y FROM t WHERE x = :x")
                        .bind("x", "a")
                        .bind("y", "b")
                        .execute())
                .concatMap(result -> result.map(row -> row.get(0, String.class) + row.get(1, String.class)))
                .collectList()
                .block(PATIENCE);
        assertThat(seen).containsExactly("ab");
    }

    @Test
    void everySetOfValuesIsRun() {
        Statement statement = connection.createStatement("INSERT INTO t (x) VALUES (?)");
        for (int i = 0; i < 500; i++) {
            if (i > 0) {
                statement.add();
            }
            statement.bind(0, "x" + i);
        }
        assertThat(Flux.from(statement.execute())
                        .concatMap(Result::getRowsUpdated)
                        .count()
                        .block(PATIENCE))
                .isEqualTo(500L);
        assertThat(one(connection, "SELECT count(DISTINCT x) FROM t")).isEqualTo(500L);
    }

    @Test
    void aStatementMayBeExecutedAgain() {
        Statement statement = connection.createStatement("SELECT ?").bind(0, 1);
        assertThat(row(statement)).containsExactly(1L);
        assertThat(row(statement.bind(0, 2))).containsExactly(2L);
    }

    @Test
    void generatedValuesAreThoseOfEveryRow() {
        List<String> all = Flux.from(connection
                        .createStatement("INSERT INTO t (x) VALUES ('a'), ('b') -- no more")
                        .returnGeneratedValues("i", "x")
                        .execute())
                .concatMap(result -> result.map(row -> row.get("i", Integer.class) + row.get("x", String.class)))
                .collectList()
                .block(PATIENCE);
        assertThat(all).containsExactly("1a", "2b");
        assertThat(rows(connection.createStatement("UPDATE t SET n = 3").returnGeneratedValues()))
                .containsExactly(List.of(1L, "a", 3L), List.of(2L, "b", 3L));
        assertThatThrownBy(() -> rows(connection
                        .createStatement("INSERT INTO t (x) VALUES ('c')")
                        .returnGeneratedValues("nothing")))
                .isInstanceOf(R2dbcBadGrammarException.class);
    }

    @Test
    void theNumberOfRowsComesAfterTheRows() {
        List<Object> segments = Flux.from(connection
                        .createStatement("INSERT INTO t (x) VALUES ('a'), ('b') RETURNING x")
                        .execute())
                .concatMap(result -> result.flatMap(segment -> Mono.just(
                        segment instanceof Result.RowSegment row
                                ? row.row().get(0)
                                : ((Result.UpdateCount) segment).value())))
                .collectList()
                .block(PATIENCE);
        assertThat(segments).containsExactly("a", "b", 2L);
        assertThat(Flux.from(connection.createStatement("CREATE TABLE v (i)").execute())
                        .concatMap(Result::getRowsUpdated)
                        .collectList()
                        .block(PATIENCE))
                .as("a statement that changes no rows")
                .isEmpty();
    }

    @Test
    void aResultIsConsumedOnce() {
        Result result = Mono.from(connection.createStatement("SELECT 1").execute())
                .cast(Result.class)
                .block(PATIENCE);
        result.map(row -> row.get(0));
        assertThatThrownBy(result::getRowsUpdated).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void filteredSegmentsAreNotEmitted() {
        run(connection, "INSERT INTO t (x) VALUES ('a'), ('b'), ('c')");
        List<Object> some = Flux.from(
                        connection.createStatement("SELECT i FROM t").execute())
                .concatMap(result -> result.filter(segment -> segment instanceof Result.RowSegment row
                                && row.row().get(0, Integer.class) != 2)
                        .map(row -> row.get(0)))
                .collectList()
                .block(PATIENCE);
        assertThat(some).containsExactly(1L, 3L);
    }

    @Test
    void columnsHaveTheTypesTheyWereDeclaredWith() {
        var columns = Flux.from(connection
                        .createStatement("SELECT i, x, n + 1 AS m, CAST(x AS BLOB) AS y FROM t, (SELECT 1)")
                        .execute())
                .concatMap(result -> result.map((row, metadata) -> metadata))
                .defaultIfEmpty(SqliteRowMetadata.of(new String[0], new String[0]));
        run(connection, "INSERT INTO t (n) VALUES (1)");
        var metadata = columns.blockLast(PATIENCE);
        assertThat(metadata.getColumnMetadata("I").getType()).isEqualTo(R2dbcType.BIGINT);
        assertThat(metadata.getColumnMetadata("x").getJavaType()).isEqualTo(String.class);
        assertThat(metadata.getColumnMetadata("x").getNativeTypeMetadata()).isEqualTo("TEXT");
        assertThat(metadata.getColumnMetadata("m").getJavaType()).isEqualTo(Object.class);
    }

    @Test
    void cachedStatementsSeeChangedTables() {
        run(connection, "CREATE TABLE w (a INTEGER, b TEXT); INSERT INTO w VALUES (1, 'b')");
        assertThat(names("SELECT * FROM w")).containsExactly("a", "b");
        run(connection, "ALTER TABLE w RENAME COLUMN a TO c; ALTER TABLE w ADD COLUMN d DEFAULT 4");
        assertThat(names("SELECT * FROM w")).containsExactly("c", "b", "d");
        assertThat(rows(connection.createStatement("SELECT * FROM w"))).containsExactly(List.of(1L, "b", 4L));
    }

    @Test
    void rowsCanBeReadByIndexAfterTheirMapping() {
        Readable held = Flux.from(connection.createStatement("SELECT 7 AS n").execute())
                .concatMap(result -> result.map((Function<Readable, Readable>) row -> row))
                .blockLast(PATIENCE);
        assertThat(held.get(0)).isEqualTo(7L);
        assertThatThrownBy(() -> held.get("n"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("while a row is mapped");
        assertThatThrownBy(() -> held.get(0, byte[].class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("in column 0");
        assertThatThrownBy(() -> held.get(1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void segmentsAndColumnsKeepTheirNames() {
        Result.Segment segment = Flux.from(
                        connection.createStatement("SELECT 7 AS n").execute())
                .concatMap(result -> result.flatMap(Mono::just))
                .blockLast(PATIENCE);
        assertThat(((Result.RowSegment) segment).row().get("n")).isEqualTo(7L);
        RowMetadata metadata = Flux.from(
                        connection.createStatement("SELECT 7 AS n").execute())
                .concatMap(result -> result.map((row, columns) -> columns))
                .blockLast(PATIENCE);
        assertThat(metadata.contains("n")).isTrue();
    }

    /** SQLite has ended the run before: the driver fetches one row ahead, and a write runs to its end. */
    @ParameterizedTest
    @ValueSource(
            strings = {"SELECT 7 AS n UNION ALL SELECT 8", "INSERT INTO t (x) VALUES ('a'), ('b') RETURNING i + 6 AS n"
            })
    void rowsMappedAfterTheRunHaveColumnNames(String sql) {
        Flux<Object> values = Flux.from(connection.createStatement(sql).execute())
                .concatMap(result -> result.map(row -> row.get("n")), 0);
        StepVerifier.create(values, 1)
                .expectNext(7L)
                .then(() -> run(connection, "CREATE TABLE other (n)"))
                .thenRequest(2) // the row, and the number of rows of a write
                .expectNext(8L)
                .expectComplete()
                .verify(PATIENCE);
    }

    @ParameterizedTest
    @CsvSource({
        "INSERT INTO t (x) VALUES ('twice'), 2067",
        "INSERT INTO t (i) VALUES (1), 1555",
        "INSERT INTO t (x) VALUES (NULL), 1299",
        "INSERT INTO t (n) VALUES (0), 275",
        "INSERT INTO u VALUES (77), 787",
    })
    void aViolatedConstraintSaysWhichKind(String sql, int code) {
        run(connection, "INSERT INTO t (i, x) VALUES (1, 'twice')");
        assertThatThrownBy(() -> run(connection, sql))
                .isInstanceOf(R2dbcDataIntegrityViolationException.class)
                .satisfies(e -> assertThat(((R2dbcException) e).getErrorCode()).isEqualTo(code));
    }

    @Test
    void anUnknownNameIsBadGrammar() {
        assertThatThrownBy(() -> read(connection, "SELECT * FROM nowhere"))
                .isInstanceOf(R2dbcBadGrammarException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void aBatchIsOneText() {
        List<Object> seen = Flux.from(connection
                        .createBatch()
                        .add("INSERT INTO t (x) VALUES ('a')")
                        .add("SELECT 1; SELECT 2")
                        .execute())
                .concatMap(result -> result.map(row -> row.get(0)))
                .collectList()
                .block(PATIENCE);
        assertThat(seen).containsExactly(1L, 2L);
    }

    @Test
    void aTriggerIsOneStatement() {
        run(
                connection,
                "CREATE TRIGGER r AFTER INSERT ON t BEGIN INSERT INTO u VALUES (new.i); "
                        + "UPDATE u SET t = CASE WHEN t > 0 THEN t END; END; INSERT INTO t (x) VALUES ('a')");
        assertThat(one(connection, "SELECT t FROM u")).isEqualTo(1L);
    }

    private List<String> names(String sql) {
        return Flux.from(connection.createStatement(sql).execute())
                .concatMap(result -> result.map((row, metadata) -> List.of(((SqliteRowMetadata) metadata).names())))
                .blockLast(PATIENCE);
    }

    private static List<Object> row(Statement statement) {
        return rows(statement).get(0);
    }

    private static List<List<Object>> rows(Statement statement) {
        return Flux.from(statement.execute())
                .concatMap(result -> result.map((row, metadata) -> {
                    List<Object> cells = new ArrayList<>();
                    for (int i = 0; i < metadata.getColumnMetadatas().size(); i++) {
                        cells.add(row.get(i));
                    }
                    return cells;
                }))
                .collectList()
                .block(PATIENCE);
    }
}
