package dev.runnel.tck.scenario.mapped;

import dev.runnel.mapping.Bijection;

/** Keeps everything. */
public final class CentsOfMoney implements Bijection.Ordered<Money, Long>, Bijection.Additive<Money, Long> {
    @Override
    public Long encode(Money money) {
        return money.cents();
    }

    @Override
    public Money decode(Long cents) {
        return Money.ofCents(cents);
    }
}
