package dev.runnel.tck.mapping;

import dev.runnel.mapping.Bijection;
import dev.runnel.tck.scenario.mapped.CentsOfMoney;
import dev.runnel.tck.scenario.mapped.Money;
import java.util.Comparator;
import java.util.function.BinaryOperator;
import net.jqwik.api.Arbitrary;

class CentsOfMoneyTest extends BijectionLaws<Money, Long> {
    @Override
    protected Bijection<Money, Long> bijection() {
        return new CentsOfMoney();
    }

    @Override
    protected Arbitrary<Money> values() {
        return EdgeCases.longs().map(Money::ofCents);
    }

    @Override
    protected Arbitrary<Long> stored() {
        return EdgeCases.longs();
    }

    @Override
    protected Comparator<Money> order() {
        return Comparator.comparing(Money::cents);
    }

    @Override
    protected BinaryOperator<Money> sum() {
        return (a, b) -> Money.ofCents(a.cents() + b.cents());
    }

    @Override
    protected BinaryOperator<Long> storedSum() {
        return Long::sum;
    }
}
