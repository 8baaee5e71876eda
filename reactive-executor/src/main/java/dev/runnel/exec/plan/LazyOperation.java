package dev.runnel.exec.plan;

import dev.runnel.spi.CompiledOperation;
import dev.runnel.spi.Driver;
import dev.runnel.spi.Operation;
import org.jspecify.annotations.Nullable;

/** An operation of a plan. The driver compiles it once, on first use. Thread-safe. */
public final class LazyOperation {
    private final Driver driver;
    private final Operation operation;
    private volatile @Nullable CompiledOperation compiled;

    LazyOperation(Driver driver, Operation operation) {
        this.driver = driver;
        this.operation = operation;
    }

    public Operation operation() {
        return operation;
    }

    public CompiledOperation compiled() {
        CompiledOperation found = compiled;
        return found != null ? found : compile();
    }

    private synchronized CompiledOperation compile() {
        CompiledOperation found = compiled;
        if (found == null) {
            found = driver.compile(operation);
            compiled = found;
        }
        return found;
    }
}
