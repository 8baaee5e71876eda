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
    private final List<SubqueryRun> feeds;
    private final @Nullable Object[] values;
    private final WindowSource<T> windows;
    private boolean fed;

    /** @param values those of {@code windows}, which the lists go into */
    SubqueryFirstWindows(List<SubqueryRun> feeds, @Nullable Object[] values, WindowSource<T> windows) {
        this.feeds = feeds;
        this.values = values;
        this.windows = windows;
    }

    /** A list, made ready to be read, once per plan. */
    record SubqueryRun(ReadPlan read, int slot, boolean decisive) {
        static List<SubqueryRun> of(ReadProgram program, PlanContext preparation) {
            return program.prologue().stream()
                    .map(feed -> new SubqueryRun(new ReadPlan(feed.read(), preparation), feed.slot(), feed.decisive()))
                    .toList();
        }

        /** Whether a row may hold. */
        private Mono<Boolean> into(@Nullable Object[] values, Lease lease) {
            return read.cells(lease, values).map(rows -> {
                Set<Object> distinct = new LinkedHashSet<>();
                for (Object[] row : rows) {
                    Object value = row[0];
                    if (value != null) {
                        distinct.add(value);
                    }
                }
                values[slot] = new ArrayList<>(distinct);
                return !decisive || !distinct.isEmpty();
            });
        }
    }

    @Override
    public Mono<Window<T>> next(Lease lease) {
        if (fed) {
            return windows.next(lease);
        }
        return feed(lease).flatMap(some -> some ? windows.next(lease) : Mono.just(none()));
    }

    @Override
    public Flux<Window<T>> all(Lease lease, ReadTransaction transaction) {
        return feed(lease).flatMapMany(some -> some ? windows.all(lease, transaction) : Flux.just(none()));
    }

    private Mono<Boolean> feed(Lease lease) {
        return Flux.fromIterable(feeds)
                .concatMap(feed -> feed.into(values, lease), 0)
                .all(some -> some)
                .doOnNext(some -> fed = true);
    }

    private static <T> Window<T> none() {
        return new Window<>(List.of(), true);
    }
}
