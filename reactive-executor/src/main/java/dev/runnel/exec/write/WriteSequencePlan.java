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
import dev.runnel.exec.write.ItemWrites.Prepared;
import dev.runnel.exec.write.StagedPlan.Written;
import dev.runnel.internal.BoundStatement;
import dev.runnel.planner.program.Program;
import dev.runnel.planner.program.WriteSequenceProgram;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Lease;
import dev.runnel.stmt.ModelStatement;
import dev.runnel.stmt.Update;
import dev.runnel.stmt.WriteSequence;
import dev.runnel.stmt.WrittenValue;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Runs writes in order, all or none: in a transaction, or by one transact write of a key-value store. The result is that of one write, which is
 * loaded after all of them, or the number of rows of all writes.
 */
public final class WriteSequencePlan implements Plan {
    private final List<Program> programs;
    private final List<Plan> plans;
    private final List<RangeChecks> ranges;
    private final Optional<Integer> result;
    private final Capabilities capabilities;
    private final Clock clock;

    /** @param plans the plans of the writes, in order */
    public WriteSequencePlan(WriteSequenceProgram program, PlanContext preparation, List<Plan> plans) {
        this.programs = program.writes();
        this.plans = plans;
        this.ranges =
                programs.stream().map(write -> new RangeChecks(write.ranged())).toList();
        this.result = program.result();
        this.capabilities = preparation.capabilities();
        this.clock = preparation.options().clock();
    }

    @Override
    public void check(BoundStatement<?> request) {
        new Execution(request);
    }

    @Override
    public Mono<?> single(BoundStatement<?> request, ExecutionTarget target) {
        return Mono.defer(() -> {
            Execution execution = new Execution(request);
            return capabilities.writes().relational()
                    ? target.write(execution::inOrder, true)
                    : target.write(execution::atOnce, false);
        });
    }

    /** One execution of the statement. Its writes have one time. */
    private final class Execution {
        private final Clock fixed = DefaultValues.fixed(clock);
        private final List<BoundStatement<?>> requests = new ArrayList<>();
        private final List<List<@Nullable Object[]>> inserted = new ArrayList<>();
        private boolean written;

        Execution(BoundStatement<?> request) {
            WriteSequence sequence = (WriteSequence) request.shape();
            for (int i = 0; i < plans.size(); i++) {
                Object[] values = DefaultValues.withOnUpdateValues(
                        (Object[]) request.values()[i], programs.get(i).onUpdate(), fixed);
                if (!hasWrittenValues(values)) {
                    ranges.get(i).check(values, capabilities);
                }
                BoundStatement<?> write = new BoundStatement<>(sequence.writes().get(i), values, null);
                plans.get(i).check(write);
                requests.add(write);
            }
        }

        Mono<Object> inOrder(Lease lease) {
            return Flux.range(0, plans.size())
                    .concatMap(i -> write(lease, i), 0)
                    .collectList()
                    .flatMap(writes -> result.isPresent()
                            ? writes.get(result.get()).result().apply(lease)
                            : Flux.fromIterable(writes)
                                    .concatMap(write -> write.result().apply(lease), 0)
                                    .collectList()
                                    .map(WriteSequencePlan::sum));
        }

        private Mono<Written> write(Lease lease, int i) {
            BoundStatement<?> request = resolved(i);
            boolean partial = written;
            written |= !locksOnly(request.shape());
            Mono<Written> write = plans.get(i) instanceof StagedPlan staged
                    ? staged.write(lease, request, fixed)
                    : plans.get(i).single(request, new LeasedTarget(lease)).map(Written::of);
            return write.doOnNext(done -> inserted.add(done.inserted()))
                    .onErrorMap(error -> partial && matchedTooFew(error), PartialWriteException::new);
        }

        Mono<Object> atOnce(Lease lease) {
            return ItemWriteSequence.run(
                            lease,
                            items(0).transact(),
                            requests.size(),
                            i -> prepare(lease, i),
                            (i, error) -> error,
                            result)
                    .map(results -> result.isPresent() ? results.get(0) : sum(results));
        }

        private Mono<Prepared> prepare(Lease lease, int i) {
            return Mono.defer(() -> items(i).prepare(lease, resolved(i), fixed))
                    .doOnNext(prepared -> inserted.add(prepared.inserted()));
        }

        /** The statement of a write, with the values of the rows that earlier writes have inserted. */
        private BoundStatement<?> resolved(int i) {
            BoundStatement<?> request = requests.get(i);
            if (!hasWrittenValues(request.values())) {
                return request;
            }
            Object[] values = Stream.of(request.values())
                    .map(value -> value instanceof WrittenValue of
                            ? inserted.get(of.write()).get(of.row())[of.field().index()]
                            : value)
                    .toArray();
            ranges.get(i).check(values, capabilities);
            return request.withValues(values);
        }
    }

    private static boolean hasWrittenValues(@Nullable Object[] values) {
        return Stream.of(values).anyMatch(WrittenValue.class::isInstance);
    }

    private static boolean locksOnly(ModelStatement write) {
        return write instanceof Update update && update.locksOnly();
    }

    static boolean matchedTooFew(Throwable error) {
        return error instanceof NotFoundException || error instanceof OptimisticLockException;
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
