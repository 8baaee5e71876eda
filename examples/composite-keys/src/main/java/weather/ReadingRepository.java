package weather;

import dev.runnel.MutationResult;
import dev.runnel.Page;
import dev.runnel.Session;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The queries of a weather service about its readings. */
public final class ReadingRepository {
    private final Session session;

    public ReadingRepository(Session session) {
        this.session = session;
    }

    /** Writes what stations measured, all or none; a time that a station has already is {@code ConstraintViolationException}. */
    public Mono<List<Reading>> add(List<Reading> readings) {
        return Readings.insertMany(readings).exec(session);
    }

    /** The newest of a station, the newest first. */
    public Flux<Reading> newest(String station, int count) {
        return Readings.byStationId(station)
                .orderByDesc(r -> r.at())
                .limit(count)
                .all(session);
    }

    /** The last reading at or before a time; empty before the first one. */
    public Mono<Reading> at(String station, Instant time) {
        return Readings.byStationId(station)
                .filter(r -> r.at().le(time))
                .orderByDesc(r -> r.at())
                .first(session);
    }

    /** The readings of a station from a time (inclusive) to another (exclusive), in their order. */
    public Flux<Reading> range(String station, Instant from, Instant until) {
        return inRange(station, from, until).orderBy(r -> r.at().asc()).all(session);
    }

    private static Readings.Query inRange(String station, Instant from, Instant until) {
        return Readings.byStationId(station).filter(r -> r.at().ge(from).and(r.at().lt(until)));
    }

    /** A page back in time; readings that come meanwhile move nothing. */
    public Mono<Page<Reading>> history(String station, int size, Optional<String> cursor) {
        Readings.Query newest = Readings.byStationId(station).orderByDesc(r -> r.at());
        return cursor.map(newest::after).orElse(newest).page(size, session);
    }

    /** A range day by day. One day of readings is in memory at a time, however long the range is. */
    public Flux<Day> days(String station, Instant from, Instant until) {
        return range(station, from, until).bufferUntilChanged(Day::of).map(Day::of);
    }

    /** Every station with its newest reading, or none. */
    public Flux<Station> current() {
        return Stations.all()
                .orderBy(s -> s.name().asc())
                .include(s -> s.readings()
                        .with(r -> r.orderByDesc(reading -> reading.at()).limit(1)))
                .all(session);
    }

    /** Stations that sent nothing from a time on. */
    public Flux<Station> silentSince(Instant time) {
        return Stations.filter(s -> s.readings().none(r -> r.at().ge(time))).all(session);
    }

    /** Removes what a station measured before a time; says how much it was. */
    public Mono<Long> forget(String station, Instant before) {
        return Readings.byStationId(station)
                .filter(r -> r.at().lt(before))
                .delete()
                .exec(session)
                .map(MutationResult::matched);
    }
}
