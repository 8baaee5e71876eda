package dev.runnel.tck;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Records the tests with {@link Covers} that passed, and writes a file for each driver at the end of the run. */
final class CoverageRecorder implements AfterEachCallback {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(CoverageRecorder.class);

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            return;
        }
        if (!(context.getRequiredTestInstance() instanceof CoveringTest test)) {
            throw new IllegalStateException(context.getRequiredTestClass().getName()
                    + " is no topic of the suite: @Covers means nothing there");
        }
        recordOf(context)
                .passed(
                        test.driver(),
                        CoverageRecord.nameOf(context.getRequiredTestClass(), context.getRequiredTestMethod()),
                        test.sawRefusal());
    }

    private static CoverageRecord recordOf(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(CoverageRecord.class, key -> new CoverageRecord(), CoverageRecord.class);
    }
}
