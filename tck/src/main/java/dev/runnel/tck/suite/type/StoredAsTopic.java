package dev.runnel.tck.suite.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Condition;
import dev.runnel.Db;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.DecodeException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.mapped.Ledger;
import dev.runnel.tck.scenario.mapped.Ledgers;
import dev.runnel.tck.scenario.mapped.RawLedger;
import dev.runnel.tck.scenario.mapped.RawLedgers;
import dev.runnel.tck.suite.Topic;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Types that the model declares to store as texts or bytes: one text for each value, in the order of the values. */
public abstract class StoredAsTopic extends Topic {
    private static final Ledger FIRST = new Ledger(
            1,
            new UUID(0, 0),
            new UUID(0, 1),
            LocalDate.of(1, 1, 1),
            LocalTime.MIDNIGHT,
            LocalDateTime.of(1, 1, 1, 0, 0),
            Instant.parse("0001-01-01T00:00:00Z"),
            OffsetDateTime.parse("0001-01-01T00:00:00Z"),
            new BigDecimal("-0.00001"),
            Optional.empty());

    private static final Ledger SECOND = new Ledger(
            2,
            UUID.fromString("ffeeddcc-0000-7000-8000-0123456789ab"),
            UUID.fromString("ffeeddcc-0000-7000-8000-0123456789ab"),
            LocalDate.of(2024, 2, 29),
            LocalTime.of(23, 59, 59, 999_999_000),
            LocalDateTime.of(2024, 2, 29, 12, 0, 0, 1_000),
            Instant.parse("2024-02-29T12:00:00.1Z"),
            OffsetDateTime.parse("2024-02-29T12:00:00.100001Z"),
            new BigDecimal("1234567890123456789012345678901234567890.5"),
            Optional.of(BigInteger.TEN.pow(50).negate()));

    @Override
    protected List<ModelProvider> models() {
        return List.of(Ledgers.MODEL);
    }

    @BeforeEach
    void insertLedgers() {
        assertThat(get(Ledgers.insertMany(List.of(FIRST, SECOND)).exec(db()))).containsExactly(FIRST, SECOND);
        probe().clear();
    }

    private List<Integer> found(Function<Ledgers.Fields<Ledger>, Condition<Ledger>> condition) {
        return list(Ledgers.filter(condition::apply)
                        .orderBy(f -> f.number().asc())
                        .all(db()))
                .stream()
                .map(Ledger::number)
                .toList();
    }

    @Test
    @Covers({
        "field_column_type/specify_uuid_as_text",
        "field_column_type/specify_uuid_as_bytes",
        "type_jiff/ty_timestamp",
        "type_jiff/ty_timestamp_as_text",
        "type_jiff/ty_date_as_text",
        "type_jiff/ty_time_as_text",
        "type_jiff/ty_datetime_as_text",
        "type_decimal/ty_decimal_as_text",
        "type_bigdecimal/ty_bigdecimal_as_text"
    })
    void valuesComeBackAndColumnsHoldOneTextEach() {
        assertThat(list(Ledgers.all().orderBy(f -> f.number().asc()).all(db()))).containsExactly(FIRST, SECOND);
        RawLedger raw = get(RawLedgers.byNumber(2).one(home().beside(RawLedgers.MODEL)));
        assertThat(raw.uuid()).isEqualTo("ffeeddcc-0000-7000-8000-0123456789ab");
        assertThat(raw.raw()).hasSize(16).startsWith(0xff, 0xee, 0xdd, 0xcc);
        assertThat(raw.day()).isEqualTo("2024-02-29");
        assertThat(raw.time()).isEqualTo("23:59:59.999999");
        assertThat(raw.moment()).isEqualTo("2024-02-29T12:00:00.000001");
        assertThat(raw.instant()).isEqualTo("2024-02-29T12:00:00.100000Z");
        assertThat(raw.offset()).isEqualTo("2024-02-29T12:00:00.100001Z");
        assertThat(raw.amount()).isEqualTo("1234567890123456789012345678901234567890.5");
        assertThat(raw.whole()).contains("-1" + "0".repeat(50));
    }

