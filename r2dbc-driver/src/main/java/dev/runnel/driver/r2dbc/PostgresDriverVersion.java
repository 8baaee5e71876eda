package dev.runnel.driver.r2dbc;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Properties;

/** The version of r2dbc-postgresql on the class path, and the warning about a version with a known bug. */
final class PostgresDriverVersion {
    private static final String PROPERTIES = "/META-INF/maven/org.postgresql/r2dbc-postgresql/pom.properties";
    private static final ServerVersion FIXED = ServerVersion.parse("1.1.3");

    private PostgresDriverVersion() {}

    /** The version in the Maven properties of the driver, for example {@code 1.1.3.RELEASE}; empty if the jar was repackaged. */
    static Optional<String> found(Class<?> ofDriver) {
        try (InputStream properties = ofDriver.getResourceAsStream(PROPERTIES)) {
            if (properties == null) {
                return Optional.empty();
            }
            Properties read = new Properties();
            read.load(properties);
            return Optional.ofNullable(read.getProperty("version"));
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** The warning about a version; empty if the version has the fix. */
    static Optional<String> warning(String version) {
        return ServerVersion.parse(version).isAtLeast(FIXED)
                ? Optional.empty()
                : Optional.of("r2dbc-postgresql " + version + " is on the class path: before 1.1.3 a statement may hang"
                        + " after another one was cancelled. Use 1.1.3 or later: with Spring Boot, set the Maven or"
                        + " Gradle property r2dbc-postgresql.version to 1.1.3.RELEASE");
    }
}
