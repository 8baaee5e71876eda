package dev.runnel.tck;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The suite. A driver module adds one class:
 *
 * <pre>{@code class MemoryDriverTest extends DriverTck { MemoryDriverTest() { super(new MemoryFixture()); } }}</pre>
 *
 * Each capability that a driver declares is proven; each that it lacks is shown to be refused with {@code UnsupportedFeatureException}, without a
 * call. No test is skipped. Every public class {@code …Topic} in a package below {@code dev.runnel.tck.suite} is a part of it: the build
 * writes {@code Topics}, which lists them.
 */
@ExtendWith(DriverTck.FixtureResolver.class)
public abstract class DriverTck extends Topics {
    private final DriverFixture fixture;

    protected DriverTck(DriverFixture fixture) {
        this.fixture = fixture;
    }

    /** Passes the fixture to the methods of topics. */
    static final class FixtureResolver implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == DriverFixture.class;
        }

        @Override
        public DriverFixture resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRequiredTestInstances()
                    .findInstance(DriverTck.class)
                    .orElseThrow()
                    .fixture;
        }
    }
}
