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
import org.jspecify.annotations.Nullable;

/**
 * The features and limits of a database. Each driver makes its own with {@link #builder}. The
 * planner decides by them, and never by the name of a database.
 *
 * <p>The planner sends an operation to the database if the capabilities declare it. Otherwise it plans several
 * operations with steps in memory, or rejects the statement with {@code UnsupportedFeatureException} before any I/O.
 * {@code DriverTck} of {@code runnel-tck} tests that a driver supports each capability that it declares.
 *
 * @param name the name of the database for error texts and plans, for example {@code postgresql}
 * @param minimumVersion the oldest version of the server that the driver is tested with
 * @param names the limits of identifiers, and whether the database has schemas
 * @param keys the capabilities that concern keys and constraints
 * @param reads the capabilities that concern reads
 * @param writes the capabilities that concern writes
 * @param types the ranges of stored values and the declared types
 * @param transactions the capabilities that concern transactions and locks
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
     * DynamoDB, whose statements need a permission to scan a table. A transactional call writes at most 100 items; numbers have 38 digits, and
     * times and dates lie in the years 1 to 9999.
     */
    public static final Capabilities DYNAMODB = builder("dynamodb")
            .minimumVersion("2012-08-10")
            .names(new IdentifierLimits(255, false))
            .atomicDeleteReturning(true)
            .maxTransactItems(100)
            .decimals(126, 130, 38)
            .maxPrecision(38)
            .magnitudes(1e-130, 9.99e125)
            .dates(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31))
            .datetimes(LocalDateTime.parse("0001-01-01T00:00:00"), LocalDateTime.parse("9999-12-31T23:59:59.999999"))
            .instants(Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("9999-12-31T23:59:59.999999Z"))
            .maxTextLength(130_000)
            .maxByteLength(390_000)
            .itemReads(ItemRead.SEQUENCE, ItemRead.ANY_OF, ItemRead.CONDITION, ItemRead.COUNT, ItemRead.EVENTUAL)
            .build();

    /**
     * Capabilities that concern keys and constraints.
     *
     * @param uniqueConstraints whether the database rejects a duplicate in a unique set of columns
     * @param foreignKeys whether the database rejects the deletion of a referenced row, and a reference to a missing
     *     row
     * @param namedForeignKeys whether its error names the violated foreign key
     * @param identity whether the database generates a numeric key that an insert leaves out
     * @param identityFollowsMaxKey whether a generated key is greater than each existing key, including keys that an
     *     insert has set; otherwise it follows the last generated key
     * @param partialUniques whether the database has unique indexes that compare some rows alone
     */
    public record Keys(
            boolean uniqueConstraints,
            boolean foreignKeys,
            boolean namedForeignKeys,
            boolean identity,
            boolean identityFollowsMaxKey,
            boolean partialUniques) {}

    /**
     * Capabilities that concern reads.
     *
     * @param relational whether the database runs {@link SelectRows}: conditions, joins, subqueries, sorting, limits
     *     and counts. Otherwise it runs {@link ReadItems}, and the executor does the rest in memory
     * @param cursors whether a transaction supports {@link ServerCursor}s; the executor opens none otherwise
     * @param sql whether the database runs {@link SqlOperation} and {@link TableExpr.SqlFragment}: SQL of the
     *     application
     * @param maxInListSize the maximum number of elements of a list parameter; {@code Integer.MAX_VALUE} for no limit
     * @param items the features of {@link ReadItems}; without meaning for a relational database
     */
    public record Reads(boolean relational, boolean cursors, boolean sql, int maxInListSize, Set<ItemRead> items) {
        public Reads {
            items = Set.copyOf(items);
        }

        /** Returns whether {@link ReadItems} has a feature. */
        public boolean has(ItemRead feature) {
            return items.contains(feature);
        }

        /** Returns whether lists have a maximum number of elements. */
        public boolean limitsLists() {
            return maxInListSize < Integer.MAX_VALUE;
        }
    }

    /** A feature of {@link ReadItems}. */
    public enum ItemRead {
        /** A statement scans a table without the permission of the application. */
        SCAN,
        /** The first columns of a unique constraint find items, as those of an index do. */
        UNIQUE_PREFIX,
        /** The store runs a {@link ReadItems.Sequence}. */
        SEQUENCE,
        /** The store runs a {@link ReadItems.AnyOf}. */
        ANY_OF,
        /** The store applies {@link ReadItems#condition}. */
        CONDITION,
        /** The store counts items. */
        COUNT,
        /** The store has reads that may return values that are not the latest ones. */
        EVENTUAL
    }

    /**
     * Capabilities that concern writes.
     *
     * @param relational whether the database runs {@link InsertRows}, {@link UpdateRows} and {@link DeleteRows}, and
     *     returns written rows. Otherwise it runs {@link TransactWrite}
     * @param maxAtomicInsertRows the maximum number of rows that one {@link InsertRows} writes atomically. A longer one
     *     may write some of its rows before it fails. Without meaning for a key-value store
     * @param atomicDeleteReturning whether a {@link DeleteRows} that returns rows is atomic by itself; otherwise the
     *     executor runs it in a transaction
     * @param maxTransactItems the maximum number of writes of one {@link TransactWrite}; without meaning for a
     *     relational database
     * @param upsert how the database runs {@link UpsertRows}
     * @param listedWrites whether the database runs {@link UpdateListedRows}, and an {@link UpsertRows} of several rows as {@code upsert}
     *     declares it; otherwise the executor writes row after row
     * @param upsertOutcome whether an {@link UpsertRows} returns whether it inserted the row; otherwise the executor updates the row, and
     *     inserts it if there is none
     */
    public record Writes(
            boolean relational,
            int maxAtomicInsertRows,
            boolean atomicDeleteReturning,
            int maxTransactItems,
            Upsert upsert,
            boolean listedWrites,
            boolean upsertOutcome) {}

    /** How a database inserts a row or updates the existing one by one statement. */
    public enum Upsert {
        /** The database does not. The executor updates the row, and inserts it if there is none. */
        NONE,
        /** The statement chooses the row by the target, whatever other unique constraints the new row violates. */
        BY_TARGET,
        /** As {@link #BY_TARGET}, if the new row violates no other unique constraint. */
        BY_ONE_CONSTRAINT,
        /** As {@link #BY_ONE_CONSTRAINT}. The statement always updates the existing row, without a condition. */
        UPDATE_ONLY
    }

    /**
     * The ranges of the values that columns store. A storage type that is not listed here stores all of its values.
     *
     * @param dates the range of {@code LocalDate}
     * @param datetimes the range of {@code LocalDateTime}
     * @param instants the range of {@code Instant}
     * @param infinite whether floating-point columns store infinities
     * @param floats the range of the other floating-point numbers
     * @param decimals the range of a decimal column without a declared type
     * @param text the maximum length of a text column without a declared type, in UTF-16 units
     * @param bytes the maximum length of a column of bytes, in bytes
     * @param maxVarcharLength the maximum length with which a text column may be declared, in code points
     * @param maxBinaryLength the maximum length with which a column of bytes may be declared, in bytes
     * @param maxPrecision the maximum precision with which a decimal column may be declared, in digits
     * @param maxKeyTextLength the maximum length of a text in a key, in code points
     * @param nativeTypes the native types of the database in which text is stored
     */
    public record Types(
            Range<LocalDate> dates,
            Range<LocalDateTime> datetimes,
            Range<Instant> instants,
            boolean infinite,
            FiniteRange floats,
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
                case F32, F64 -> infinite ? LengthRange.ANY : floats;
                case BOOL, I16, I32, I64, UUID, TIME -> LengthRange.ANY;
            };
        }

        /** Returns whether a column may be declared with this type. */
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

        /**
         * Returns whether a column stores each value that it accepts exactly, so that a row which was written need not
         * be read to know its values. A parsed JSON document has another text. A type in SQL may round, pad or
         * truncate.
         *
         * @param declared the declared type; null for the default of the storage type
         */
        public boolean isExact(@Nullable ColumnType declared) {
            if (declared instanceof ColumnType.Json json) {
                return !json.parsed() && nativeTypes.verbatimJson();
            }
            return !(declared instanceof ColumnType.RawSql);
        }
    }

    /**
     * Native types of the database. To Runnel, their values are text.
     *
     * @param rawSqlTypes whether a column may have any type that the database knows, written in SQL
     * @param json whether the database has a type that stores the text of JSON documents
     * @param verbatimJson whether that type stores the text unchanged
     * @param jsonb whether the database has a type that stores JSON documents in parsed form
     * @param maxLabelBytes the maximum length of a label of a native enum, in bytes of UTF-8; 0 if the database has no
     *     native enums
     * @param caseInsensitiveLabels whether labels of an enum must differ in more than case, must not be blank, and must
     *     not begin or end with a space
     */
    public record NativeTypes(
            boolean rawSqlTypes,
            boolean json,
            boolean verbatimJson,
            boolean jsonb,
            int maxLabelBytes,
            boolean caseInsensitiveLabels) {
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

    /** The storage values that a column can store. {@code toString} describes the range for error texts. */
    public sealed interface ValueRange permits Range, DecimalRange, FiniteRange, LengthRange {
        /**
         * Returns whether the range contains a storage value.
         *
         * @param value a carrier of the storage type, not null
         */
        boolean contains(Object value);
    }

    /**
     * A range of ordered values, both ends included.
     *
     * @param first the least value
     * @param last the greatest value
     * @param <T> the carrier of the storage type
     */
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
     * A range of decimals. Zeros at the beginning and end of a number do not count as digits.
     *
     * @param whole the maximum number of digits before the decimal point
     * @param fraction the maximum number of digits after the decimal point
     * @param significant the maximum number of digits in total
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

    /**
     * Finite floating-point numbers: zero, and the numbers of certain magnitudes.
     *
     * @param least the least magnitude of a number that is not zero
     * @param greatest the greatest magnitude
     */
    public record FiniteRange(double least, double greatest) implements ValueRange {
        /** All finite floating-point numbers. */
        public static final FiniteRange ALL = new FiniteRange(Double.MIN_VALUE, Double.MAX_VALUE);

        @Override
        public boolean contains(Object value) {
            double magnitude = Math.abs(((Number) value).doubleValue());
            return magnitude == 0 || magnitude >= least && magnitude <= greatest;
        }

        @Override
        public String toString() {
            return equals(ALL) ? "finite numbers" : "zero and magnitudes from " + least + " to " + greatest;
        }
    }

    /**
     * The texts or byte arrays up to a length.
     *
     * @param most the maximum length, in UTF-16 units or bytes
     */
    public record LengthRange(int most) implements ValueRange {
        /**
         * No limit: the greatest length of a Java string or array. It also stands for the range of a type that stores
         * all of its values.
         */
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
     * Capabilities that concern transactions.
     *
     * @param interactive whether an application can begin a transaction, set savepoints, run statements one by one, and
     *     commit or roll back
     * @param isolations the isolation levels that a transaction may request
     * @param lockModes the lock modes that a transaction may request
     * @param locks the row locks that a query may request
     */
    public record Transactions(
            boolean interactive, Set<Isolation> isolations, Set<LockMode> lockModes, Set<RowLock> locks) {
        public Transactions {
            isolations = Set.copyOf(isolations);
            lockModes = Set.copyOf(lockModes);
            locks = Set.copyOf(locks);
        }
    }

    /** Returns whether columns of a storage type store only some of its values. */
    public boolean hasRange(StorageType storage) {
        return types.of(storage) != LengthRange.ANY;
    }

    /** Returns the values that columns of a storage type store. */
    public ValueRange range(StorageType storage) {
        return types.of(storage);
    }

    /** Returns whether a column of the storage type, without a declared type, can store the value. */
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
