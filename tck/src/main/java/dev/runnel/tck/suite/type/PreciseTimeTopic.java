package dev.runnel.tck.suite.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Condition;
import dev.runnel.companion.ModelProvider;
import dev.runnel.tck.Covers;
import dev.runnel.tck.DriverFixture;
import dev.runnel.tck.scenario.precise.Timing;
import dev.runnel.tck.scenario.precise.Timings;
import dev.runnel.tck.suite.Topic;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Times in columns of a declared precision: truncated towards the past where they are written, and compared as they are. */
public abstract class PreciseTimeTopic extends Topic {
    /** Rounded, each would be another time; the first moment lies before the epoch. */
    private static final Timing GIVEN = new Timing(
            1,
            Instant.parse("1969-12-31T23:59:59.999999999Z"),
            LocalTime.parse("23:59:59.999999"),
            LocalDateTime.parse("2024-02-29T23:59:59.995"),
            Optional.of(OffsetDateTime.parse("2024-12-31T23:59:59.5+00:00")),
            Instant.parse("2024-12-31T23:59:59.999999Z"));

    private static final Timing STORED = new Timing(
            1,
            Instant.parse("1969-12-31T23:59:59.99Z"),
            LocalTime.parse("23:59:59.99"),
            LocalDateTime.parse("2024-02-29T23:59:59.99"),
            Optional.of(OffsetDateTime.parse("2024-12-31T23:59:59+00:00")),
            GIVEN.fine());

    protected PreciseTimeTopic(DriverFixture fixture) {
        super(fixture);
    }

    @Override
    protected List<ModelProvider> models() {
        return List.of(Timings.MODEL);
    }

    @BeforeEach
    void insertTiming() {
        assertThat(get(Timings.insert(GIVEN).exec(db()))).isEqualTo(STORED);
        probe().clear();
    }

    private long count(Function<Timings.Fields<Timing>, Condition<Timing>> condition) {
        return get(Timings.filter(condition::apply).count(db()));
    }

    /** What is read is not truncated: it is what the column holds. */
    private Timing read() {
        return get(Timings.byNumber(1).one(db()));
    }

    @Test
    @Covers({"type_jiff/ty_timestamp_precision_2", "type_jiff/ty_time_precision_2", "type_jiff/ty_datetime_precision_2"
    })
    void whatIsFinerIsDroppedAndNotRounded() {
        assertThat(read()).isEqualTo(STORED);
    }

    @Test
    void manyAtOnceToo() {
        Timing other = new Timing(2, GIVEN.at(), GIVEN.time(), GIVEN.moment(), Optional.empty(), GIVEN.fine());
        Timing third = new Timing(3, GIVEN.fine(), LocalTime.MAX, GIVEN.moment(), GIVEN.second(), GIVEN.fine());
        List<Timing> inserted = get(Timings.insertMany(List.of(other, third)).exec(db()));
        assertThat(inserted)
                .extracting(Timing::at)
                .containsExactly(STORED.at(), Instant.parse("2024-12-31T23:59:59.99Z"));
        assertThat(inserted).extracting(Timing::time).containsExactly(STORED.time(), STORED.time());
        assertThat(list(Timings.all().orderBy(t -> t.number().asc()).all(db())))
                .endsWith(inserted.get(0), inserted.get(1));
    }

    @Test
    void updatesTruncateToo() {
        Timing changed = get(Timings.update(STORED)
                .at(Instant.parse("2025-06-01T10:00:00.019999Z"))
                .time(LocalTime.parse("10:00:00.999"))
                .second(OffsetDateTime.parse("1960-01-01T00:00:00.1+05:45"))
                .exec(db()));
        assertThat(changed.at()).isEqualTo(Instant.parse("2025-06-01T10:00:00.01Z"));
        assertThat(changed.time()).isEqualTo(LocalTime.parse("10:00:00.99"));
        assertThat(changed.second()).contains(OffsetDateTime.parse("1959-12-31T18:15:00Z"));
        assertThat(read().at()).isEqualTo(changed.at());
    }

    @Test
    void finerValuesAreComparedTruthfully() {
        assertThat(count(t -> t.at().eq(GIVEN.at()))).isZero();
        assertThat(count(t -> t.at().lt(GIVEN.at()))).isOne();
        assertThat(count(t -> t.at().ge(GIVEN.at()))).isZero();
        assertThat(count(t -> t.at().eq(STORED.at()))).isOne();
        assertThat(count(t -> t.time().in(List.of(GIVEN.time())))).isZero();
        assertThat(count(t -> t.time().in(List.of(GIVEN.time(), STORED.time()))))
                .isOne();
        assertThat(count(t -> t.moment().ne(GIVEN.moment()))).isOne();
        assertThat(count(t -> t.second().le(GIVEN.second().orElseThrow()))).isOne();
        assertThat(count(t -> t.second().gt(STORED.second().orElseThrow()))).isZero();
        assertThat(count(t -> t.fine().gt(t.at()))).isOne();
    }

    /** The column would round what the database gives it. */
    @Test
    void aFinerColumnIsTruncatedByTheDatabase() {
        if (!capabilities().writes().relational()) {
            return;
        }
        get(Timings.byNumber(1).update().at(t -> t.fine()).exec(db()));
        assertThat(read().at()).isEqualTo(Instant.parse("2024-12-31T23:59:59.99Z"));
        get(Timings.byNumber(1).update().fine(t -> t.at()).exec(db()));
        assertThat(read().fine()).isEqualTo(Instant.parse("2024-12-31T23:59:59.99Z"));
    }
}
