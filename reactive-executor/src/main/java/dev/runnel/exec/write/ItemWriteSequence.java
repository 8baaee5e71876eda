package dev.runnel.exec.write;

import dev.runnel.exec.write.ItemWrites.Prepared;
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
     * Returns the results, one for each statement.
     *
     * @param statements their number
     * @param prepare reads the items of the statement with a number, and makes its writes
     * @param failed converts an error of the statement with a number
     */
    static Mono<List<Object>> run(
            Lease lease,
            TransactWriter transact,
            int statements,
            IntFunction<Mono<Prepared>> prepare,
            BiFunction<Integer, Throwable, Throwable> failed) {
        return Flux.range(0, statements)
                .concatMap(i -> prepare.apply(i).onErrorMap(error -> failed.apply(i, error)), 0)
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
                    return transact.run(lease, writes, (write, refusal) -> {
                                int owner = owners.get(refusal.index());
                                return failed.apply(
                                        owner, prepared.get(owner).refused().apply(write, refusal));
                            })
                            .thenMany(Flux.fromIterable(prepared))
                            .concatMap(part -> part.result().apply(lease), 0)
                            .collectList();
                });
    }
}
