package dev.runnel.driver.r2dbc;

import io.r2dbc.spi.ConnectionFactoryOptions;

/**
 * A kind of database that {@link R2dbcDriverProvider} connects to: its name in URLs, and its backend. {@link BuiltInDatabase} contains the
 * databases of this module. {@link java.util.ServiceLoader} finds further ones through the context class loader of the thread that creates
 * the provider. A provider cannot replace a built-in name. Stateless.
 */
public interface DatabaseProvider {
    /** The name in URLs, which begin with {@code r2dbc:name:} or {@code r2dbcs:name:}. */
    String urlName();

    /** The Maven coordinates of the R2DBC driver, for the error if the class path lacks it. */
    String driverArtifact();

    /** The structure of the URLs, which is checked before they are parsed. The default is that of a server. */
    default UrlStructure urlStructure() {
        return UrlStructure.SERVER;
    }

    /** Parses a URL. Any runtime exception becomes an {@code InvalidConfigurationException} that does not contain the URL. */
    default ConnectionFactoryOptions parse(String url) {
        return ConnectionFactoryOptions.parse(url);
    }

    /**
     * Creates the backend for a URL, without opening a connection.
     *
     * @throws IllegalArgumentException if an option is unknown or invalid
     */
    Backend backend(ConnectionFactoryOptions url);
}
