package dev.runnel.driver.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.runnel.error.ConnectFailedException;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.error.RunnelException;
import dev.runnel.spi.Driver;
import dev.runnel.spi.Lease;
import dev.runnel.spi.PoolOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Brings about on a real database each code that the driver knows by name, and sees what becomes of it. {@code docs/errors.md} lists
 * exactly these.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ErrorCodeTests {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Path PAGE = Path.of("..", "docs", "errors.md");
    private static final Pattern ROW = Pattern.compile("\\| ([0-9A-Z]{4,5}|[0-9]{2}…)[^|]*\\| `([^`]+)`[^|]*\\|.*");

    final String url;
    final Driver driver;
    private final String heading;
    private final Map<String, String> seen = new TreeMap<>();
    private final List<R2dbcLease> lent = new ArrayList<>();

    /** @param heading what stands above the table of this database */
    ErrorCodeTests(String url, String heading) {
        this.url = url;
        this.heading = heading;
        driver = open(url);
    }

    static Driver open(String url) {
        return new R2dbcDriverProvider().create(url, PoolOptions.DEFAULT);
    }

    /** Something that goes wrong. */
    interface Fault {
        void happens() throws Exception;
    }

    /** Every fault, by the code that the database gives it. */
    abstract Map<String, Fault> faults();

    @TestFactory
    Stream<DynamicTest> codes() {
        return Stream.concat(
                faults().entrySet().stream()
                        .map(fault -> dynamicTest(fault.getKey(), () -> bringAbout(fault.getKey(), fault.getValue()))),
                Stream.of(dynamicTest("the page lists these", this::pageListsThese)));
    }

    private void bringAbout(String code, Fault fault) {
        Throwable error = catchThrowable(fault::happens);
        release();
        assertThat(error).isInstanceOfSatisfying(RunnelException.class, known -> {
            assertThat(known.names().get("sqlstate")).startsWith(code.replace("…", ""));
            seen.put(code, described(known));
        });
    }

    private static String described(RunnelException error) {
        String kind = "";
        if (error instanceof ConstraintViolationException violated) {
            kind = "(" + violated.kind() + ")";
        } else if (error instanceof InvalidValueException invalid) {
            kind = "(" + invalid.reason() + ")";
        } else if (error instanceof ConnectFailedException failed) {
            kind = "(" + failed.kind() + ")";
        }
        return error.getClass().getSimpleName() + kind;
    }

    private void pageListsThese() throws IOException {
        Map<String, String> listed = new TreeMap<>();
        Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.equals("## " + heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .map(ROW::matcher)
                .filter(row -> row.matches())
                .forEach(row -> listed.put(row.group(1), row.group(2)));
        assertThat(listed).isEqualTo(seen);
    }

    /** A lease that goes back when the fault is over. */
    final R2dbcLease lease(Driver of) {
        R2dbcLease lease = (R2dbcLease) Objects.requireNonNull(of.acquire().block(PATIENCE));
        lent.add(lease);
        return lease;
    }

    final R2dbcLease lease() {
        return lease(driver);
    }

    final void release() {
        Flux.fromIterable(lent).concatMap(Lease::release).blockLast(PATIENCE);
        lent.clear();
    }

    static void run(R2dbcLease lease, String... statements) {
        for (String statement : statements) {
            lease.execute(statement).block(PATIENCE);
        }
    }

    /** Several statements on one lease, of which the last one fails. */
    final Fault says(String... statements) {
        return () -> run(lease(), statements);
    }

    /** While another statement runs, so that this one has to wait for it. */
    static void runBeside(R2dbcLease other, String waiting, Fault fault) throws Exception {
        Disposable running = other.execute(waiting).onErrorComplete().subscribe();
        try {
            Mono.delay(Duration.ofMillis(200)).block();
            fault.happens();
        } finally {
            running.dispose();
        }
    }

    static Fault connecting(String url) {
        return () -> {
            Driver elsewhere = open(url);
            try {
                elsewhere.acquire().block(PATIENCE);
            } finally {
                elsewhere.close().block(PATIENCE);
            }
        };
    }

    @AfterAll
    void close() {
        driver.close().block(PATIENCE);
    }
}
