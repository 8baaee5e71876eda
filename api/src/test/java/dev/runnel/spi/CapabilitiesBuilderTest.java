package dev.runnel.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.schema.IdentifierLimits;
import dev.runnel.spi.Capabilities.ItemRead;
import dev.runnel.type.LockWait;
import dev.runnel.type.RowLock;
import dev.runnel.type.StorageType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CapabilitiesBuilderTest {
    /** Every setting has another value than its default. */
    private static final Capabilities ALL = Capabilities.builder("all")
            .minimumVersion("7")
            .names(new IdentifierLimits(63, true))
            .relational(true)
            .uniqueConstraints(true)
            .foreignKeys(true)
            .namedForeignKeys(true)
            .identity(true)
            .identityFollowsMaxKey(true)
            .partialUniques(true)
            .cursors(true)
            .maxInListSize(1)
            .itemReads(ItemRead.SCAN)
            .maxAtomicInsertRows(2)
            .atomicDeleteReturning(true)
            .maxTransactItems(3)
            .upsert(Capabilities.Upsert.BY_TARGET)
            .listedWrites(true)
            .upsertOutcome(true)
            .dates(LocalDate.EPOCH, LocalDate.MAX)
            .datetimes(LocalDate.EPOCH.atStartOfDay(), LocalDateTime.MAX)
            .instants(Instant.EPOCH, Instant.MAX)
            .infinity(true)
            .magnitudes(0.5, 2)
            .decimals(4, 5, 6)
            .maxTextLength(7)
            .maxByteLength(8)
            .maxVarcharLength(9)
            .maxBinaryLength(10)
            .maxPrecision(11)
            .maxKeyTextLength(12)
            .rawSqlTypes(true)
            .sql(true)
            .json(true)
            .verbatimJson(true)
            .jsonb(true)
            .maxLabelBytes(13)
            .caseInsensitiveLabels(true)
            .interactiveTransactions(true)
            .isolations(Isolation.values())
            .lockModes(LockMode.values())
            .rowLocks(RowLock.Strength.SHARE)
            .build();

    @Test
    void aFeatureIsOffUntilItIsSet() {
        Capabilities none = Capabilities.builder("none").build();
        assertThat(none.keys()).isEqualTo(new Capabilities.Keys(false, false, false, false, false, false));
        assertThat(none.reads().relational()).isFalse();
        assertThat(none.reads().limitsLists()).isFalse();
        assertThat(none.writes().relational()).isFalse();
        assertThat(none.transactions().interactive()).isFalse();
        assertThat(none.transactions().locks()).isEmpty();
        assertThat(none.hasRange(StorageType.TEXT)).isFalse();
        assertThat(none.contains(StorageType.F64, Double.POSITIVE_INFINITY)).isFalse();
        assertThat(none.contains(StorageType.DATE, LocalDate.MIN)).isTrue();
    }

    @Test
    void eachSettingGoesToItsPlace() {
        assertThat(ALL.keys()).isEqualTo(new Capabilities.Keys(true, true, true, true, true, true));
        assertThat(ALL.reads()).isEqualTo(new Capabilities.Reads(true, true, true, 1, Set.of(ItemRead.SCAN)));
        assertThat(ALL.writes())
                .isEqualTo(new Capabilities.Writes(true, 2, true, 3, Capabilities.Upsert.BY_TARGET, true, true));
        assertThat(ALL.types())
                .isEqualTo(new Capabilities.Types(
                        new Capabilities.Range<>(LocalDate.EPOCH, LocalDate.MAX),
                        new Capabilities.Range<>(LocalDate.EPOCH.atStartOfDay(), LocalDateTime.MAX),
                        new Capabilities.Range<>(Instant.EPOCH, Instant.MAX),
                        true,
                        new Capabilities.FiniteRange(0.5, 2),
                        new Capabilities.DecimalRange(4, 5, 6),
                        new Capabilities.LengthRange(7),
                        new Capabilities.LengthRange(8),
                        9,
                        10,
                        11,
                        12,
                        new Capabilities.NativeTypes(true, true, true, true, 13, true)));
        assertThat(ALL.transactions().locks())
                .hasSize(LockWait.values().length)
                .allMatch(lock -> lock.strength() == RowLock.Strength.SHARE);
    }

    @Test
    void anotherBackendBeginsWithTheSameSettings() {
        assertThat(ALL.toBuilder("all").build()).isEqualTo(ALL);
        Capabilities other = ALL.toBuilder("other").cursors(false).build();
        assertThat(other.name()).isEqualTo("other");
        assertThat(other.reads()).isEqualTo(new Capabilities.Reads(true, false, true, 1, Set.of(ItemRead.SCAN)));
        assertThat(other.types()).isEqualTo(ALL.types());
    }
}
