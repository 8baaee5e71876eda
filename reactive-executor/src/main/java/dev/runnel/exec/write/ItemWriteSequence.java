package dev.runnel.exec.write;

import dev.runnel.exec.write.ItemWrites.Prepared;
import dev.runnel.internal.BoundStatement;
import dev.runnel.spi.Lease;
import dev.runnel.spi.TransactWrite.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sends the writes of several statements to a key-value store by one transact write. */
final class ItemWriteSequence {
    private ItemWriteSequence() {}

    /**
     * Returns the sum of the results.
     *
     * @param plans the plan of the statement with a number
     * @param failed converts an error of the statement with a number
     */
    static Mono<Object> run(
            Lease lease,
            List<BoundStatement<?>> requests,
            IntFunction<ItemWrites> plans,
            BiFunction<Integer, Throwable, Throwable> failed) {
        return Flux.range(0, requests.size())
                .concatMap(
                        i -> plans.apply(i).prepare(lease, requests.get(i)).onErrorMap(error -> failed.apply(i, error)),
                        0)
                .collectList()
                .flatMap(prepared -> {
                    List<Write> writes = new ArrayList<>();
                    List<Integer> owners = new ArrayList<>();
                    for (int i = 0; i < prepared.size(); i++) {
                        for (Write write : prepared.get(i).writes()) {
                            writes.add(write);
                            owners.add(i);
                        }
                    }
                    return plans.apply(0)
                            .transact()
                            .run(lease, writes, (write, refusal) -> {
                                int owner = owners.get(refusal.index());
                                return failed.apply(
                                        owner, prepared.get(owner).refused().apply(write, refusal));
                            })
                            .thenMany(Flux.fromIterable(prepared))
                            .concatMap((Prepared part) -> part.result().apply(lease), 0)
                            .collectList()
                            .map(WriteSequencePlan::sum);
                });
    }
}
