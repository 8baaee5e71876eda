package dev.runnel.spi;

/** Makes drivers for URLs. A driver module registers one in {@code META-INF/services}. */
public interface DriverProvider {
    /** What its URLs start with, for the message about an unknown one: {@code r2dbc:postgresql}. */
    java.util.List<String> schemes();

    /** Whether the URL is one of its own. */
    boolean accepts(String url);

    /**
     * Makes a driver. No I/O.
     *
     * @throws dev.runnel.error.InvalidConfigurationException when the URL or an option is not valid
     */
    Driver create(String url, PoolOptions pool);
}
