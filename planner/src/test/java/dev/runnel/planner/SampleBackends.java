package dev.runnel.planner;

import dev.runnel.schema.IdentifierLimits;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Isolation;
import dev.runnel.spi.LockMode;
import dev.runnel.type.RowLock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** The two kinds of backends that plans are made for: a relational one with every feature, and a key-value store. */
public final class SampleBackends {
    public static final Capabilities RELATIONAL = Capabilities.builder("relational")
            .names(new IdentifierLimits(63, true))
            .relational(true)
            .uniqueConstraints(true)
            .foreignKeys(true)
            .namedForeignKeys(true)
            .identity(true)
            .cursors(true)
            .maxAtomicInsertRows(5_000)
            .atomicDeleteReturning(true)
            .dates(LocalDate.of(-4712, 1, 1), LocalDate.of(5_874_897, 12, 31))
            .datetimes(
                    LocalDateTime.parse("-4712-01-01T00:00:00"), LocalDateTime.parse("+294276-12-31T23:59:59.999999"))
            .instants(Instant.parse("-4712-01-01T00:00:00Z"), Instant.parse("+294276-12-31T23:59:59.999999Z"))
            .infinity(true)
            .decimals(131_072, 16_383, 131_072 + 16_383)
            .rawSqlTypes(true)
            .json(true)
            .jsonb(true)
            .maxLabelBytes(63)
            .interactiveTransactions(true)
            .isolations(Isolation.values())
            .lockModes(LockMode.DEFERRED)
            .rowLocks(RowLock.Strength.values())
            .build();

    public static final Capabilities KEY_VALUE = Capabilities.builder("key_value")
            .names(new IdentifierLimits(255, false))
            .atomicDeleteReturning(true)
            .maxTransactItems(100)
            .infinity(true)
            .decimals(126, 130, 38)
            .build();

    private SampleBackends() {}
}
