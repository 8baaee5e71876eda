package dev.runnel.driver.r2dbc;

import dev.runnel.schema.IdentifierLimits;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.CapabilitiesBuilder;
import dev.runnel.spi.Isolation;
import dev.runnel.spi.LockMode;
import dev.runnel.type.RowLock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** The capabilities of the supported databases, one constant per database. */
public final class DatabaseCapabilities {
    private static final int ATOMIC_INSERT_ROWS = 5_000;

    /** PostgreSQL 14 and later. */
    public static final Capabilities POSTGRESQL = relational("postgresql")
            .minimumVersion("14")
            .names(new IdentifierLimits(63, true))
            .namedForeignKeys(true)
            .cursors(true)
            .atomicDeleteReturning(true)
            .upsert(Capabilities.Upsert.BY_TARGET)
            .listedWrites(true)
            .upsertOutcome(true)
            .partialUniques(true)
            .dates(LocalDate.of(-4712, 1, 1), LocalDate.of(5_874_897, 12, 31))
            .datetimes(
                    LocalDateTime.parse("-4712-01-01T00:00:00"), LocalDateTime.parse("+294276-12-31T23:59:59.999999"))
            .instants(Instant.parse("-4712-01-01T00:00:00Z"), Instant.parse("+294276-12-31T23:59:59.999999Z"))
            .infinity(true)
            .decimals(131_072, 16_383, 131_072 + 16_383)
            .maxVarcharLength(10_485_760)
            .maxPrecision(1_000)
            .json(true)
            .verbatimJson(true)
            .jsonb(true)
            .maxLabelBytes(63)
            .isolations(Isolation.values())
            .lockModes(LockMode.DEFERRED)
            .rowLocks(RowLock.Strength.values())
            .build();

    /** The maximum length of varchar and varbinary in H2. */
    private static final int H2_LONGEST = 1_048_576;

    private static final int H2_LONGEST_ARRAY = 65_536;

    /**
     * H2 2.4 and later. H2 accepts a name of 256 characters, but names the index of a constraint after it, with up to 15 more characters,
     * and cannot reopen a database with an index whose name is too long. Its serializable level does not detect write skew, so it is not
     * offered.
     */
    public static final Capabilities H2 = relational("h2")
            .minimumVersion("2.4")
            .names(new IdentifierLimits(240, true))
            .namedForeignKeys(true)
            .upsert(Capabilities.Upsert.BY_TARGET)
            .listedWrites(true)
            .maxInListSize(H2_LONGEST_ARRAY)
            .dates(LocalDate.of(-1_000_000, 1, 1), LocalDate.of(1_000_000, 1, 1))
            .datetimes(LocalDateTime.parse("-1000000-01-01T00:00:00"), LocalDateTime.parse("+1000000-01-01T00:00:00"))
            .instants(Instant.parse("-1000000-01-01T00:00:00Z"), Instant.parse("+1000000-01-01T00:00:00Z"))
            .infinity(true)
            .decimals(100_000, 16_383, 100_000)
            .maxTextLength(H2_LONGEST)
            .maxByteLength(H2_LONGEST)
            .maxVarcharLength(H2_LONGEST / 2)
            .maxBinaryLength(H2_LONGEST)
            .maxPrecision(100_000)
            .json(true)
            .maxLabelBytes(H2_LONGEST)
            .caseInsensitiveLabels(true)
            .isolations(Isolation.READ_COMMITTED, Isolation.REPEATABLE_READ)
            .lockModes(LockMode.DEFERRED)
            .rowLocks(RowLock.Strength.UPDATE)
            .build();

    /**
     * The maximum length of text and blob in SQLite, in bytes. In UTF-8 a UTF-16 unit takes at most three bytes and a code point four. In a
     * list each byte takes two.
     */
    private static final int SQLITE_LONGEST = 1_000_000_000;

