package dev.runnel.tck;

import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Records the outcomes of the tests with {@link Covers}, and writes a file for each driver at the end of the run. */
final class CoverageRecorder implements AfterEachCallback {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(CoverageRecorder.class);

    @Override
    public void afterEach(ExtensionContext context) {
        Optional<Throwable> failure = context.getExecutionException();
        boolean unproven = failure.filter(UnprovenException.class::isInstance).isPresent();
        if (failure.isPresent() && !unproven) {
            return;
        }
        if (!(context.getRequiredTestInstance() instanceof CoveringTest test)) {
            throw new IllegalStateException(context.getRequiredTestClass().getName()
                    + " is no topic of the suite: @Covers means nothing there");
        }
        recordOf(context)
                .ended(
                        test.driver(),
                        CoverageRecord.nameOf(context.getRequiredTestClass(), context.getRequiredTestMethod()),
                        unproven
                                ? CoverageOutcome.UNPROVEN
                                : test.sawRefusal() ? CoverageOutcome.REJECTED : CoverageOutcome.PROVEN);
    }

    private static CoverageRecord recordOf(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(CoverageRecord.class, key -> new CoverageRecord(), CoverageRecord.class);
    }
}
