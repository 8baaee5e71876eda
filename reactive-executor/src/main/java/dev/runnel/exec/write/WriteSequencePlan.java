package dev.runnel.exec.write;

import dev.runnel.MutationResult;
import dev.runnel.error.NonUniqueResultException;
import dev.runnel.error.NotFoundException;
import dev.runnel.error.OptimisticLockException;
import dev.runnel.exec.lease.ExecutionTarget;
import dev.runnel.exec.lease.LeasedTarget;
import dev.runnel.exec.lease.PartialWriteException;
import dev.runnel.exec.plan.Plan;
import dev.runnel.exec.plan.PlanContext;
import dev.runnel.exec.plan.RangeChecks;
import dev.runnel.exec.read.ReadPlan;
import dev.runnel.exec.write.ItemWrites.Prepared;
import dev.runnel.exec.write.StagedPlan.Written;
import dev.runnel.internal.BoundStatement;
import dev.runnel.planner.program.Program;
import dev.runnel.planner.program.WriteSequenceProgram;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Lease;
import dev.runnel.stmt.InsertRow;
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.ModelStatement;
import dev.runnel.stmt.Select;
import dev.runnel.stmt.Update;
import dev.runnel.stmt.WriteSequence;
import dev.runnel.stmt.WrittenValue;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Runs writes in order, all or none: in a transaction, or by one transact write of a key-value store. The result is that of one write, which is
 * loaded after all of them, or the number of rows of all writes; a lock of a row is not counted. If the first statement reads the record to which the writes refer, and there is none,
 * nothing is written.
 */
public final class WriteSequencePlan implements Plan {
    private final List<Program> programs;
    private final @Nullable ReadPlan owner;
    private final List<Plan> plans;
    private final List<RangeChecks> ranges;
    private final Optional<Integer> result;
    private final Capabilities capabilities;
    private final Clock clock;

    /** @param plans the plans of the writes, in order */
    public WriteSequencePlan(WriteSequenceProgram program, PlanContext preparation, List<Plan> plans) {
        this.programs = program.writes();
        this.plans = plans;
        this.owner = plans.get(0) instanceof ReadPlan read ? read : null;
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
            boolean relational = capabilities.writes().relational();
            Function<Lease, Mono<Object>> writes = relational ? execution::inOrder : execution::atOnce;
            ReadPlan read = owner;
            if (read == null) {
                return target.write(writes, relational);
            }
            return target.write(
                            lease -> execution
                                    .readOwner(read, lease)
                                    .flatMap(exists -> exists
                                            ? writes.apply(lease).map(Optional::of)
                                            : Mono.just(nothingWritten())),
                            relational)
                    .flatMap(Mono::justOrEmpty);
        });
    }

    /** The result without a record to which the writes refer: no row, or the count 0. */
    private Optional<Object> nothingWritten() {
        return result.isPresent() ? Optional.empty() : Optional.of(new MutationResult(0, OptionalLong.of(0)));
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
                BoundStatement<?> write = new BoundStatement<>(sequence.writes().get(i), values, null);
                if (!hasWrittenValues(values)) {
                    ranges.get(i).check(values, capabilities);
                    plans.get(i).check(write);
                }
                requests.add(write);
            }
        }

        /** Reads the record to which the writes refer. Emits whether there is one. */
        Mono<Boolean> readOwner(ReadPlan read, Lease lease) {
            BoundStatement<?> request = requests.get(0);
            return read.cells(lease, request.values()).map(rows -> {
                if (rows.size() > 1) {
                    throw new NonUniqueResultException("the query of the records to link to finds more than one record")
                            .with("model", request.shape().subject())
                            .hint("filter by a unique key; remove and clear reach the rows of all records");
                }
                rows.forEach(row -> inserted.add(Collections.singletonList(byField((Select) request.shape(), row))));
                return !rows.isEmpty();
            });
        }

        Mono<Object> inOrder(Lease lease) {
            return Flux.range(first(), plans.size() - first())
                    .concatMap(i -> write(lease, i), 0)
                    .collectList()
                    .flatMapMany(writes -> Flux.fromStream(IntStream.range(0, writes.size())
                                    .filter(this::isResult)
                                    .mapToObj(writes::get))
                            .concatMap(write -> write.result().apply(lease), 0))
                    .collectList()
                    .map(this::total);
        }

        /** Whether the result of the statement contains that of a write. */
        private boolean isResult(int write) {
            int i = first() + write;
            return result.isPresent()
                    ? result.get() == i
                    : !locksOnly(requests.get(i).shape());
        }

        private Object total(List<Object> results) {
            return result.isPresent() ? results.get(0) : sum(results);
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
                            items(plans.size() - 1).transact(),
                            plans.size() - first(),
                            i -> prepare(lease, first() + i),
                            (i, error) -> error,
                            this::isResult)
                    .map(this::total);
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
            Object[] values = Stream.of(request.values()).map(this::resolved).toArray();
            BoundStatement<?> write = request.withValues(values);
            ranges.get(i).check(values, capabilities);
            plans.get(i).check(write);
            return write;
        }

        private @Nullable Object resolved(@Nullable Object value) {
            if (value instanceof WrittenValue of) {
                return inserted.get(of.write()).get(of.row())[of.field().index()];
            }
            return value instanceof List<?> list && rowsWithWrittenValues(list)
                    ? list.stream()
                            .map(row -> ((InsertRow) row).resolved(this::resolved))
                            .toList()
                    : value;
        }
    }

    /** The number of the first write: 1 after the read of a record. */
    private int first() {
        return owner == null ? 0 : 1;
    }

    /** The values of the selected fields, by the index of the field. */
    private static @Nullable Object[] byField(Select select, @Nullable Object[] row) {
        @Nullable Object[] values = new Object[select.entity().fields().size()];
        for (int i = 0; i < select.selection().size(); i++) {
            values[((FieldRef) select.selection().get(i)).field().index()] = row[i];
        }
        return values;
    }

    private static boolean hasWrittenValues(@Nullable Object[] values) {
        return Stream.of(values)
                .anyMatch(value ->
                        value instanceof WrittenValue || value instanceof List<?> list && rowsWithWrittenValues(list));
    }

    /** Whether the value is the list of the rows of an insert, and one of them has a value of another write. */
    private static boolean rowsWithWrittenValues(List<?> list) {
        return !list.isEmpty() && list.get(0) instanceof InsertRow row && row.hasWrittenValues();
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
