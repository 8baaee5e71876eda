package guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.Db;
import dev.runnel.error.InvalidValueException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class KeysTypesAndNamesTest extends Guide {
    @Test
    void compositeKeys() {
        Db theatre = Db.builder()
                .url("r2dbc:h2:mem:///guide_theatre")
                .models(Seats.MODEL)
                .tablePrefix("app_")
                .build();

        get(theatre.pushSchema());
        get(Seats.createMany(List.of(seat(1, "Ann", "12.5"), seat(2, "Bob", "9.75")))
                .exec(theatre));

        Mono<Seat> one = Seats.byKey("Red", 1).one(theatre);
        Flux<Seat> some = Seats.byKeys(List.of(new Seats.Key("Red", 1), new Seats.Key("Red", 2)))
                .all(theatre);
        Flux<Seat> guests =
                Seats.filter(s -> s.guest().unwrapped().startsWith("A")).all(theatre);

        assertThat(get(one).guest()).isEqualTo(new Guest("Ann"));
        assertThat(get(some)).hasSize(2);
        assertThat(get(guests)).extracting(Seat::number).containsExactly(1);
        assertThatThrownBy(() -> get(seat(3, "Cy", "0.125").exec(theatre))).isInstanceOf(InvalidValueException.class);
        get(theatre.close());
    }

    @Test
    void partitions() {
        Db weather = Db.builder()
                .url("r2dbc:h2:mem:///guide_weather")
                .models(Readings.MODEL)
                .build();
        Instant from = Instant.parse("2026-03-01T00:00:00Z");
        Instant until = from.plus(1, ChronoUnit.DAYS);

        get(weather.pushSchema());
        get(Readings.insertMany(List.of(
                        new Reading("roof", from, 1.5),
                        new Reading("roof", from.plusSeconds(60), 2.5),
                        new Reading("roof", until, 3.5),
                        new Reading("cellar", until, 11)))
                .exec(weather));

        Flux<Reading> newest =
                Readings.bySensor("roof").orderByDesc(r -> r.taken()).limit(2).all(weather);
        Flux<Reading> day = Readings.bySensor("roof")
                .filter(r -> r.taken().ge(from).and(r.taken().lt(until)))
                .orderBy(r -> r.taken().asc())
                .all(weather);

        assertThat(get(newest)).extracting(Reading::celsius).containsExactly(3.5, 2.5);
        assertThat(get(day)).extracting(Reading::celsius).containsExactly(1.5, 2.5);
        get(weather.close());
    }

    private static Seats.Create seat(int number, String guest, String price) {
        return Seats.create().hall("Red").number(number).guest(new Guest(guest)).price(new BigDecimal(price));
    }
}
