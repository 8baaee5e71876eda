package dev.runnel.spi;

import dev.runnel.schema.IdentifierLimits;
import dev.runnel.spi.Capabilities.DecimalRange;
import dev.runnel.spi.Capabilities.FiniteRange;
import dev.runnel.spi.Capabilities.LengthRange;
import dev.runnel.spi.Capabilities.NativeTypes;
import dev.runnel.spi.Capabilities.Range;
import dev.runnel.type.LockWait;
import dev.runnel.type.RowLock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Builds {@link Capabilities}, a method for each setting, in any order. {@link Capabilities#builder} has the defaults. Not thread-safe;
 * used up by nothing, so {@link #build} may be called again.
 */
public final class CapabilitiesBuilder {
    private final String name;
    private String minimumVersion = "0";
    private IdentifierLimits names = IdentifierLimits.NONE;

    private boolean uniqueConstraints;
    private boolean foreignKeys;
    private boolean namedForeignKeys;
    private boolean identity;
    private boolean identityFollowsMaxKey;
    private boolean partialUniques;

    private boolean relationalReads;
    private boolean cursors;
    private boolean sql;
    private int maxInListSize = Integer.MAX_VALUE;
    private Set<Capabilities.ItemRead> itemReads =
            Set.of(Capabilities.ItemRead.SCAN, Capabilities.ItemRead.UNIQUE_PREFIX);

    private boolean relationalWrites;
    private int maxAtomicInsertRows = Integer.MAX_VALUE;
    private boolean atomicDeleteReturning;
    private int maxTransactItems = Integer.MAX_VALUE;
    private Capabilities.Upsert upsert = Capabilities.Upsert.NONE;
    private boolean listedWrites;
    private boolean upsertOutcome;

    private Range<LocalDate> dates = new Range<>(LocalDate.MIN, LocalDate.MAX);
    private Range<LocalDateTime> datetimes = new Range<>(LocalDateTime.MIN, LocalDateTime.MAX);
    private Range<Instant> instants = new Range<>(Instant.MIN, Instant.MAX);
    private boolean infinity;
    private FiniteRange floats = FiniteRange.ALL;
    private DecimalRange decimals = new DecimalRange(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
    private LengthRange text = LengthRange.ANY;
    private LengthRange bytes = LengthRange.ANY;
    private int maxVarcharLength = Integer.MAX_VALUE;
    private int maxBinaryLength = Integer.MAX_VALUE;
    private int maxPrecision = Integer.MAX_VALUE;
    private int maxKeyTextLength = Integer.MAX_VALUE;

    private boolean rawSqlTypes;
    private boolean json;
    private boolean verbatimJson;
    private boolean jsonb;
    private int maxLabelBytes;
    private boolean caseInsensitiveLabels;

    private boolean interactiveTransactions;
    private Set<Isolation> isolations = Set.of();
    private Set<LockMode> lockModes = Set.of();
    private Set<RowLock> rowLocks = Set.of();

    CapabilitiesBuilder(String name) {
        this.name = name;
    }

    CapabilitiesBuilder(String name, Capabilities other) {
        this(name);
        minimumVersion = other.minimumVersion();
        names = other.names();
        uniqueConstraints = other.keys().uniqueConstraints();
        foreignKeys = other.keys().foreignKeys();
        namedForeignKeys = other.keys().namedForeignKeys();
        identity = other.keys().identity();
        identityFollowsMaxKey = other.keys().identityFollowsMaxKey();
        partialUniques = other.keys().partialUniques();
        relationalReads = other.reads().relational();
        cursors = other.reads().cursors();
        sql = other.reads().sql();
        maxInListSize = other.reads().maxInListSize();
        itemReads = other.reads().items();
        relationalWrites = other.writes().relational();
        maxAtomicInsertRows = other.writes().maxAtomicInsertRows();
        atomicDeleteReturning = other.writes().atomicDeleteReturning();
        maxTransactItems = other.writes().maxTransactItems();
        upsert = other.writes().upsert();
        listedWrites = other.writes().listedWrites();
        upsertOutcome = other.writes().upsertOutcome();
        dates = other.types().dates();
        datetimes = other.types().datetimes();
        instants = other.types().instants();
        infinity = other.types().infinite();
        floats = other.types().floats();
        decimals = other.types().decimals();
        text = other.types().text();
        bytes = other.types().bytes();
        maxVarcharLength = other.types().maxVarcharLength();
        maxBinaryLength = other.types().maxBinaryLength();
        maxPrecision = other.types().maxPrecision();
        maxKeyTextLength = other.types().maxKeyTextLength();
        rawSqlTypes = other.types().nativeTypes().rawSqlTypes();
        json = other.types().nativeTypes().json();
        verbatimJson = other.types().nativeTypes().verbatimJson();
        jsonb = other.types().nativeTypes().jsonb();
        maxLabelBytes = other.types().nativeTypes().maxLabelBytes();
        caseInsensitiveLabels = other.types().nativeTypes().caseInsensitiveLabels();
        interactiveTransactions = other.transactions().interactive();
        isolations = other.transactions().isolations();
        lockModes = other.transactions().lockModes();
        rowLocks = other.transactions().locks();
    }

    /** The oldest server that the suite has passed on. The driver refuses an older one. Default: {@code "0"}, any. */
    public CapabilitiesBuilder minimumVersion(String version) {
        minimumVersion = version;
        return this;
    }

    /** The limits of names. Default: {@link IdentifierLimits#NONE}. */
    public CapabilitiesBuilder names(IdentifierLimits limits) {
        names = limits;
        return this;
    }

    /** The store refuses a duplicate of a unique set of columns. Default: false. */
    public CapabilitiesBuilder uniqueConstraints(boolean enforced) {
        uniqueConstraints = enforced;
        return this;
    }

    /** The store refuses to delete a referenced row. Default: false. */
    public CapabilitiesBuilder foreignKeys(boolean enforced) {
        foreignKeys = enforced;
        return this;
    }

    /** The error of such a refusal has the name of the foreign key. Default: false. */
    public CapabilitiesBuilder namedForeignKeys(boolean named) {
        namedForeignKeys = named;
        return this;
    }

    /** The store generates a numeric key that an insert leaves out. Default: false. */
    public CapabilitiesBuilder identity(boolean generated) {
        identity = generated;
        return this;
    }

    /** A generated key follows the greatest key in the table, and not the last generated one. Default: false. */
    public CapabilitiesBuilder identityFollowsMaxKey(boolean follows) {
        identityFollowsMaxKey = follows;
        return this;
    }

    /** The store has unique indexes that compare some rows alone. Default: false. */
    public CapabilitiesBuilder partialUniques(boolean supported) {
        partialUniques = supported;
        return this;
    }

    /**
     * The store takes {@link SelectRows}, {@link InsertRows}, {@link UpdateRows} and {@link DeleteRows}, and not {@link ReadItems} and
     * {@link TransactWrite}. Default: false.
     */
    public CapabilitiesBuilder relational(boolean relational) {
        relationalReads = relational;
        relationalWrites = relational;
        return this;
    }

    /** A transaction can keep a {@link ServerCursor} over a select. Default: false. */
    public CapabilitiesBuilder cursors(boolean supported) {
        cursors = supported;
        return this;
    }

    /** The store runs {@link SqlOperation}: SQL of the application. Default: false. */
    public CapabilitiesBuilder sql(boolean supported) {
        sql = supported;
        return this;
    }

    /** The most values of one {@code IN} list. Default: no limit. */
    public CapabilitiesBuilder maxInListSize(int values) {
        maxInListSize = values;
        return this;
    }

    /** The most rows of an {@link InsertRows} that are written all or none. Default: no limit. A key-value store ignores it. */
    public CapabilitiesBuilder maxAtomicInsertRows(int rows) {
        maxAtomicInsertRows = rows;
        return this;
    }

    /** A delete that returns its rows is atomic without a transaction. Default: false. */
    public CapabilitiesBuilder atomicDeleteReturning(boolean atomic) {
        atomicDeleteReturning = atomic;
        return this;
    }

    /** How the database runs {@link UpsertRows}. Default: not at all. */
    public CapabilitiesBuilder upsert(Capabilities.Upsert kind) {
        upsert = kind;
        return this;
    }

    /** The database runs {@link UpdateListedRows} and an {@link UpsertRows} of several rows. Default: false. */
    public CapabilitiesBuilder listedWrites(boolean runs) {
        listedWrites = runs;
        return this;
    }

    /** Whether an upsert by one statement returns whether it inserted the row; false by default. */
    public CapabilitiesBuilder upsertOutcome(boolean returns) {
        upsertOutcome = returns;
        return this;
    }

    /** The most items of a {@link TransactWrite}. Default: no limit. A relational store ignores it. */
    public CapabilitiesBuilder maxTransactItems(int items) {
        maxTransactItems = items;
        return this;
    }

    /** The first and the last date that a column holds. Default: those of {@link LocalDate}. */
    public CapabilitiesBuilder dates(LocalDate first, LocalDate last) {
        dates = new Range<>(first, last);
        return this;
    }

    /** The first and the last date with time that a column holds. Default: those of {@link LocalDateTime}. */
    public CapabilitiesBuilder datetimes(LocalDateTime first, LocalDateTime last) {
        datetimes = new Range<>(first, last);
        return this;
    }

    /** The first and the last instant that a column holds. Default: those of {@link Instant}. */
    public CapabilitiesBuilder instants(Instant first, Instant last) {
        instants = new Range<>(first, last);
        return this;
    }

    /** A column of binary fractions holds the infinities. Default: false. */
    public CapabilitiesBuilder infinity(boolean supported) {
        infinity = supported;
        return this;
    }

    /** The least and the greatest magnitude of a binary fraction that is not zero. Default: those of a double. */
    public CapabilitiesBuilder magnitudes(double least, double greatest) {
        floats = new FiniteRange(least, greatest);
        return this;
    }

    /** The most digits of a decimal without a declared type: before the point, after it, and in all. Default: no limit. */
    public CapabilitiesBuilder decimals(int whole, int fraction, int significant) {
        decimals = new DecimalRange(whole, fraction, significant);
        return this;
    }

    /** The longest text of a column without a declared type, in UTF-16 units. Default: no limit. */
    public CapabilitiesBuilder maxTextLength(int units) {
        text = new LengthRange(units);
        return this;
    }

    /** The most bytes of a column of bytes. Default: no limit. */
    public CapabilitiesBuilder maxByteLength(int length) {
        bytes = new LengthRange(length);
        return this;
    }

    /** The greatest length that a text column can be declared with, in code points. Default: no limit. */
    public CapabilitiesBuilder maxVarcharLength(int codePoints) {
        maxVarcharLength = codePoints;
        return this;
    }

    /** The greatest length that a column of bytes can be declared with. Default: no limit. */
    public CapabilitiesBuilder maxBinaryLength(int length) {
        maxBinaryLength = length;
        return this;
    }

    /** The most digits that a decimal column can be declared with. Default: no limit. */
    public CapabilitiesBuilder maxPrecision(int digits) {
        maxPrecision = digits;
        return this;
    }

    /** The longest text of a key, in code points. Default: no limit. */
    public CapabilitiesBuilder maxKeyTextLength(int codePoints) {
        maxKeyTextLength = codePoints;
        return this;
    }

    /** A column can be declared with any type, by its SQL. Default: false. */
    public CapabilitiesBuilder rawSqlTypes(boolean supported) {
        rawSqlTypes = supported;
        return this;
    }

    /** There is a column type for JSON documents, which are read as text. Default: false. */
    public CapabilitiesBuilder json(boolean supported) {
        json = supported;
        return this;
    }

    /** The column type for JSON documents keeps each text as it was written. Default: false. */
    public CapabilitiesBuilder verbatimJson(boolean verbatim) {
        verbatimJson = verbatim;
        return this;
    }

    /** There is a column type for parsed JSON. Default: false. */
    public CapabilitiesBuilder jsonb(boolean supported) {
        jsonb = supported;
        return this;
    }

    /** There are enum types, whose labels have at most so many bytes of UTF-8. Default: 0, no enum types. */
    public CapabilitiesBuilder maxLabelBytes(int length) {
        maxLabelBytes = length;
        return this;
    }

    /** Labels are not blank, have no spaces around them, and differ in more than the case of letters. Default: false. */
    public CapabilitiesBuilder caseInsensitiveLabels(boolean caseInsensitive) {
        caseInsensitiveLabels = caseInsensitive;
        return this;
    }

    /** A program can begin a transaction, read and write in it, set savepoints, and commit or roll back. Default: false. */
    public CapabilitiesBuilder interactiveTransactions(boolean supported) {
        interactiveTransactions = supported;
        return this;
    }

    /** The features of {@link ReadItems}. Default: {@code SCAN} and {@code UNIQUE_PREFIX}. */
    public CapabilitiesBuilder itemReads(Capabilities.ItemRead... features) {
        itemReads = Set.of(features);
        return this;
    }

    /** The isolation levels that a transaction can ask for. Default: none. */
    public CapabilitiesBuilder isolations(Isolation... levels) {
        isolations = Set.of(levels);
        return this;
    }

    /** The lock modes that a transaction can ask for. Default: none. */
    public CapabilitiesBuilder lockModes(LockMode... modes) {
        lockModes = Set.of(modes);
        return this;
    }

    /** The strengths of row locks, each with every {@link LockWait}. Default: none. */
    public CapabilitiesBuilder rowLocks(RowLock.Strength... strengths) {
        rowLocks = Arrays.stream(strengths)
                .flatMap(strength -> Stream.of(LockWait.values()).map(wait -> new RowLock(strength, wait)))
                .collect(Collectors.toUnmodifiableSet());
        return this;
    }

    public Capabilities build() {
        return new Capabilities(
                name,
                minimumVersion,
                names,
                new Capabilities.Keys(
                        uniqueConstraints,
                        foreignKeys,
                        namedForeignKeys,
                        identity,
                        identityFollowsMaxKey,
                        partialUniques),
                new Capabilities.Reads(relationalReads, cursors, sql, maxInListSize, itemReads),
                new Capabilities.Writes(
                        relationalWrites,
                        maxAtomicInsertRows,
                        atomicDeleteReturning,
                        maxTransactItems,
                        upsert,
                        listedWrites,
                        upsertOutcome),
                new Capabilities.Types(
                        dates,
                        datetimes,
                        instants,
                        infinity,
                        floats,
                        decimals,
                        text,
                        bytes,
                        maxVarcharLength,
                        maxBinaryLength,
                        maxPrecision,
                        maxKeyTextLength,
                        new NativeTypes(rawSqlTypes, json, verbatimJson, jsonb, maxLabelBytes, caseInsensitiveLabels)),
                new Capabilities.Transactions(interactiveTransactions, isolations, lockModes, rowLocks));
    }
}
