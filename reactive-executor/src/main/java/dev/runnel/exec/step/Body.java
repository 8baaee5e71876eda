package dev.runnel.exec.step;

import dev.runnel.exec.plan.Preparation;
import dev.runnel.exec.plan.Rows;
import dev.runnel.planner.program.Action;
import dev.runnel.planner.program.Completion;
import dev.runnel.planner.program.ReadProgram;
import dev.runnel.spi.Lease;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;

/**
 * What is done with the rows of a window. Walked in rounds: the loads of a round have all they read, so they run together on the
 * one lease; then what can be computed is. Made ready once per plan.
 */
public final class Body {
    private final List<Round> rounds;
    private final int rowSlots;
    private final int windowRows;

    /** Whether the rows of a window may be done in two parts: not when all of them are sorted, compared or counted together. */
    private final boolean divisible;

    public Body(ReadProgram program, Preparation preparation) {
        this(program.body(), program.rowSlots(), preparation);
    }

    /** Of rows that were just written. */
    public Body(Completion completion, Preparation preparation) {
        this(completion.actions(), completion.rowSlots(), preparation);
    }

    private Body(List<Action> actions, int rowSlots, Preparation preparation) {
        this.rounds = Rounds.of(actions, preparation);
        this.rowSlots = rowSlots;
        this.windowRows = preparation.options().windowRows();
        this.divisible = actions.stream().noneMatch(Body::isOfAllRows);
    }

    private static boolean isOfAllRows(Action action) {
        return action instanceof Action.Sort sort && sort.slot() == 0
                || action instanceof Action.TakePerKey perKey && perKey.slot() == 0
                || action instanceof Action.Take take
                        && take.slot() == 0
                        && take.rows().offset() != null
                || action instanceof Action.Distinct distinct && distinct.slot() == 0;
    }

    /** Loads that run together, then steps in order. */
    record Round(List<Load> loads, List<Step> steps) {}

    /**
     * The rows of slot 0 after the body.
     *
     * @param remaining how many rows the limit of the read leaves
     */
    public Mono<List<@Nullable Object[]>> run(
            Lease lease, @Nullable Object[] values, List<@Nullable Object[]> rows, long remaining) {
        return Mono.defer(() -> from(0, lease, new WindowSlots(rowSlots, values.clone(), rows, remaining)))
                .onErrorResume(Load.Overflow.class, overflow -> halved(lease, values, rows, remaining));
    }

    private Mono<List<@Nullable Object[]>> halved(
            Lease lease, @Nullable Object[] values, List<@Nullable Object[]> rows, long remaining) {
        if (rows.size() < 2 || !divisible) {
            return Mono.error(Rows.tooLarge(windowRows, "windowRows"));
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

    private Mono<List<@Nullable Object[]>> from(int start, Lease lease, WindowSlots slots) {
        for (int i = start; i < rounds.size(); i++) {
            Round round = rounds.get(i);
            List<Mono<?>> loads = new ArrayList<>(round.loads().size());
            for (Load load : round.loads()) {
                Mono<?> loading = load.on(slots, lease);
                if (loading != null) {
                    loads.add(loading);
                }
            }
            if (!loads.isEmpty()) {
                int next = i + 1;
                return together(loads).then(Mono.defer(() -> {
                    compute(round, slots);
                    return from(next, lease, slots);
                }));
            }
            compute(round, slots);
        }
        return Mono.just(slots.rows(0));
    }

    /** All of them, to their ends: one that fails must not leave another running on the lease. The worst error decides. */
    private static Mono<?> together(List<Mono<?>> loads) {
        return loads.size() == 1
                ? loads.get(0)
                : Mono.whenDelayError(loads).onErrorMap(Exceptions::isMultiple, Body::worst);
    }

    private static Throwable worst(Throwable several) {
        List<Throwable> errors = Exceptions.unwrapMultiple(several);
        return errors.stream()
                .filter(error -> !(error instanceof Load.Overflow))
                .findFirst()
                .orElse(errors.get(0));
    }

    private static void compute(Round round, WindowSlots slots) {
        for (Step step : round.steps()) {
            step.on(slots);
        }
    }
}
