package dev.runnel.tck.scenario.brittle;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Default;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Its constructor refuses numbers below zero, and neither of its suppliers supplies anything. */
@Model
public record Gauge(
        @Key int number,
        @Default(supplier = Failing.class) int level,
        @Default(supplier = Empty.class) String unit,
        Optional<Integer> mainNumber,
        @BelongsTo Deferred<Optional<Gauge>> main,
        @HasMany Deferred<List<Gauge>> others) {
    /** A string that no error message contains. */
    public static final String SECRET = "s3cret-value";

    public Gauge {
        if (number < 0) {
            throw new IllegalArgumentException(SECRET + number);
        }
    }

    /** Throws. */
    public static final class Failing implements Supplier<Integer> {
        @Override
        public Integer get() {
            throw new IllegalStateException(SECRET);
        }
    }

    /** Gives null, which no compiler sees. */
    public static final class Empty implements Supplier<String> {
        private @Nullable String nothing;

        @Override
        @SuppressWarnings("NullAway")
        public String get() {
            return nothing;
        }
    }
}
