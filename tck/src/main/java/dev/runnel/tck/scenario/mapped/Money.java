package dev.runnel.tck.scenario.mapped;

import java.util.Objects;

/** An amount that is no record, of a class that knows nothing of Runnel. */
public final class Money {
    private final long cents;

    private Money(long cents) {
        this.cents = cents;
    }

    public static Money ofCents(long cents) {
        return new Money(cents);
    }

    public long cents() {
        return cents;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Money that && cents == that.cents;
    }

    @Override
    public int hashCode() {
        return Objects.hash(cents);
    }

    @Override
    public String toString() {
        return "Money of " + cents;
    }
}
