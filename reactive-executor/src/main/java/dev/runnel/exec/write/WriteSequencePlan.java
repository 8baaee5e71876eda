package dev.runnel.exec.write;

import dev.runnel.MutationResult;
import dev.runnel.error.NotFoundException;
import dev.runnel.error.OptimisticLockException;
import dev.runnel.exec.lease.ExecutionTarget;
import dev.runnel.exec.lease.LeasedTarget;
import dev.runnel.exec.lease.PartialWriteException;
import dev.runnel.exec.plan.Plan;
import dev.runnel.exec.plan.PlanContext;
import dev.runnel.exec.plan.RangeChecks;
import dev.runnel.internal.BoundStatement;
import dev.runnel.planner.program.Program;
import dev.runnel.planner.program.WriteSequenceProgram;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Lease;
import dev.runnel.stmt.WriteSequence;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Runs updates and deletes in order, all or none: in a transaction, or by one transact write of a key-value store. The result is the number of
 * rows of all writes.
 */
public final class WriteSequencePlan implements Plan {
    private final List<Program> programs;
    private final List<Plan> plans;
    private final List<RangeChecks> ranges;
    private final Capabilities capabilities;
    private final Clock clock;

    /** @param plans the plans of the writes, in order */
    public WriteSequencePlan(WriteSequenceProgram program, PlanContext preparation, List<Plan> plans) {
        this.programs = program.writes();
        this.plans = plans;
        this.ranges =
                programs.stream().map(write -> new RangeChecks(write.ranged())).toList();
        this.capabilities = preparation.capabilities();
        this.clock = preparation.options().clock();
    }

    @Override
    public void check(BoundStatement<?> request) {
        requests(request);
    }

    @Override
    public Mono<?> single(BoundStatement<?> request, ExecutionTarget target) {
        return Mono.defer(() -> {
            List<BoundStatement<?>> requests = requests(request);
            return capabilities.writes().relational()
                    ? target.write(lease -> inOrder(lease, requests), true)
                    : target.write(lease -> atOnce(lease, requests), false);
        });
    }

    /** The statements of the writes. They have one time. */
    private List<BoundStatement<?>> requests(BoundStatement<?> request) {
        WriteSequence sequence = (WriteSequence) request.shape();
        Clock fixed = DefaultValues.fixed(clock);
        List<BoundStatement<?>> requests = new ArrayList<>();
        for (int i = 0; i < plans.size(); i++) {
            Object[] values = DefaultValues.withOnUpdateValues(
                    (Object[]) request.values()[i], programs.get(i).onUpdate(), fixed);
            ranges.get(i).check(values, capabilities);
            requests.add(new BoundStatement<>(sequence.writes().get(i), values, null));
        }
        return requests;
    }

    private Mono<Object> inOrder(Lease lease, List<BoundStatement<?>> requests) {
        return Flux.range(0, plans.size())
                .concatMap(
                        i -> plans.get(i)
                                .single(requests.get(i), new LeasedTarget(lease))
                                .onErrorMap(error -> i > 0 && matchedTooFew(error), PartialWriteException::new),
                        0)
                .collectList()
                .map(WriteSequencePlan::sum);
    }

    static boolean matchedTooFew(Throwable error) {
        return error instanceof NotFoundException || error instanceof OptimisticLockException;
    }

    private Mono<Object> atOnce(Lease lease, List<BoundStatement<?>> requests) {
        return ItemWriteSequence.run(
                        lease,
                        items(0).transact(),
                        requests.size(),
                        i -> items(i).prepare(lease, requests.get(i)),
                        (i, error) -> error)
                .map(WriteSequencePlan::sum);
    }

    private ItemWrites items(int write) {
        return (ItemWrites) plans.get(write);
    }

    static Object sum(List<?> results) {
        long matched = 0;
        OptionalLong changed = OptionalLong.of(0);
        for (Object one : results) {
            MutationResult result = (MutationResult) one;
            matched += result.matched();
            changed = changed.isPresent() && result.changed().isPresent()
                    ? OptionalLong.of(changed.getAsLong() + result.changed().getAsLong())
                    : OptionalLong.empty();
        }
        return new MutationResult(matched, changed);
    }
}
