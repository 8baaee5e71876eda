package weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.Deferred;
import dev.runnel.Page;
import dev.runnel.error.ConstraintViolationException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import support.OnH2;

class ReadingRepositoryTest extends OnH2 {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final ReadingRepository readings = new ReadingRepository(db);

    ReadingRepositoryTest() {
        super("weather");
    }

    /** Three days of the peak, every six hours, from 0 degrees up; one reading of the valley; none of the coast. */
    @BeforeEach
    void measure() {
        run(Stations.insertMany(List.of(station("coast"), station("peak"), station("valley")))
                .exec(db));
        List<Reading> measured = new ArrayList<>();
        for (int n = 0; n < 12; n++) {
            measured.add(reading("peak", hours(6 * n), n));
        }
        measured.add(reading("valley", hours(1), 20));
        run(readings.add(measured));
    }

    @Test
    void theNewest() {
        assertThat(list(readings.newest("peak", 3)))
                .extracting(Reading::celsius)
                .containsExactly(11.0, 10.0, 9.0);
        assertThat(list(readings.newest("coast", 3))).isEmpty();
    }

    @Test
    void whatWasTrueAtATime() {
        assertThat(get(readings.at("peak", hours(6))).celsius()).isEqualTo(1);
        assertThat(get(readings.at("peak", hours(6).minusNanos(1))).celsius()).isZero();
        assertThat(readings.at("peak", START.minusSeconds(1)).blockOptional()).isEmpty();
    }

    @Test
    void aRangeIsHalfOpen() {
        assertThat(list(readings.range("peak", hours(6), hours(18))))
                .extracting(Reading::celsius)
                .containsExactly(1.0, 2.0);
    }

    @Test
    void pagesBackInTimeStandStillWhileReadingsCome() {
        Page<Reading> first = get(readings.history("peak", 5, Optional.empty()));
        run(readings.add(List.of(reading("peak", hours(100), 30))));
        Page<Reading> second = get(readings.history("peak", 5, first.next()));
        Page<Reading> third = get(readings.history("peak", 5, second.next()));

        assertThat(first.items()).extracting(Reading::celsius).containsExactly(11.0, 10.0, 9.0, 8.0, 7.0);
        assertThat(second.items()).extracting(Reading::celsius).containsExactly(6.0, 5.0, 4.0, 3.0, 2.0);
        assertThat(third.items()).extracting(Reading::celsius).containsExactly(1.0, 0.0);
        assertThat(third.next()).isEmpty();
    }

    @Test
    void dayByDay() {
        LocalDate first = LocalDate.parse("2026-03-01");
        assertThat(list(readings.days("peak", START, hours(60))))
                .containsExactly(
                        new Day(first, 4, 0, 1.5, 3),
                        new Day(first.plusDays(1), 4, 4, 5.5, 7),
                        new Day(first.plusDays(2), 2, 8, 8.5, 9));
    }

    @Test
    void everyStationWithItsNewest() {
        assertThat(list(readings.current()))
                .extracting(
                        s -> s.readings().get().stream().map(Reading::celsius).toList())
                .containsExactly(List.of(), List.of(11.0), List.of(20.0));
        assertThat(list(readings.silentSince(hours(2)))).extracting(Station::id).containsExactly("coast", "valley");
    }

    @Test
    void forgetsWhatIsOld() {
        assertThat(get(readings.forget("peak", hours(24)))).isEqualTo(4);
        assertThat(list(readings.range("peak", START, hours(99)))).hasSize(8);
        assertThat(list(readings.newest("valley", 1))).hasSize(1);
    }

    @Test
    void aTimeIsMeasuredOnce() {
        assertThatThrownBy(() ->
                        get(readings.add(List.of(reading("peak", hours(100), 1), reading("peak", hours(6), 2)))))
                .isInstanceOf(ConstraintViolationException.class);
        assertThat(list(readings.newest("peak", 1)))
                .extracting(Reading::celsius)
                .containsExactly(11.0);
    }

    private static Instant hours(int hours) {
        return START.plus(hours, ChronoUnit.HOURS);
    }

    private static Station station(String id) {
        return new Station(id, id, Deferred.unloaded());
    }

    private static Reading reading(String station, Instant at, double celsius) {
        return new Reading(station, at, celsius, Deferred.unloaded());
    }
}
