package dev.runnel.exec.write;

import dev.runnel.exec.write.ItemWrites.Prepared;
import dev.runnel.spi.Lease;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
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
        return run(lease, transact, statements, prepare, failed, i -> true);
    }

    /**
     * Returns the results of some statements.
     *
     * @param wanted whether the result of the statement with a number is returned
     */
    static Mono<List<Object>> run(
            Lease lease,
            TransactWriter transact,
            int statements,
            IntFunction<Mono<Prepared>> prepare,
            BiFunction<Integer, Throwable, Throwable> failed,
            IntPredicate wanted) {
        return Flux.range(0, statements)
                .concatMap(i -> prepare.apply(i).onErrorMap(error -> failed.apply(i, error)), 0)
                .collectList()
                .flatMap(prepared -> {
                    ItemWriteList writes = new ItemWriteList();
                    for (int i = 0; i < prepared.size(); i++) {
                        int owner = i;
                        prepared.get(i)
                                .writes()
                                .forEach(write -> writes.add(
                                        write,
                                        refusal -> failed.apply(
                                                owner,
                                                prepared.get(owner).refused().apply(write, refusal))));
                    }
                    return transact.run(lease, writes.writes(), writes::refused)
                            .thenMany(Flux.range(0, prepared.size()))
                            .filter(wanted::test)
                            .map(prepared::get)
                            .concatMap(part -> part.result().apply(lease), 0)
                            .collectList();
                });
    }
}
