package dev.runnel.tck.scenario;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Defaults for the parts of a key, of which none tells rows apart alone: whatever leaves one out finds the wrong rows. A key has a
 * region and a pair, or a region, a year and a four.
 *
 * @param <T> the type of the part
 */
public abstract class SharedPart<T> implements Supplier<T> {
    private final AtomicLong rows = new AtomicLong();

    protected SharedPart() {}

    /** The part of a row, counted from zero. */
    protected abstract T ofRow(long row);

    /** The region of a row whose id ends with its number. */
    public static String region(UUID id) {
        return new Region().ofRow(id.getLeastSignificantBits());
    }

    /** The pair of a row whose id ends with its number. */
    public static UUID pair(UUID id) {
        return new Pair().ofRow(id.getLeastSignificantBits());
    }

    @Override
    public final T get() {
        return ofRow(rows.getAndIncrement());
    }

    /** A part that alternates from row to row. */
    public static final class Region extends SharedPart<String> {
        @Override
        protected String ofRow(long row) {
            return (row & 1) == 0 ? "north" : "south";
        }
    }

    /** A part that alternates after every two rows. */
    public static final class Year extends SharedPart<Long> {
        @Override
        protected Long ofRow(long row) {
            return 2026 + (row >> 1 & 1);
        }
    }

    /** A part that two consecutive rows share. */
    public static final class Pair extends SharedPart<UUID> {
        @Override
        protected UUID ofRow(long row) {
            return new UUID(2, row >> 1);
        }
    }

    /** A part that four consecutive rows share. */
    public static final class Four extends SharedPart<UUID> {
        @Override
        protected UUID ofRow(long row) {
            return new UUID(4, row >> 2);
        }
    }

    /** A part that four consecutive rows share. */
    public static final class Quarter extends SharedPart<Long> {
        @Override
        protected Long ofRow(long row) {
            return row >> 2;
        }
    }
}
