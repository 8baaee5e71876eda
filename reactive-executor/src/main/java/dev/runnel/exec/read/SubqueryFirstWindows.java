package dev.runnel.exec.read;

import dev.runnel.exec.plan.PlanContext;
import dev.runnel.exec.window.ReadTransaction;
import dev.runnel.exec.window.Window;
import dev.runnel.exec.window.WindowSource;
import dev.runnel.planner.program.ReadProgram;
import dev.runnel.spi.Lease;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Windows of a read that needs the values of subqueries, on a database without subqueries. The subqueries run first,
 * one after another, on the same lease. If a required one has no value, the read has no row and no further statement
 * is sent.
 */
final class SubqueryFirstWindows<T> implements WindowSource<T> {
    private final List<SubqueryRun> subqueries;
    private final @Nullable Object[] values;
    private final WindowSource<T> windows;
    private boolean done;

    /** @param values the parameter values of {@code windows}; the lists are written into them */
    SubqueryFirstWindows(List<SubqueryRun> subqueries, @Nullable Object[] values, WindowSource<T> windows) {
        this.subqueries = subqueries;
        this.values = values;
        this.windows = windows;
    }

    /** A subquery and the slot of its values. Created once per plan. */
    record SubqueryRun(ReadPlan read, int slot, Optional<Value.Literal> ofNothing, boolean required) {
        static List<SubqueryRun> of(ReadProgram program, PlanContext preparation) {
            return program.subqueries().stream()
                    .map(subquery -> new SubqueryRun(
                            new ReadPlan(subquery.read(), preparation),
                            subquery.slot(),
                            subquery.ofNothing(),
                            subquery.required()))
                    .toList();
        }

        /** Writes the value, or the distinct non-null values, into the slot. Emits false if the read can have no row. */
        private Mono<Boolean> readInto(@Nullable Object[] values, Lease lease) {
            return read.cells(lease, values).map(rows -> {
                if (ofNothing.isPresent()) {
                    values[slot] = rows.isEmpty() ? ofNothing.get().value() : rows.get(0)[0];
                    return !required || Boolean.TRUE.equals(values[slot]);
                }
                List<Object> distinct = distinct(rows);
                values[slot] = distinct;
                return !required || !distinct.isEmpty();
            });
        }

        private static List<Object> distinct(List<@Nullable Object[]> rows) {
            Set<Object> distinct = new LinkedHashSet<>();
            for (Object[] row : rows) {
                Object value = row[0];
                if (value != null) {
                    distinct.add(value);
                }
            }
            return new ArrayList<>(distinct);
        }
    }

    @Override
    public Mono<Window<T>> next(Lease lease) {
        if (done) {
            return windows.next(lease);
        }
        return runSubqueries(lease).flatMap(some -> some ? windows.next(lease) : Mono.just(emptyWindow()));
    }

    @Override
    public Flux<Window<T>> all(Lease lease, ReadTransaction transaction) {
        return runSubqueries(lease)
                .flatMapMany(some -> some ? windows.all(lease, transaction) : Flux.just(emptyWindow()));
    }

    private Mono<Boolean> runSubqueries(Lease lease) {
        return Flux.fromIterable(subqueries)
                .concatMap(subquery -> subquery.readInto(values, lease), 0)
                .all(some -> some)
                .doOnNext(some -> done = true);
    }

    private static <T> Window<T> emptyWindow() {
        return new Window<>(List.of(), true);
    }
}
