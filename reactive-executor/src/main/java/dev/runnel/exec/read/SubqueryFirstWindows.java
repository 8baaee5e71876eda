package dev.runnel.exec.read;

import dev.runnel.exec.plan.PlanContext;
import dev.runnel.exec.window.ReadTransaction;
import dev.runnel.exec.window.Window;
import dev.runnel.exec.window.WindowSource;
import dev.runnel.planner.program.ReadProgram;
import dev.runnel.spi.Lease;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Windows of a read that takes lists from other reads: those come first, one after another, on the same lease. */
final class SubqueryFirstWindows<T> implements WindowSource<T> {
    private final List<SubqueryRun> subqueries;
    private final @Nullable Object[] values;
    private final WindowSource<T> windows;
    private boolean done;

    /** @param values those of {@code windows}, which the lists go readInto */
    SubqueryFirstWindows(List<SubqueryRun> subqueries, @Nullable Object[] values, WindowSource<T> windows) {
        this.subqueries = subqueries;
        this.values = values;
        this.windows = windows;
    }

    /** A list, made ready to be read, once per plan. */
    record SubqueryRun(ReadPlan read, int slot, boolean requiredNonEmpty) {
        static List<SubqueryRun> of(ReadProgram program, PlanContext preparation) {
            return program.subqueries().stream()
                    .map(subquery -> new SubqueryRun(
                            new ReadPlan(subquery.read(), preparation), subquery.slot(), subquery.requiredNonEmpty()))
                    .toList();
        }

        /** Whether a row may hold. */
        private Mono<Boolean> readInto(@Nullable Object[] values, Lease lease) {
            return read.cells(lease, values).map(rows -> {
                Set<Object> distinct = new LinkedHashSet<>();
                for (Object[] row : rows) {
                    Object value = row[0];
                    if (value != null) {
                        distinct.add(value);
                    }
                }
                values[slot] = new ArrayList<>(distinct);
                return !requiredNonEmpty || !distinct.isEmpty();
            });
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
