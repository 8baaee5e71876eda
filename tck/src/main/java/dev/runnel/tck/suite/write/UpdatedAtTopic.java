package dev.runnel.tck.suite.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Db;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.OptimisticLockException;
import dev.runnel.tck.Covers;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.scenario.stamped.Note;
import dev.runnel.tck.scenario.stamped.Notes;
import dev.runnel.tck.suite.Sent;
import dev.runnel.tck.suite.Topic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Timestamps that creates and updates set automatically. */
public abstract class UpdatedAtTopic extends Topic {
    private static final Instant FIRST = Instant.parse("2026-04-01T12:00:00.123456Z");
    private static final Instant SECOND = FIRST.plus(Duration.ofDays(1)).plusMillis(1);
    private static final Instant NAMED = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant DEFAULT = Instant.parse("2026-01-02T03:04:05Z");

    private final Watch watch = new Watch();
    private TestDb timed;

    /** A clock that stands until it is set, or advances by a step at each reading. */
    private static final class Watch extends Clock {
        private volatile Instant now = FIRST;
        private volatile Duration step = Duration.ZERO;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            Instant shown = now;
            now = shown.plus(step);
            return shown;
        }
    }

    @Override
    protected List<ModelProvider> models() {
        return List.of(Notes.MODEL);
    }

    @BeforeEach
    void openTimed() {
        timed = closing(TestDb.empty(fixture(), 1, models(), options -> options.withClock(watch)));
        timed.pushSchema();
    }

    private Db at(Instant now) {
        watch.now = now;
        return timed.db();
    }

    private Note made(String text) {
        return get(Notes.create().text(text).exec(at(FIRST)));
    }

    private Note read() {
        return get(Notes.all().include(n -> n.hidden()).one(timed.db()));
    }

    private static void isStamped(Note note, Instant at) {
        assertThat(note.updated()).isEqualTo(at);
        assertThat(note.day()).isEqualTo(at.atOffset(ZoneOffset.UTC).toLocalDate());
        assertThat(note.time()).isEqualTo(at.atOffset(ZoneOffset.UTC).toLocalTime());
        assertThat(note.local()).isEqualTo(at.atOffset(ZoneOffset.UTC).toLocalDateTime());
        assertThat(note.zoned().toInstant()).isEqualTo(at);
        assertThat(note.seen()).contains(at);
        assertThat(note.hidden().get()).isEqualTo(at);
    }

    @Test
    @Covers("field_default_and_update/update_expr_on_create")
    void aCreateSetsIt() {
        Note made = made("a");

        isStamped(made, FIRST);
        assertThat(read()).isEqualTo(made);
        assertThat(get(Notes.create().text("b").parts(p -> p.text("c")).exec(at(SECOND)))
                        .parts()
                        .get())
                .extracting(Note::updated)
                .containsExactly(SECOND);
    }

    @Test
    void anUpdateThatSkipsEqualRowsSetsItInTheOthers() {
        Note a = made("a");
        made("b");

        assertThat(get(Notes.all().update().text("a").skippingEqual().exec(at(SECOND)))
                        .changed())
                .hasValue(1);
        List<Note> notes = list(Notes.all()
                .include(n -> n.hidden())
                .orderBy(n -> n.version().asc())
                .all(timed.db()));
        isStamped(notes.get(0), FIRST);
        assertThat(notes.get(0).id()).isEqualTo(a.id());
        isStamped(notes.get(1), SECOND);

        assertThat(get(Notes.update(a).text("a").skippingEqual().exec(at(SECOND)))
                        .updated())
                .isEqualTo(FIRST);
        assertThat(get(Notes.update(a).updated(NAMED).skippingEqual().exec(at(SECOND)))
                        .day())
                .isEqualTo(SECOND.atOffset(ZoneOffset.UTC).toLocalDate());
    }

    @Test
    void aCreateReadsTheClockOnceForAllItsRows() {
        watch.step = Duration.ofSeconds(1);

        Note made = get(Notes.create()
                .text("a")
                .parts(p -> p.text("b").parts(q -> q.text("c")))
                .parts(p -> p.text("d"))
                .exec(at(FIRST)));
        assertThat(made.created()).isEqualTo(FIRST);
        List<Note> rows = list(Notes.all().include(n -> n.hidden()).all(timed.db()));
        assertThat(rows).hasSize(4).allSatisfy(note -> {
            isStamped(note, FIRST);
            assertThat(note.created()).isEqualTo(note.updated());
        });

        List<Note> several = get(Notes.createMany(
                        List.of(Notes.create().text("e"), Notes.create().text("f")))
                .exec(at(SECOND)));
        assertThat(several).hasSize(2).allSatisfy(note -> {
            assertThat(note.created()).isEqualTo(SECOND);
            assertThat(note.updated()).isEqualTo(SECOND);
        });
    }

    @Test
    @Covers({"field_default_and_update/update_expr_on_update", "field_default_and_update/auto_on_timestamp_fields"})
    void anUpdateOfARecordSetsIt() {
        Note made = made("a");
        Note updated = get(Notes.update(made).text("b").exec(at(SECOND)));

        isStamped(updated, SECOND);
        assertThat(updated.created()).isEqualTo(FIRST);
        assertThat(updated.version()).isEqualTo(2);
        assertThat(read()).isEqualTo(updated);
    }

    @Test
    void anUpdateOfAQuerySetsItInEachRow() {
        made("a");
        made("b");
        timed.probe().clear();
        assertThat(get(Notes.all().update().text("c").exec(at(SECOND))).matched())
                .isEqualTo(2);

        if (capabilities().writes().relational()) {
            assertThat(Sent.verbs(timed.probe())).containsExactly("update");
        }
        assertThat(list(Notes.all().include(n -> n.hidden()).all(timed.db())))
                .hasSize(2)
                .allSatisfy(note -> {
                    isStamped(note, SECOND);
                    assertThat(note.created()).isEqualTo(FIRST);
                });
    }

    @Test
    void theTimeIsThatOfEachRun() {
        made("a");
        var update = Notes.all().update().text("b").returning();

        assertThat(get(update.exec(at(SECOND)))).extracting(Note::updated).containsExactly(SECOND);
        Instant third = SECOND.plusSeconds(1);
        assertThat(get(update.exec(at(third)))).extracting(Note::updated).containsExactly(third);
    }

    @Test
    @Covers("field_default_and_update/update_expr_override_on_update")
    void aValueThatIsNamedWins() {
        Note made = get(Notes.create().text("a").updated(NAMED).clearSeen().exec(at(FIRST)));
        assertThat(made.updated()).isEqualTo(NAMED);
        assertThat(made.seen()).isEmpty();
        assertThat(made.zoned().toInstant()).isEqualTo(FIRST);

        Note updated = get(Notes.update(made).updated(NAMED).clearSeen().exec(at(SECOND)));
        assertThat(updated.updated()).isEqualTo(NAMED);
        assertThat(updated.seen()).isEmpty();
        assertThat(updated.zoned().toInstant()).isEqualTo(SECOND);

        get(Notes.all().update().updated(NAMED.plusSeconds(1)).exec(at(SECOND)));
        assertThat(read().updated()).isEqualTo(NAMED.plusSeconds(1));
    }

    @Test
    @Covers("field_default_and_update/default_and_update_on_same_field")
    void withADefaultThatIsForANewRow() {
        Note made = made("a");
        assertThat(made.reviewed()).isEqualTo(DEFAULT);
        assertThat(get(Notes.update(made).text("b").exec(at(SECOND))).reviewed())
                .isEqualTo(SECOND);

        Note named = get(Notes.create().text("c").reviewed(NAMED).exec(at(FIRST)));
        assertThat(named.reviewed()).isEqualTo(NAMED);
        assertThat(get(Notes.update(named).reviewed(FIRST).exec(at(SECOND))).reviewed())
                .isEqualTo(FIRST);
    }

    @Test
    void anInsertedRecordKeepsItsOwn() {
        Note made = made("a");
        get(Notes.delete(made).exec(timed.db()));

        assertThat(get(Notes.insert(made).exec(at(SECOND)))).isEqualTo(made);
        assertThat(read()).isEqualTo(made);
    }

    @Test
    void aWriteThatIsNotDoneSetsNothing() {
        Note made = made("a");
        Note updated = get(Notes.update(made).text("b").exec(at(SECOND)));

        failure(
                OptimisticLockException.class,
                () -> Notes.update(made).text("c").exec(at(SECOND.plusSeconds(1))));
        assertThat(read()).isEqualTo(updated);
    }

    @Test
    void nothingElseIsRefusedAsBefore() {
        Note made = get(Notes.create().text("a").exec(db()));

        refuses(ErrorCode.EMPTY_UPDATE, () -> Notes.update(made).exec(db()));
        refuses(ErrorCode.EMPTY_UPDATE, () -> Notes.all().update().exec(db()));
    }

    @Test
    void theClockOfADbIsTheSystemsUnlessOneIsSet() {
        Instant before = Instant.now();
        Note made = get(Notes.create().text("a").exec(db()));
        Note updated = get(Notes.update(made).text("b").exec(db()));

        assertThat(updated.updated()).isBetween(made.updated(), Instant.now());
        assertThat(made.updated()).isBetween(before.minusMillis(1), Instant.now());
        assertThat(updated.seen()).isEqualTo(Optional.of(updated.updated()));
    }
}
