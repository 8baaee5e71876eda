package dev.runnel.spi;

import dev.runnel.schema.ColumnType;
import dev.runnel.schema.IdentifierLimits;
import dev.runnel.type.RowLock;
import dev.runnel.type.StorageType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The features and limits of a backend. Each driver has its own, made by {@link #builder}; the planner reads them and never the name.
 * The planner decomposes a statement that needs a feature the backend lacks, or refuses it with {@code UnsupportedFeatureException}.
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

    /**
     * A builder for a backend of this name. Until it is set, every feature is off, every limit is {@link Integer#MAX_VALUE}, and a column
     * holds every value of its type but the infinite numbers: a key-value store whose transact takes any number of items.
     */
    public static CapabilitiesBuilder builder(String name) {
        return new CapabilitiesBuilder(name);
    }

    /** A builder with these settings, for a backend of another name: a fork of a database, or a version of it. */
    public CapabilitiesBuilder toBuilder(String otherName) {
        return new CapabilitiesBuilder(otherName, this);
    }
}