    /**
     * SQLite 3.45 and later. It stores decimals, times and UUIDs as text. Only one transaction writes at a time, so there are no row locks,
     * and every transaction is serializable.
     */
    public static final Capabilities SQLITE = relational("sqlite")
            .minimumVersion("3.45")
            .names(new IdentifierLimits(255, false, true, false, "sqlite_"))
            .identityFollowsMaxKey(true)
            .atomicDeleteReturning(true)
            .upsert(Capabilities.Upsert.BY_ONE_CONSTRAINT)
            .listedWrites(true)
            .partialUniques(true)
            .dates(LocalDate.of(0, 1, 1), LocalDate.of(9999, 12, 31))
            .datetimes(LocalDateTime.parse("0000-01-01T00:00:00"), LocalDateTime.parse("9999-12-31T23:59:59.999999"))
            .instants(Instant.parse("0000-01-01T00:00:00Z"), Instant.parse("9999-12-31T23:59:59.999999Z"))
            .infinity(true)
            .decimals(100_000, 16_383, 100_000)
            .maxTextLength(SQLITE_LONGEST / 3)
            .maxByteLength(SQLITE_LONGEST / 3)
            .maxVarcharLength(SQLITE_LONGEST / 4)
            .maxBinaryLength(SQLITE_LONGEST / 3)
            .maxPrecision(100_000)
            .isolations(Isolation.SERIALIZABLE)
            .lockModes(LockMode.values())
            .build();

    /** MariaDB stops using an index for an IN list of this many values, because the memory that it reserves for ranges is too small. */
    private static final int MARIADB_IN_LIST = 16_384;

    /**
     * A statement has at most 16 MB unless the server is configured otherwise. In UTF-8 a UTF-16 unit takes at most three bytes, and more
     * if it is escaped.
     */
    private static final int MARIADB_LONGEST = 2_000_000;

    /** An index entry has at most 3,072 bytes, and a character takes four. */
    private static final int MARIADB_KEY = 768;

    /**
     * MariaDB 10.11.18 and later. A double is finite, and a decimal has at most 65 digits. The serializable level waits for locks instead
     * of detecting write skew. Two transactions that wait for each other in the application would never end, so it is not offered.
     */
    public static final Capabilities MARIADB = mysqlFamily("mariadb")
            .minimumVersion("10.11.18")
            .json(true)
            .verbatimJson(true)
            .isolations(Isolation.READ_COMMITTED, Isolation.REPEATABLE_READ)
            .build();

    /**
     * MySQL 8.4 and later. A MySQL snapshot does not detect a later change of a row and would overwrite it, so repeatable read is not
     * offered.
     */
    public static final Capabilities MYSQL = mysqlFamily("mysql")
            .minimumVersion("8.4")
            .isolations(Isolation.READ_COMMITTED)
            .build();

    private DatabaseCapabilities() {}

    /** The settings that all five databases share. */
    private static CapabilitiesBuilder relational(String name) {
        return Capabilities.builder(name)
                .relational(true)
                .uniqueConstraints(true)
                .foreignKeys(true)
                .identity(true)
                .maxAtomicInsertRows(ATOMIC_INSERT_ROWS)
                .rawSqlTypes(true)
                .sql(true)
                .interactiveTransactions(true);
    }

    /** The settings that MySQL and MariaDB share. */
    private static CapabilitiesBuilder mysqlFamily(String name) {
        return relational(name)
                .names(new IdentifierLimits(64, true, true, true, ""))
                .namedForeignKeys(true)
                .identityFollowsMaxKey(true)
                .maxInListSize(MARIADB_IN_LIST)
                .atomicDeleteReturning(true)
                .upsert(Capabilities.Upsert.UPDATE_ONLY)
                .listedWrites(true)
                .dates(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31))
                .datetimes(
                        LocalDateTime.parse("0001-01-01T00:00:00"), LocalDateTime.parse("9999-12-31T23:59:59.999999"))
                .instants(Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("9999-12-31T23:59:59.999999Z"))
                .decimals(35, 30, 65)
                .maxTextLength(MARIADB_LONGEST)
                .maxByteLength(MARIADB_LONGEST)
                .maxVarcharLength(16_000)
                .maxBinaryLength(255)
                .maxPrecision(65)
                .maxKeyTextLength(MARIADB_KEY)
                .maxLabelBytes(255)
                .caseInsensitiveLabels(true)
                .lockModes(LockMode.DEFERRED)
                .rowLocks(RowLock.Strength.values());
    }
}
