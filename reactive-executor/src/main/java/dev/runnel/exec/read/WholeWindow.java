package dev.runnel.exec.read;

import dev.runnel.exec.plan.Rows;
import dev.runnel.exec.window.Window;
import dev.runnel.exec.window.WindowSource;
import dev.runnel.spi.Lease;
import reactor.core.publisher.Mono;

/** All rows as one window, held in memory up to the option {@code bufferedRows}. */
record WholeWindow<T>(Driving driving, WindowRun<T> run) implements WindowSource<T> {
    @Override
    public Mono<Window<T>> next(Lease lease) {
        return Rows.whole(
                        lease.rows(driving.whole().compiled(), run.values(), driving.cells()),
                        run.bufferedRows(),
                        "bufferedRows")
                .flatMap(rows -> run.finish(lease, rows, true));
    }
}
