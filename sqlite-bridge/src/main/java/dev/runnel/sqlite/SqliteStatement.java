package dev.runnel.sqlite;

import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * An SQL text and its bound values. An execution runs the statements of the text in their order, once for each set of
 * values. Each statement starts when the previous result was consumed or cancelled. After an error no other statement
 * runs. A text that cannot be parsed fails at execution.
 */
final class SqliteStatement implements Statement {
    private final SqliteConnection connection;
    /** Null if the text cannot be parsed; the execution fails with {@link #refused}. */
    private final @Nullable SqlScript script;

    private final @Nullable R2dbcBadGrammarException refused;
    private final List<@Nullable Object[]> saved = new ArrayList<>();
    private @Nullable Object[] values = new Object[0];
    private boolean[] bound = new boolean[0];
    /** Whether {@link #add} was called and no value was bound since. */
    private boolean trailing;

    /** Whether a value is a large object, which is read before it is bound. */
    private boolean large;

    private @Nullable List<String> generated;

    SqliteStatement(SqliteConnection connection, String sql) {
        this.connection = connection;
        SqlScript read = null;
        R2dbcBadGrammarException error = null;
        try {
            read = connection.script(sql);
        } catch (R2dbcBadGrammarException e) {
            error = e;
        }
        this.script = read;
        this.refused = error;
        clear();
    }

    @Override
    public SqliteStatement add() {
        requireBound();
        saved.add(values);
        clear();
        trailing = true;
        return this;
    }

    @Override
    public SqliteStatement bind(int index, Object value) {
        return set(position(index), SqliteValues.encode(Arguments.nonNull(value, "value")));
    }

    @Override
    public SqliteStatement bind(String name, Object value) {
        return set(position(name), SqliteValues.encode(Arguments.nonNull(value, "value")));
    }

    @Override
    public SqliteStatement bindNull(int index, Class<?> type) {
        Arguments.nonNull(type, "type");
        return set(position(index), null);
    }

    @Override
    public SqliteStatement bindNull(String name, Class<?> type) {
        Arguments.nonNull(type, "type");
        return set(position(name), null);
    }

    /**
     * Adds {@code RETURNING} to each statement that changes rows and has no such clause. It returns any column of every
     * changed row, also defaults. last_insert_rowid() would return one number for the last row, and none for a table
     * without rowid.
     */
    @Override
    public SqliteStatement returnGeneratedValues(String... columns) {
        for (String column : Arguments.nonNull(columns, "columns")) {
            Arguments.nonNull(column, "column");
        }
        generated = List.of(columns);
        return this;
    }

    /** Has no effect: the driver fetches as many rows as are requested. */
    @Override
    public SqliteStatement fetchSize(int rows) {
        if (rows < 0) {
            throw new IllegalArgumentException("the fetch size is negative: use 0 or more");
        }
        return this;
    }

    @Override
    public Publisher<? extends Result> execute() {
        if (script == null) {
            return Mono.error(() -> refused == null ? new IllegalStateException() : refused);
        }
        if (trailing) {
            throw new IllegalStateException(
                    "add() was called after the last set of values: bind another set, or leave the call out");
        }
        requireBound();
        List<@Nullable Object[]> sets = new ArrayList<>(saved);
        sets.add(values.clone());
        List<SqlScript.ScriptPart> pieces = generated == null
                ? script.pieces()
                : script.pieces().stream().map(this::returning).toList();
        if (large) {
            return Flux.fromIterable(sets)
                    .concatMap(SqliteValues::read)
                    .collectList()
                    .flatMapMany(read -> run(pieces, read));
        }
        return run(pieces, sets);
    }

    private Flux<Result> run(List<SqlScript.ScriptPart> pieces, List<@Nullable Object[]> sets) {
        List<Run> runs = new ArrayList<>(pieces.size() * sets.size());
        for (@Nullable Object[] set : sets) {
            for (SqlScript.ScriptPart piece : pieces) {
                runs.add(new Run(piece, set));
            }
        }
        return results(connection, runs);
    }

    /** A statement and its values for one run. */
    record Run(SqlScript.ScriptPart piece, @Nullable Object[] values) {}

    static Flux<Result> results(SqliteConnection connection, List<Run> runs) {
        if (runs.size() == 1) {
            return Mono.defer(() ->
                            result(cursor(connection, runs.get(0)), runs.get(0).piece()))
                    .flux();
        }
        return Flux.defer(() -> {
            AtomicReference<@Nullable StatementRun> before = new AtomicReference<>();
            // after a failure no other statement runs
            return Flux.fromIterable(runs)
                    .takeWhile(run -> {
                        StatementRun last = before.get();
                        return last == null || last.failure() == null;
                    })
                    .concatMap(
                            run -> {
                                StatementRun cursor = cursor(connection, run);
                                before.set(cursor);
                                if (run == runs.get(runs.size() - 1)) {
                                    return result(cursor, run.piece());
                                }
                                Mono<Result> end = cursor.end().then(Mono.empty());
                                return result(cursor, run.piece()).concatWith(end);
                            },
                            0);
        });
    }

    private static StatementRun cursor(SqliteConnection connection, Run run) {
        return new StatementRun(connection, run.piece(), run.values());
    }

    private static Mono<Result> result(StatementRun cursor, SqlScript.ScriptPart piece) {
        return piece.reads() ? Mono.just(new SqliteResult(cursor)) : cursor.start();
    }

    private SqlScript.ScriptPart returning(SqlScript.ScriptPart piece) {
        if (generated == null || piece.returning() || !piece.changesRows()) {
            return piece;
        }
        // in backticks: SQLite reads an unknown name in double quotes as a text
        List<String> names = generated.stream()
                .map(name -> '`' + name.replace("`", "``") + '`')
                .toList();
        return piece.withSql(piece.sql() + "\nRETURNING " + (names.isEmpty() ? "*" : String.join(", ", names)));
    }

    private SqliteStatement set(int position, @Nullable Object value) {
        values[position] = value;
        large |= SqliteValues.isLarge(value);
        bound[position] = true;
        trailing = false;
        return this;
    }

    private int position(int index) {
        int count = script == null ? 0 : script.parameters();
        if (index < 0 || index >= count || !script.isUsed(index)) {
            throw new IndexOutOfBoundsException(
                    "the index of the parameter is " + index + "; the statement has " + count + " parameters");
        }
        return index;
    }

    private int position(String name) {
        Arguments.nonNull(name, "name");
        int position = script == null ? -1 : script.parameter(name);
        if (position < 0) {
            throw new NoSuchElementException("the statement has no parameter " + name + ", or several of that name");
        }
        return position;
    }

    private void requireBound() {
        for (int i = 0; i < bound.length; i++) {
            if (!bound[i] && script != null && script.isUsed(i)) {
                throw new IllegalStateException("parameter " + i + " has no value: bind a value or NULL");
            }
        }
    }

    private void clear() {
        int count = script == null ? 0 : script.parameters();
        values = new Object[count];
        bound = new boolean[count];
        trailing = false;
    }
}
