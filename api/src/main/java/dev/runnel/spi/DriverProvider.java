package dev.runnel.spi;

/**
 * Creates drivers for URLs. A driver module registers its implementation as a service, in {@code META-INF/services} or
 * in {@code module-info}. {@link java.util.ServiceLoader} creates it with its constructor without parameters.
 */
public interface DriverProvider {
    /**
     * Returns the beginnings of the URLs that this provider accepts, for example {@code r2dbc:postgresql}. The error
     * for an unknown URL lists them.
     */
    java.util.List<String> schemes();

    /** Returns whether this provider creates drivers for the URL. The call does no I/O. */
    boolean accepts(String url);

    /**
     * Creates a driver. The call does no I/O: {@link Driver#acquire} opens the first connection.
     *
     * @param url a URL that {@link #accepts} returns true for
     * @param pool the options of the connection pool
     * @throws dev.runnel.error.InvalidConfigurationException if the URL or an option is not valid
     */
    Driver create(String url, PoolOptions pool);
}
