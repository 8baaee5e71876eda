package dev.runnel.driver.r2dbc;

import io.r2dbc.spi.ConnectionFactoryOptions;

/**
 * A kind of database that {@link R2dbcDriverProvider} connects to: the name in its URLs, and its backend. {@link BuiltInDatabase} has those
 * of this module. Others are found by {@link java.util.ServiceLoader} through the class loader of the thread that makes the provider; a
 * name that is built in cannot be replaced. Stateless.
 */
public interface DatabaseProvider {
    /** The name in URLs, which begin with {@code r2dbc:name:} or {@code r2dbcs:name:}. */
    String urlName();

    /** The Maven coordinates of the R2DBC driver, for the error when the class path lacks it. */
    String driverArtifact();

    /** The structure of its URLs, which is checked before they are parsed. Default: that of servers. */
    default UrlStructure urlStructure() {
        return UrlStructure.SERVER;
    }

    /** The options of a URL. Any exception becomes an {@code InvalidConfigurationException} without the text of the URL. */
    default ConnectionFactoryOptions parse(String url) {
        return ConnectionFactoryOptions.parse(url);
    }

    /**
     * The backend for a URL; it opens no connection yet.
     *
     * @throws IllegalArgumentException if an option is unknown or invalid
     */
    Backend backend(ConnectionFactoryOptions url);
}
