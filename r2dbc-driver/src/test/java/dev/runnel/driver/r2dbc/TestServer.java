package dev.runnel.driver.r2dbc;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * A database server for the tests of a JVM: the one that an environment variable names, else the first that a source starts. A server that no source
 * starts is missing: one line says so and why, and the tests that need it are skipped. Where {@code CI} is {@code true} they fail.
 * {@code -Drunnel.servers=none} switches all servers off, also those that variables name.
 */
final class TestServer {
    static final String SWITCH = "runnel.servers";
    private static final String OFF = "none";

    private final String name;
    private final String variable;
    private final List<Source> sources;
    private @Nullable String url;
    private @Nullable String missing;
    private boolean isReported;

    /** A way to have a server. */
    interface Source {
        /**
         * Starts the server, which ends with the JVM at the latest.
         *
         * @return its URL
         * @throws IOException if there is none here; its message says why
         */
        String start() throws IOException;
    }

    /**
     * @param name for people
     * @param variable the environment variable that names the URL of a running server
     * @param sources in the order in which they are tried
     */
    TestServer(String name, String variable, Source... sources) {
        this.name = name;
        this.variable = variable;
        this.sources = List.of(sources);
    }

    /**
     * The URL of the server, which is started when it is first needed.
     *
     * @throws TestAbortedException if there is none
     */
    synchronized String url() {
        checkSwitch();
        if (url == null && missing == null) {
            url = named().orElseGet(this::started);
        }
        if (url == null) {
            throw missing(String.valueOf(missing));
        }
        return url;
    }

    /** The URL that the environment names. */
    Optional<String> named() {
        return Optional.ofNullable(System.getenv(variable));
    }

    private @Nullable String started() {
        List<String> reasons = new ArrayList<>();
        for (Source source : sources) {
            try {
                return source.start();
            } catch (IOException none) {
                reasons.add(String.valueOf(none.getMessage()));
            }
        }
        missing = variable + " names none; " + String.join("; ", reasons);
        return null;
    }

    /** @throws TestAbortedException if servers are switched off */
    void checkSwitch() {
        if (isSwitchedOff()) {
            throw missing("-D" + SWITCH + "=" + OFF + " switches it off");
        }
    }

    private static boolean isSwitchedOff() {
        return OFF.equals(System.getProperty(SWITCH));
    }

    /** The end of a test that needs the server. Where everything has to run, a missing server is a failure, unless it was switched off. */
    synchronized RuntimeException missing(String reason) {
        String text = name + " is missing, its tests are skipped: " + reason;
        if (!isReported) {
            System.out.println(text);
            isReported = true;
        }
        return "true".equals(System.getenv("CI")) && !isSwitchedOff()
                ? new IllegalStateException(text)
                : new TestAbortedException(text);
    }
}
