package dev.runnel.benchmarks;

import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A statement that returns fixed rows, with keys from 0 upwards. It ignores its SQL except for two things: a bound number limits the rows,
 * and if the SQL contains {@code >}, a bound key is the last key of the previous window.
 */
final class StubStatement implements Statement {
    private final List<@Nullable Object[]> rows;
    private final boolean continues;
    private int from;
    private int count;

    StubStatement(List<@Nullable Object[]> rows, boolean continues) {
        this.rows = rows;
        this.continues = continues;
        this.count = rows.size();
    }

    @Override
    public StubStatement add() {
        return this;
    }

    @Override
    public StubStatement bind(int index, Object value) {
        if (value instanceof Long limit) {
            count = (int) Math.min(limit, count);
        } else if (continues && value instanceof UUID key && key.getMostSignificantBits() >= 0) {
            from = (int) key.getMostSignificantBits() + 1;
        }
        return this;
    }

    @Override
    public StubStatement bind(String name, Object value) {
        return this;
    }

    @Override
    public StubStatement bindNull(int index, Class<?> type) {
        return this;
    }

    @Override
    public StubStatement bindNull(String name, Class<?> type) {
        return this;
    }

    @Override
    public StubStatement fetchSize(int size) {
        return this;
    }

    @Override
    public Mono<Result> execute() {
        return Mono.just(new StubResult(rows.subList(from, Math.min(from + count, rows.size()))));
    }
}
