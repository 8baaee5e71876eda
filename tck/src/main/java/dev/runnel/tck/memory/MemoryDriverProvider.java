package dev.runnel.tck.memory;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidConfigurationException;
import dev.runnel.spi.Driver;
import dev.runnel.spi.DriverProvider;
import dev.runnel.spi.PoolOptions;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Creates a {@link MemoryDriver} for {@code runnel:memory:<name>}. The same name in one JVM is the same store. */
public final class MemoryDriverProvider implements DriverProvider {
    private static final String SCHEME = "runnel:memory";
    private static final ConcurrentMap<String, MemoryStore> STORES = new ConcurrentHashMap<>();

    @Override
    public List<String> schemes() {
        return List.of(SCHEME);
    }

    @Override
    public boolean accepts(String url) {
        return url.startsWith(SCHEME + ":");
    }

    @Override
    public Driver create(String url, PoolOptions pool) {
        String name = url.substring(SCHEME.length() + 1);
        if (name.isEmpty()) {
            throw new InvalidConfigurationException(ErrorCode.INVALID_URL, "the URL names no store")
                    .with("scheme", SCHEME)
                    .hint("write runnel:memory:<name>");
        }
        return new MemoryDriver(STORES.computeIfAbsent(name, n -> new MemoryStore()), pool);
    }
}
