package dev.runnel.driver.dynamo;

import dev.runnel.tck.UnprovenException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * The tests of the suite that use values or names outside of the limits of DynamoDB, and those that are not proven yet: those in {@code
 * unproven.txt}, by class and method. If one fails, it ends as aborted, and the reason is printed. Any other failure is a failure.
 */
final class UnprovenBehaviours implements TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {
    private static final Map<String, String> REASONS = read();

    private static Map<String, String> read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(UnprovenBehaviours.class.getResourceAsStream("unproven.txt")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(": ", 2))
                    .collect(Collectors.toMap(line -> line[0], line -> line[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw explained(context, failure);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw explained(context, failure);
    }

    private static Throwable explained(ExtensionContext context, Throwable failure) {
        String test = context.getRequiredTestClass().getSimpleName() + "."
                + context.getRequiredTestMethod().getName();
        String reason = REASONS.get(test);
        if (reason == null) {
            return failure;
        }
        System.out.println("DynamoTckTest: not proven: " + test + ": " + reason);
        return new UnprovenException(reason);
    }
}