    @Test
    @Covers("type_jiff/filter_by_timestamp")
    void theyAreComparedAndSorted() {
        assertThat(found(f -> f.uuid().gt(new UUID(Long.MAX_VALUE, 0)))).containsExactly(2);
        assertThat(found(f -> f.day().lt(LocalDate.of(1000, 1, 1)))).containsExactly(1);
        assertThat(found(f -> f.time().eq(LocalTime.MIDNIGHT))).containsExactly(1);
        assertThat(found(f -> f.moment().ge(LocalDateTime.of(2024, 2, 29, 12, 0))))
                .containsExactly(2);
        assertThat(found(f -> f.instant().in(List.of(SECOND.instant())))).containsExactly(2);
        assertThat(found(f -> f.offset().le(OffsetDateTime.parse("2024-02-29T13:00:00.100001+01:00"))))
                .containsExactly(1, 2);
        assertThat(found(f -> f.amount().eq(new BigDecimal("-0.000010")))).containsExactly(1);
        assertThat(found(f -> f.whole().ne(BigInteger.ZERO))).containsExactly(1, 2);
        assertThat(list(Ledgers.all().orderBy(f -> f.instant().desc()).all(db())))
                .containsExactly(SECOND, FIRST);
    }

    @Test
    void finerTimesAreTruncatedAndComparedTruly() {
        Instant fine = Instant.parse("2025-01-01T00:00:00.000000999Z");
        Ledger changed = get(Ledgers.update(FIRST).instant(fine).exec(db()));
        assertThat(changed.instant()).isEqualTo(Instant.parse("2025-01-01T00:00:00Z"));
        assertThat(found(f -> f.instant().eq(fine))).isEmpty();
        assertThat(found(f -> f.instant().lt(fine))).containsExactly(1, 2);
        assertThat(found(f -> f.instant().ge(fine))).isEmpty();
    }

    @Test
    void whatHasNoTextIsRefused() {
        for (InvalidValueException refused : List.of(
                failure(
                        InvalidValueException.class,
                        () -> Ledgers.update(FIRST)
                                .day(LocalDate.of(10_000, 1, 1))
                                .exec(db())),
                failure(
                        InvalidValueException.class,
                        () -> Ledgers.update(FIRST).instant(Instant.MAX).exec(db())),
                failure(
                        InvalidValueException.class,
                        () -> Ledgers.update(FIRST)
                                .amount(new BigDecimal("1E+400000000"))
                                .exec(db())),
                failure(
                        InvalidValueException.class,
                        () -> Ledgers.filter(f -> f.instant().lt(Instant.MIN)).count(db())))) {
            assertThat(refused.reason()).isEqualTo(InvalidValueException.Reason.NOT_MAPPED);
        }
        assertThat(probe().calls()).isEmpty();
    }

    @Test
    void anotherTextOfAValueIsNotRead() {
        Db other = home().beside(RawLedgers.MODEL);
        RawLedger second = get(RawLedgers.byNumber(2).one(other));
        for (RawLedger damaged : List.of(
                with(second, second.uuid().toUpperCase(Locale.ROOT), second.instant(), second.amount()),
                with(second, second.uuid(), "2024-02-29T12:00:00.1Z", second.amount()),
                with(second, second.uuid(), second.instant(), "1.50"))) {
            get(RawLedgers.insert(damaged).exec(other));
            failure(DecodeException.class, () -> Ledgers.byNumber(9).one(db()));
            get(Ledgers.byNumber(9).delete().exec(db()));
        }
    }

    private static RawLedger with(RawLedger raw, String uuid, String instant, String amount) {
        return new RawLedger(
                9, uuid, raw.raw(), raw.day(), raw.time(), raw.moment(), instant, raw.offset(), amount, raw.whole());
    }
}
