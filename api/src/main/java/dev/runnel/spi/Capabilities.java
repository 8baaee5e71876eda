package dev.runnel.spi;

import dev.runnel.schema.ColumnType;
import dev.runnel.schema.IdentifierLimits;
import dev.runnel.type.LockWait;
import dev.runnel.type.RowLock;
import dev.runnel.type.StorageType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a backend can do. One constant per backend; the planner asks this and never for a driver's name. What a backend can do it
 * is given; the rest is decomposed, or refused by name.
 *
 * @param name of the backend, for messages and plans: {@code postgresql}
 * @param minimumVersion the oldest server that it was proven on
 * @param names how long names may be, and whether there are schemas
 */
public record Capabilities(
        String name,
        String minimumVersion,
        IdentifierLimits names,
        Keys keys,
        Reads reads,
        Writes writes,
        Types types,
        Transactions transactions) {

    /**
     * @param uniqueConstraints the store refuses a duplicate of a unique set of columns by itself
     * @param foreignKeys the store refuses to remove a referenced row by itself
     * @param namedForeignKeys and says which one refers to it
     * @param identity the store counts up a numeric key that an insert leaves out
     * @param identityFollowsMaxKey from the greatest key that is there, also one that was named; otherwise from the last one that it counted
     */
    public record Keys(
            boolean uniqueConstraints,
            boolean foreignKeys,
            boolean namedForeignKeys,
            boolean identity,
            boolean identityFollowsMaxKey) {}

    /**
     * @param relational it takes {@link SelectRows}: conditions, joins, subqueries, sorting, limits and counts; otherwise
     *     {@link ReadItems}, and the planner does the rest in memory
     * @param arithmetic it computes in conditions
     * @param cursors a transaction keeps a {@link ServerCursor} over a select; nobody asks for one where there are none
     * @param maxInListSize the most values of one list
     */
    public record Reads(boolean relational, boolean arithmetic, boolean cursors, int maxInListSize) {
        /** Whether there are lists that it does not take. */
        public boolean limitsLists() {
            return maxInListSize < Integer.MAX_VALUE;
        }
    }

    /**
     * @param relational it takes {@link InsertRows}, {@link UpdateRows} and {@link DeleteRows}, and gives written rows back;
     *     otherwise {@link TransactWrite}
     * @param maxAtomicInsertRows the most rows of an {@link InsertRows} that are all written or none; of more, some may be. Without meaning
     *     for a store that is not relational
     * @param atomicDeleteReturning a removal that gives rows back is all or nothing by itself; otherwise it takes a transaction around it
     * @param maxTransactItems the most writes of one transact; without meaning for a relational store
     */
    public record Writes(
            boolean relational, int maxAtomicInsertRows, boolean atomicDeleteReturning, int maxTransactItems) {}

    /**
     * The exact ranges of columns. Those of the other storage types hold every value.
     *
     * @param infinite whether a column of binary fractions holds the infinities
     * @param decimals of a decimal column without a declared type
     * @param text of a text column without a declared type, in UTF-16 units
     * @param bytes of a column of bytes
     * @param maxVarcharLength the most code points that a column may be declared with
     * @param maxBinaryLength the most bytes that a column may be declared with
     * @param maxPrecision the most digits that a column may be declared with
     * @param maxKeyTextLength how long a text may be that is a key, in code points
     * @param nativeTypes the types of its own that texts lie in
     */
    public record Types(
            Range<LocalDate> dates,
            Range<LocalDateTime> datetimes,
            Range<Instant> instants,
            boolean infinite,
            DecimalRange decimals,
            LengthRange text,
            LengthRange bytes,
            int maxVarcharLength,
            int maxBinaryLength,
            int maxPrecision,
            int maxKeyTextLength,
            NativeTypes nativeTypes) {
        private ValueRange of(StorageType storage) {
            return switch (storage) {
                case DATE -> dates;
                case DATETIME -> datetimes;
                case INSTANT -> instants;
                case DECIMAL -> decimals;
                case TEXT -> text;
                case BYTES -> bytes;
                case F32, F64 -> infinite ? LengthRange.ANY : new FiniteRange();
                case BOOL, I16, I32, I64, UUID, TIME -> LengthRange.ANY;
            };
        }

        /** The same ranges with other types of the database's own. */
        private Types having(NativeTypes others) {
            return new Types(
                    dates,
                    datetimes,
                    instants,
                    infinite,
                    decimals,
                    text,
                    bytes,
                    maxVarcharLength,
                    maxBinaryLength,
                    maxPrecision,
                    maxKeyTextLength,
                    others);
        }

        /** Whether a column may be declared with this type. */
        public boolean takes(ColumnType declared) {
            if (declared instanceof ColumnType.Varchar text) {
                return text.length() <= maxVarcharLength;
            }
            if (declared instanceof ColumnType.Binary bytes) {
                return bytes.length() <= maxBinaryLength;
            }
            if (declared instanceof ColumnType.RawSql) {
                return nativeTypes.rawSqlTypes();
            }
            if (declared instanceof ColumnType.Json json) {
                return json.parsed() ? nativeTypes.jsonb() : nativeTypes.json();
            }
            if (declared instanceof ColumnType.Enumerated labels) {
                return nativeTypes.takes(labels.labels());
            }
            return !(declared instanceof ColumnType.Numeric decimal) || decimal.precision() <= maxPrecision;
        }
    }

    /**
     * Types of a database's own.
     *
     * @param rawSqlTypes whichever it knows by a text of SQL
     * @param json one of texts of JSON
     * @param jsonb one of what such texts mean
     * @param maxLabelBytes how long a label of an enum may be, in bytes of UTF-8; 0 where there are none
     * @param caseInsensitiveLabels whether labels are not blank, have no spaces around them, and differ in more than the case of letters
     */
    public record NativeTypes(
            boolean rawSqlTypes, boolean json, boolean jsonb, int maxLabelBytes, boolean caseInsensitiveLabels) {
        /** Texts are texts. */
        public static final NativeTypes NONE = new NativeTypes(false, false, false, 0, false);

        private boolean takes(List<String> enumerated) {
            Stream<String> different =
                    enumerated.stream().map(label -> caseInsensitiveLabels ? label.toUpperCase(Locale.ROOT) : label);
            return enumerated.stream().allMatch(this::takes)
                    && different.distinct().count() == enumerated.size();
        }

        private boolean takes(String label) {
            return label.getBytes(StandardCharsets.UTF_8).length <= maxLabelBytes
                    && (!caseInsensitiveLabels || !label.isBlank() && label.equals(label.strip()));
        }
    }

    /** Which values of a storage type a column holds. Prints for messages. */
    public sealed interface ValueRange permits Range, DecimalRange, FiniteRange, LengthRange {
        boolean contains(Object value);
    }

    /** Both ends are inside. */
    public record Range<T extends Comparable<? super T>>(T first, T last) implements ValueRange {
        @Override
        @SuppressWarnings("unchecked")
        public boolean contains(Object value) {
            return first.compareTo((T) value) <= 0 && last.compareTo((T) value) >= 0;
        }

        @Override
        public String toString() {
            return first + " to " + last;
        }
    }

    /**
     * @param whole the most digits before the point
     * @param fraction the most digits after it
     * @param significant the most digits in all, without zeros around them
     */
    public record DecimalRange(int whole, int fraction, int significant) implements ValueRange {
        @Override
        public boolean contains(Object value) {
            BigDecimal decimal = ((BigDecimal) value).stripTrailingZeros();
            return decimal.precision() - decimal.scale() <= whole
                    && decimal.scale() <= fraction
                    && decimal.precision() <= significant;
        }

        @Override
        public String toString() {
            return significant + " digits, " + whole + " before the point and " + fraction + " after it";
        }
    }

    /** No infinity. */
    public record FiniteRange() implements ValueRange {
        @Override
        public boolean contains(Object value) {
            return Double.isFinite(((Number) value).doubleValue());
        }

        @Override
        public String toString() {
            return "finite numbers";
        }
    }

    /** @param most the most units of a value */
    public record LengthRange(int most) implements ValueRange {
        /** More than a value can have. */
        public static final LengthRange ANY = new LengthRange(Integer.MAX_VALUE);

        @Override
        public boolean contains(Object value) {
            return (value instanceof byte[] bytes ? bytes.length : ((String) value).length()) <= most;
        }

        @Override
        public String toString() {
            return "a length of " + most;
        }
    }

    /**
     * @param interactive a program can begin, set savepoints, read, write, and then commit or roll back
     * @param isolations what a transaction may ask for
     * @param lockModes what it may ask for
     * @param locks what rows may be locked with
     */
    public record Transactions(
            boolean interactive, Set<Isolation> isolations, Set<LockMode> lockModes, Set<RowLock> locks) {
        public Transactions {
            isolations = Set.copyOf(isolations);
            lockModes = Set.copyOf(lockModes);
            locks = Set.copyOf(locks);
        }
    }

    /** Whether columns of a storage type hold only a part of its values. */
    public boolean hasRange(StorageType storage) {
        return types.of(storage) != LengthRange.ANY;
    }

    /** What columns of a storage type hold. */
    public ValueRange range(StorageType storage) {
        return types.of(storage);
    }

    /** Whether a storage value lies in the exact range that a column of its type has here. */
    public boolean contains(StorageType storage, Object value) {
        return !hasRange(storage) || range(storage).contains(value);
    }

    /** Of these strengths, however long they wait. */
    private static Set<RowLock> locks(RowLock.Strength... strengths) {
        return Stream.of(strengths)
                .flatMap(strength -> Stream.of(LockWait.values()).map(wait -> new RowLock(strength, wait)))
                .collect(Collectors.toSet());
    }

    /** Its longest varchar and varbinary. */
    private static final int H2_LONGEST = 1_048_576;

    private static final int H2_LONGEST_ARRAY = 65_536;

    /** PostgreSQL 14 and later. */
    public static final Capabilities POSTGRESQL = new Capabilities(
            "postgresql",
            "14",
            new IdentifierLimits(63, true),
            new Keys(true, true, true, true, false),
            new Reads(true, true, true, Integer.MAX_VALUE),
            new Writes(true, 5_000, true, 0),
            new Types(
                    new Range<>(LocalDate.of(-4712, 1, 1), LocalDate.of(5_874_897, 12, 31)),
                    new Range<>(
                            LocalDateTime.parse("-4712-01-01T00:00:00"),
                            LocalDateTime.parse("+294276-12-31T23:59:59.999999")),
                    new Range<>(
                            Instant.parse("-4712-01-01T00:00:00Z"), Instant.parse("+294276-12-31T23:59:59.999999Z")),
                    true,
                    new DecimalRange(131_072, 16_383, 131_072 + 16_383),
                    LengthRange.ANY,
                    LengthRange.ANY,
                    10_485_760,
                    Integer.MAX_VALUE,
                    1_000,
                    Integer.MAX_VALUE,
                    new NativeTypes(true, true, true, 63, false)),
            new Transactions(
                    true, EnumSet.allOf(Isolation.class), Set.of(LockMode.DEFERRED), locks(RowLock.Strength.values())));

    /**
     * H2 2.4 and later. A name may be of 256 characters, but H2 makes an index for a constraint and calls it after that, with up to 15 more:
     * a database with an index whose name is too long does not open again. What it calls serializable does not find write skew.
     */
    public static final Capabilities H2 = new Capabilities(
            "h2",
            "2.4",
            new IdentifierLimits(240, true),
            new Keys(true, true, true, true, false),
            new Reads(true, true, false, H2_LONGEST_ARRAY),
            new Writes(true, 5_000, false, 0),
            new Types(
                    new Range<>(LocalDate.of(-1_000_000, 1, 1), LocalDate.of(1_000_000, 1, 1)),
                    new Range<>(
                            LocalDateTime.parse("-1000000-01-01T00:00:00"),
                            LocalDateTime.parse("+1000000-01-01T00:00:00")),
                    new Range<>(Instant.parse("-1000000-01-01T00:00:00Z"), Instant.parse("+1000000-01-01T00:00:00Z")),
                    true,
                    new DecimalRange(100_000, 16_383, 100_000),
                    new LengthRange(H2_LONGEST),
                    new LengthRange(H2_LONGEST),
                    H2_LONGEST / 2,
                    H2_LONGEST,
                    100_000,
                    Integer.MAX_VALUE,
                    new NativeTypes(true, true, false, H2_LONGEST, true)),
            new Transactions(
                    true,
                    EnumSet.of(Isolation.READ_COMMITTED, Isolation.REPEATABLE_READ),
                    Set.of(LockMode.DEFERRED),
                    locks(RowLock.Strength.UPDATE)));

    /**
     * SQLite's longest text and blob, in bytes. Of UTF-8 a UTF-16 unit takes three at most, and a code point four; of bytes in a list each takes
     * two.
     */
    private static final int SQLITE_LONGEST = 1_000_000_000;

    /**
     * SQLite 3.45 and later. Decimals, times and UUIDs are texts there. Only one transaction writes at a time, so there are no locks of rows, and
     * every transaction is serializable.
     */
    public static final Capabilities SQLITE = new Capabilities(
            "sqlite",
            "3.45",
            new IdentifierLimits(255, false, true, false, "sqlite_"),
            new Keys(true, true, false, true, true),
            new Reads(true, true, false, Integer.MAX_VALUE),
            new Writes(true, 5_000, true, 0),
            new Types(
                    new Range<>(LocalDate.of(0, 1, 1), LocalDate.of(9999, 12, 31)),
                    new Range<>(
                            LocalDateTime.parse("0000-01-01T00:00:00"),
                            LocalDateTime.parse("9999-12-31T23:59:59.999999")),
                    new Range<>(Instant.parse("0000-01-01T00:00:00Z"), Instant.parse("9999-12-31T23:59:59.999999Z")),
                    true,
                    new DecimalRange(100_000, 16_383, 100_000),
                    new LengthRange(SQLITE_LONGEST / 3),
                    new LengthRange(SQLITE_LONGEST / 3),
                    SQLITE_LONGEST / 4,
                    SQLITE_LONGEST / 3,
                    100_000,
                    Integer.MAX_VALUE,
                    new NativeTypes(true, false, false, 0, false)),
            new Transactions(true, Set.of(Isolation.SERIALIZABLE), EnumSet.allOf(LockMode.class), Set.of()));

    /** The range of an index is found for so many values of a list and more, in the memory that it has for that. */
    private static final int MARIADB_LISTED = 16_384;

    /** A statement has 16 MB unless the server is set up otherwise; of UTF-8 a UTF-16 unit takes three bytes at most, and more where it is escaped. */
    private static final int MARIADB_LONGEST = 2_000_000;

    /** An index takes 3,072 bytes, and so a quarter of that in characters. */
    private static final int MARIADB_KEY = 768;

    /**
     * MariaDB 10.11 and later. A double is finite there, a decimal has 65 digits, and what it calls serializable waits for locks where others find
     * write skew, so that one of two who wait for each other in the program waits in vain.
     */
    public static final Capabilities MARIADB = new Capabilities(
            "mariadb",
            "10.11.18",
            new IdentifierLimits(64, true, true, true, ""),
            new Keys(true, true, true, true, true),
            new Reads(true, true, false, MARIADB_LISTED),
            new Writes(true, 5_000, true, 0),
            new Types(
                    new Range<>(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31)),
                    new Range<>(
                            LocalDateTime.parse("0001-01-01T00:00:00"),
                            LocalDateTime.parse("9999-12-31T23:59:59.999999")),
                    new Range<>(Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("9999-12-31T23:59:59.999999Z")),
                    false,
                    new DecimalRange(35, 30, 65),
                    new LengthRange(MARIADB_LONGEST),
                    new LengthRange(MARIADB_LONGEST),
                    16_000,
                    255,
                    65,
                    MARIADB_KEY,
                    new NativeTypes(true, true, false, 255, true)),
            new Transactions(
                    true,
                    EnumSet.of(Isolation.READ_COMMITTED, Isolation.REPEATABLE_READ),
                    Set.of(LockMode.DEFERRED),
                    locks(RowLock.Strength.values())));

    /**
     * MySQL 8.4 and later: what MariaDB has. A snapshot does not find there what was changed since, and would overwrite it, so there is
     * none.
     */
    public static final Capabilities MYSQL = new Capabilities(
            "mysql",
            "8.4",
            MARIADB.names(),
            MARIADB.keys(),
            MARIADB.reads(),
            MARIADB.writes(),
            MARIADB.types().having(new NativeTypes(true, false, false, 255, true)),
            new Transactions(
                    true,
                    EnumSet.of(Isolation.READ_COMMITTED),
                    Set.of(LockMode.DEFERRED),
                    locks(RowLock.Strength.values())));

    /** What every key-value store has, and no more: get, query by partition, scan, conditional writes, transact of 100. */
    public static final Capabilities KEY_VALUE = new Capabilities(
            "key_value",
            "1",
            new IdentifierLimits(255, false),
            new Keys(false, false, false, false, false),
            new Reads(false, false, false, Integer.MAX_VALUE),
            new Writes(false, 0, true, 100),
            new Types(
                    new Range<>(LocalDate.MIN, LocalDate.MAX),
                    new Range<>(LocalDateTime.MIN, LocalDateTime.MAX),
                    new Range<>(Instant.MIN, Instant.MAX),
                    true,
                    new DecimalRange(126, 130, 38),
                    LengthRange.ANY,
                    LengthRange.ANY,
                    Integer.MAX_VALUE,
                    Integer.MAX_VALUE,
                    38,
                    Integer.MAX_VALUE,
                    NativeTypes.NONE),
            new Transactions(false, Set.of(), Set.of(), Set.of()));
}
