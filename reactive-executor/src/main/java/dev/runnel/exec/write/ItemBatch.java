package dev.runnel.exec.write;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.UnsupportedFeatureException;
import dev.runnel.exec.lease.ExecutionTarget;
import dev.runnel.exec.lease.LeasedTarget;
import dev.runnel.exec.plan.Plan;
import dev.runnel.exec.read.TableReads;
import dev.runnel.exec.write.ItemWrites.Prepared;
import dev.runnel.internal.BoundStatement;
import dev.runnel.spi.Lease;
import java.time.Clock;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import reactor.core.publisher.Mono;

/**
 * One execution of a batch with writes on a key-value store: reads and preparations in order, then one transact write, then the results. A statement whose
 * read could find a row that an earlier one writes is rejected: it would not see the write. Not thread-safe.
 */
public final class ItemBatch {
    private final List<Part> parts;
    private final Clock fixed;
    private final TransactWriter transact;
    private final Set<List<Object>> written = new HashSet<>();

    /** A statement and its plan. */
    public record Part(BoundStatement<?> request, Plan plan) {}

    /**
     * @param clock the clock of the Db
     * @throws UnsupportedFeatureException if a statement depends on an earlier one, or cannot be a part of a batch
     */
    public ItemBatch(List<Part> parts, Clock clock) {
        this.parts = parts;
        this.fixed = DefaultValues.fixed(clock);
        Set<String> tables = new HashSet<>();
        TransactWriter writer = null;
        for (Part part : parts) {
            if (part.plan instanceof TableReads read) {
                requireIndependent(part, read.tables(), tables);
            } else if (part.plan instanceof BatchWrite write) {
                requireIndependent(part, write.reads(), tables);
                tables.addAll(write.writes());
                writer = write.transact();
            } else {
                throw rejected(part, "the database does not run this kind of statement in a batch with writes")
                        .hint("run the statement alone");
            }
        }
        this.transact = Objects.requireNonNull(writer);
    }

    private static void requireIndependent(Part part, Set<String> read, Set<String> written) {
        if (!Collections.disjoint(read, written)) {
            throw dependent(part);
        }
    }

    private static UnsupportedFeatureException dependent(Part part) {
        return rejected(part, "a statement of the batch reads rows that an earlier one may write")
                .hint("move the statement before the write, or out of the batch");
    }

    private static UnsupportedFeatureException rejected(Part part, String text) {
        UnsupportedFeatureException rejected = new UnsupportedFeatureException(ErrorCode.BATCH_UNSUPPORTED, text);
        rejected.with("model", part.request.shape().subject()).during(part.request.shape());
        return rejected;
    }

    /**
     * Returns the results in the order of the statements; empty for a statement without one.
     *
     * @param failed converts an error of the statement with a number
     */
    public Mono<List<Optional<Object>>> run(ExecutionTarget target, BiFunction<Integer, Throwable, Throwable> failed) {
        return target.write(
                        lease -> ItemWriteSequence.run(
                                lease, transact, parts.size(), i -> prepare(lease, parts.get(i)), failed),
                        false)
                .map(results -> results.stream()
                        .<Optional<Object>>map(result ->
                                result instanceof Optional<?> read ? read.map(row -> row) : Optional.of(result))
                        .toList());
    }

    private Mono<Prepared> prepare(Lease lease, Part part) {
        if (!(part.plan instanceof BatchWrite write)) {
            return part.plan
                    .single(part.request, new LeasedTarget(lease))
                    .<Object>map(Optional::of)
                    .defaultIfEmpty(Optional.empty())
                    .map(ItemBatch::read);
        }
        return Mono.defer(() -> {
            if (!Collections.disjoint(write.itemsByKey(part.request), written)) {
                return Mono.error(dependent(part));
            }
            return write.prepare(lease, part.request, fixed)
                    .doOnNext(prepared -> prepared.writes().forEach(one -> written.add(ItemWriteList.item(one))));
        });
    }

    /** A statement without writes. */
    private static Prepared read(Object result) {
        return new Prepared(List.of(), (write, refusal) -> refusal, lease -> Mono.just(result));
    }
}
