package dev.runnel.spi;

import dev.runnel.type.Storage;
import java.time.Instant;

/**
 * What a backend can do. One constant per backend; the planner asks this and never for a driver's name. What a backend can do it
 * is given; the rest is decomposed, or refused by name.
 *
 * @param name of the backend, for messages and plans: {@code postgresql}
 * @param minimumVersion the oldest server that it was proven on
 */
public record Capabilities(
        String name,
        String minimumVersion,
        Keys keys,
        Reads reads,
        Writes writes,
        Types types,
        Transactions transactions) {

    /**
     * @param uniqueConstraints the store refuses a duplicate of a unique set of columns by itself
     * @param foreignKeys the store refuses to remove a referenced row by itself
     */
    public record Keys(boolean uniqueConstraints, boolean foreignKeys) {}

    /**
     * @param relational it takes {@link SelectRows}: conditions, joins, subqueries, sorting, limits and counts; otherwise
     *     {@link ReadItems}, and the planner does the rest in memory
     * @param arithmetic it computes in conditions
     */
    public record Reads(boolean relational, boolean arithmetic) {}

    /**
     * @param relational it takes {@link InsertRows}, {@link UpdateRows} and {@link DeleteRows}, and gives written rows back;
     *     otherwise {@link TransactItems}
     * @param transactItems the most writes of one transact; without meaning for a relational store
     */
    public record Writes(boolean relational, int transactItems) {}

    /**
     * @param instants the first and the last instant that a column can hold
     */
    public record Types(Range<Instant> instants) {}

    /** Both ends are inside. */
    public record Range<T extends Comparable<? super T>>(T first, T last) {
        public boolean contains(T value) {
            return first.compareTo(value) <= 0 && value.compareTo(last) <= 0;
        }
    }

    /** @param interactive a program can begin, read, write, and then commit or roll back */
    public record Transactions(boolean interactive) {}

    /** Whether columns of a storage type hold only a part of its values. */
    public boolean hasRange(Storage storage) {
        return storage == Storage.INSTANT;
    }

    /** Whether a storage value lies in the exact range that a column of its type has here. */
    public boolean holds(Storage storage, Object value) {
        return !hasRange(storage) || types.instants().contains((Instant) value);
    }

    /** PostgreSQL 15 and later. */
    public static final Capabilities POSTGRESQL = new Capabilities(
            "postgresql",
            "15",
            new Keys(true, true),
            new Reads(true, true),
            new Writes(true, 0),
            new Types(new Range<>(
                    Instant.parse("-4712-01-01T00:00:00Z"), Instant.parse("+294276-12-31T23:59:59.999999Z"))),
            new Transactions(true));

    /** H2 2.4 and later. */
    public static final Capabilities H2 = new Capabilities(
            "h2",
            "2.4",
            new Keys(true, true),
            new Reads(true, true),
            new Writes(true, 0),
            new Types(
                    new Range<>(Instant.parse("-1000000-01-01T00:00:00Z"), Instant.parse("+1000000-01-01T00:00:00Z"))),
            new Transactions(true));

    /** What every key-value store has, and no more: get, query by partition, scan, conditional writes, transact of 100. */
    public static final Capabilities KEY_VALUE = new Capabilities(
            "key_value",
            "1",
            new Keys(false, false),
            new Reads(false, false),
            new Writes(false, 100),
            new Types(new Range<>(Instant.MIN, Instant.MAX)),
            new Transactions(false));
}
