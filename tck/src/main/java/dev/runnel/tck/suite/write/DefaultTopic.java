package dev.runnel.tck.suite.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.companion.ModelProvider;
import dev.runnel.tck.Covers;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.scenario.defaults.Ticket;
import dev.runnel.tck.scenario.defaults.Tickets;
import dev.runnel.tck.suite.Topic;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The value of a column that a create does not set. */
public abstract class DefaultTopic extends Topic {
    private static final Instant NOON = Instant.parse("2026-04-01T12:00:00.123456Z");

    @Override
    protected List<ModelProvider> models() {
        return List.of(Tickets.MODEL);
    }

    @Test
    @Covers("field_default_and_update/default_expr_on_create")
    void fillsWhatIsNotNamed() {
        Instant before = Instant.now();
        Ticket made = get(Tickets.create().title("t").exec(db()));
        Ticket read = get(Tickets.all().include(t -> t.log()).one(db()));

        assertThat(read).isEqualTo(made);
        assertThat(read.priority()).isEqualTo(-3);
        assertThat(read.open()).isTrue();
        assertThat(read.state()).isEqualTo("it's \"new\" $1");
        assertThat(read.queue()).isEqualTo(UUID.fromString("11111111-2222-4333-8444-555555555555"));
        assertThat(read.epoch()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(read.opened()).isBetween(before.minusMillis(1), Instant.now());
        assertThat(read.note()).contains("none");
        assertThat(read.log().get()).isEmpty();
    }

    @Test
    @Covers("field_default_and_update/default_expr_override")
    void aValueThatIsNamedWins() {
        UUID queue = UUID.randomUUID();
        get(Tickets.create()
                .title("t")
                .priority(7)
                .open(false)
                .state("old")
                .queue(queue)
                .epoch(NOON)
                .opened(NOON)
                .note("n")
                .number(-1)
                .log("l")
                .exec(db()));
        Ticket read = get(Tickets.all().include(t -> t.log()).one(db()));

        assertThat(read.priority()).isEqualTo(7);
        assertThat(read.open()).isFalse();
        assertThat(read.state()).isEqualTo("old");
        assertThat(read.queue()).isEqualTo(queue);
        assertThat(read.epoch()).isEqualTo(NOON);
        assertThat(read.opened()).isEqualTo(NOON);
        assertThat(read.note()).contains("n");
        assertThat(read.number()).isEqualTo(-1);
        assertThat(read.log().get()).isEqualTo("l");
    }

    @Test
    void anAbsentValueThatIsNamedWins() {
        assertThat(get(Tickets.create().title("t").clearNote().exec(db())).note())
                .isEmpty();
    }

    @Test
    void aRecordIsWrittenAsItIs() {
        Ticket made = get(Tickets.create().title("t").clearNote().priority(9).exec(db()));
        get(Tickets.delete(made).exec(db()));

        assertThat(get(Tickets.insert(made).exec(db()))).isEqualTo(made);
    }

    @Test
    void aSupplierIsAskedForEachRowAndEachRun() {
        var many = Tickets.createMany(
                List.of(Tickets.create().title("a"), Tickets.draft().title("b")));
        List<Ticket> first = get(many.exec(db()));
        List<Ticket> second = get(many.exec(db()));
        long start = first.get(0).number();

        assertThat(first).extracting(Ticket::number).containsExactly(start, start + 1);
        assertThat(second).extracting(Ticket::number).containsExactly(start + 2, start + 3);
    }

    @Test
    void nestedRowsHaveThemToo() {
        Ticket whole =
                get(Tickets.create().title("whole").parts(p -> p.title("part")).exec(db()));

        assertThat(whole.parts().get()).extracting(Ticket::priority).containsExactly(-3L);
    }

    @Test
    void anUpdateLeavesThemAlone() {
        Ticket made = get(Tickets.create().title("t").priority(7).exec(db()));

        assertThat(get(Tickets.update(made).title("u").exec(db())).priority()).isEqualTo(7);
    }

    @Test
    void nowIsThatOfTheClockOfTheDb() {
        Clock clock = Clock.fixed(NOON.plusNanos(789), ZoneOffset.UTC);
        TestDb other = TestDb.empty(fixture(), 1, models(), options -> options.withClock(clock));
        other.pushSchema();
        try {
            assertThat(get(Tickets.create().title("t").exec(other.db())).opened())
                    .isEqualTo(NOON);
        } finally {
            other.settle();
            other.close();
        }
    }

    @Test
    @Covers({"field_auto/auto_uuid_v4", "field_auto/auto_uuid_v7"})
    void uuidsAreOfTheVersionThatIsAskedFor() {
        Ticket made = get(Tickets.create().title("t").exec(db()));

        assertThat(made.id().version()).isEqualTo(7);
        assertThat(made.trace().version()).isEqualTo(4);
        assertThat(made.trace().variant()).isEqualTo(2);
        assertThat(get(Tickets.create().title("t").exec(db())).trace()).isNotEqualTo(made.trace());
    }

    @Test
    void aUuidThatIsNamedWinsInAnyColumn() {
        UUID trace = UUID.fromString("f0000000-0000-4000-8000-000000000001");

        assertThat(get(Tickets.create().title("t").trace(trace).exec(db())).trace())
                .isEqualTo(trace);
        assertThat(get(Tickets.filter(t -> t.trace().eq(trace)).one(db())).parentId())
                .isEqualTo(Optional.empty());
    }
}
