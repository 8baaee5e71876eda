package dev.runnel.exec.step;

import dev.runnel.exec.plan.BufferedRows;
import dev.runnel.exec.plan.PlanContext;
import dev.runnel.planner.program.MirNode;
import dev.runnel.planner.program.Schedule;
import dev.runnel.spi.Lease;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;

/**
 * Runs a schedule on the rows of a window, stage by stage. The loads of a stage share the lease and run together; its
 * in-memory steps follow in order. Created once per plan. If a load has too many rows, the window is split in two and
 * each half is retried.
 */
public final class WindowPipeline {
    private final List<StageRunners> stages;
    private final int rowSlots;
    private final int maxIncludedRows;

    /** Whether a window can be split: not if a step needs all of its rows (sort, distinct, offset, limit per key). */
    private final boolean divisible;

    public WindowPipeline(Schedule schedule, PlanContext preparation) {
        this.stages = schedule.stages().stream()
                .map(stage -> StageRunners.of(stage, schedule, preparation))
                .toList();
        this.rowSlots = schedule.rowSlots();
        this.maxIncludedRows = preparation.options().maxIncludedRows();
        this.divisible = IntStream.range(0, schedule.nodes().size())
                .filter(at -> schedule.slots().get(at) == 0)
                .mapToObj(schedule.nodes()::get)
                .noneMatch(WindowPipeline::needsAllRows);
    }

    private static boolean needsAllRows(MirNode node) {
        return node instanceof MirNode.Sort
                || node instanceof MirNode.LimitPerKey
                || node instanceof MirNode.Limit limit && limit.rows().offset() != null
                || node instanceof MirNode.Distinct;
    }

    /** The loads and steps of a stage. */
    private record StageRunners(List<Load> loads, List<Step> steps) {
        static StageRunners of(Schedule.Stage stage, Schedule schedule, PlanContext preparation) {
            return new StageRunners(
                    stage.loads().stream()
                            .map(at -> new Load((MirNode.Load) schedule.nodes().get(at), schedule, at, preparation))
                            .toList(),
                    stage.steps().stream()
                            .map(at -> Step.of(schedule, at, preparation))
                            .toList());
        }
    }

    /**
     * Returns the rows of slot 0 after the last stage.
     *
     * @param remaining the number of rows that the limit of the read leaves
     */
    public Mono<List<@Nullable Object[]>> run(
            Lease lease, @Nullable Object[] values, List<@Nullable Object[]> rows, long remaining) {
        return Mono.defer(() -> runFrom(0, lease, new WindowSlots(rowSlots, values.clone(), rows, remaining)))
                .onErrorResume(Load.Overflow.class, overflow -> splitAndRetry(lease, values, rows, remaining));
    }

    private Mono<List<@Nullable Object[]>> splitAndRetry(
            Lease lease, @Nullable Object[] values, List<@Nullable Object[]> rows, long remaining) {
        if (rows.size() < 2 || !divisible) {
            return Mono.error(BufferedRows.tooLarge(maxIncludedRows, "maxIncludedRows"));
        }
        int middle = rows.size() / 2;
        return run(lease, values, rows.subList(0, middle), remaining)
                .flatMap(first -> run(lease, values, rows.subList(middle, rows.size()), remaining - first.size())
                        .map(second -> {
                            List<@Nullable Object[]> both = new ArrayList<>(first.size() + second.size());
                            both.addAll(first);
                            both.addAll(second);
                            return both;
                        }));
    }

    private Mono<List<@Nullable Object[]>> runFrom(int start, Lease lease, WindowSlots slots) {
        for (int i = start; i < stages.size(); i++) {
            StageRunners stage = stages.get(i);
            List<Mono<?>> loads = new ArrayList<>(stage.loads().size());
            for (Load load : stage.loads()) {
                Mono<?> loading = load.execute(slots, lease);
                if (loading != null) {
                    loads.add(loading);
                }
            }
            if (!loads.isEmpty()) {
                int next = i + 1;
                return runAll(loads).then(Mono.defer(() -> {
                    runSteps(stage, slots);
                    return runFrom(next, lease, slots);
                }));
            }
            runSteps(stage, slots);
        }
        return Mono.just(slots.rows(0));
    }

    /**
     * Runs all loads to their ends: if one fails, another one must not keep running on the lease. An error of the
     * database wins over an overflow.
     */
    private static Mono<?> runAll(List<Mono<?>> loads) {
        return loads.size() == 1
                ? loads.get(0)
                : Mono.whenDelayError(loads).onErrorMap(Exceptions::isMultiple, WindowPipeline::primaryError);
    }

    private static Throwable primaryError(Throwable several) {
        List<Throwable> errors = Exceptions.unwrapMultiple(several);
        return errors.stream()
                .filter(error -> !(error instanceof Load.Overflow))
                .findFirst()
                .orElse(errors.get(0));
    }

    private static void runSteps(StageRunners stage, WindowSlots slots) {
        for (Step step : stage.steps()) {
            step.execute(slots);
        }
    }
}
