package dev.runnel.tck.mapping;

import dev.runnel.mapping.Bijection;
import dev.runnel.tck.scenario.mapped.SwappedCase;
import net.jqwik.api.Arbitrary;

class SwappedCaseTest extends BijectionLaws<String, String> {
    @Override
    protected Bijection<String, String> bijection() {
        return new SwappedCase();
    }

    @Override
    protected Arbitrary<String> values() {
        return EdgeCases.texts();
    }

    @Override
    protected Arbitrary<String> stored() {
        return EdgeCases.texts();
    }
}
