package dev.runnel.tck.suite.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.error.InvalidValueException;
import dev.runnel.spi.Capabilities;
import dev.runnel.tck.Covers;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.suite.Topic;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Values at the limits of the range of a column. */
public abstract class ValueTopic extends Topic {
    private final Todo some = Sample.TODOS.get(1);

    @BeforeEach
    void seedSample() {
        seed();
    }

    @Test
    @Covers("type_primitives/ty_i64")
    void numbersAtTheEnds() {
        for (long edge : new long[] {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE}) {
            assertThat(get(Todos.update(some).points(edge).exec(db())).points()).isEqualTo(edge);
            assertThat(get(Todos.filter(t -> t.points().eq(edge).and(t.id().eq(some.id())))
                                    .one(db()))
                            .points())
                    .isEqualTo(edge);
        }
    }

    @Test
    void textsOfEveryKind() {
        for (String text : List.of(
                "", " ", "'; drop table todos; --", "\\", "%_", "\uD83D\uDE00\u0301", "a\nb\tc", "x".repeat(20_000))) {
            assertThat(get(Todos.update(some).title(text).exec(db())).title()).isEqualTo(text);
            assertThat(get(Todos.filter(t -> t.title().eq(text).and(t.id().eq(some.id())))
                            .exists(db())))
                    .isTrue();
        }
    }

    @Test
    void textWithNulIsRefused() {
        nothingIsAsked(
                InvalidValueException.Reason.NUL_CHARACTER,
                () -> Todos.update(some).title("a\0b").exec(db()));
        nothingIsAsked(
                InvalidValueException.Reason.NUL_CHARACTER,
                () -> Todos.filter(t -> t.title().eq("a\0b")).count(db()));
        nothingIsAsked(
                InvalidValueException.Reason.NUL_CHARACTER,
                () -> Users.create().name("\0").email("x").exec(db()));
    }

    @Test
    void halfACharacterIsRefused() {
        nothingIsAsked(
                InvalidValueException.Reason.UNPAIRED_SURROGATE,
                () -> Todos.update(some).title("\uD83D").exec(db()));
    }

    @Test
    @Covers("relation_has_many_crud/update_user_with_null_todo_is_err")
    void nullAsARelatedRecordIsRefused() {
        nothingIsAsked(
                InvalidValueException.Reason.NULL,
                () -> Todos.update(some).user((User) null).exec(db()));
        nothingIsAsked(
                InvalidValueException.Reason.NULL,
                () -> Todos.update(some).parent((Todo) null).exec(db()));
        nothingIsAsked(
                InvalidValueException.Reason.NULL,
                () -> Todos.create()
                        .title("t")
                        .points(1)
                        .done(false)
                        .created(Instant.EPOCH)
                        .user((User) null)
                        .category(Sample.CATEGORIES.get(0))
                        .exec(db()));
        nothingIsAsked(
                InvalidValueException.Reason.NULL,
                () -> Todos.filter(t -> t.parent().eq((Todo) null)).exec(db()));
    }

    @Test
    void nullInARequiredFieldIsRefused() {
        nothingIsAsked(
                InvalidValueException.Reason.NULL,
                () -> Todos.update(some).title((String) null).exec(db()));
        nothingIsAsked(
                InvalidValueException.Reason.NULL,
                () -> Users.create().name((String) null).email("x").exec(db()));
    }

    @Test
    void assignedInstantsAreTruncatedToMicroseconds() {
        Instant fine = Instant.parse("2026-05-01T10:00:00.123456789Z");
        Instant kept = Instant.parse("2026-05-01T10:00:00.123456Z");

        assertThat(get(Todos.update(some).due(fine).exec(db())).due()).contains(kept);
        assertThat(get(Todos.byId(some.id()).one(db())).due()).contains(kept);
        assertThat(get(Todos.filter(t -> t.due().eq(fine)).count(db()))).isZero();
        assertThat(get(Todos.filter(t -> t.due().eq(kept)).count(db()))).isEqualTo(1);
        assertThat(get(Todos.filter(t -> t.due().lt(fine).and(t.due().ge(kept))).count(db())))
                .isEqualTo(1);
    }

    @Test
    void instantsLongAgoAndFarAhead() {
        for (Instant instant : List.of(
                Instant.EPOCH,
                Instant.parse("-4000-01-01T00:00:00Z"),
                Instant.parse("0000-12-31T23:59:59.999999Z"),
                Instant.parse("1582-10-10T00:00:00Z"),
                Instant.parse("+250000-01-01T00:00:00.000001Z"))) {
            if (capabilities().types().instants().contains(instant)) {
                assertThat(get(Todos.update(some).due(instant).exec(db())).due())
                        .contains(instant);
                assertThat(get(Todos.filter(t -> t.due().eq(instant)).count(db())))
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void instantsOutsideOfTheRangeOfAColumn() {
        Capabilities.Range<Instant> range = capabilities().types().instants();
        if (range.contains(Instant.MAX)) {
            // no bounds are declared: the ends of the Java type are held
            assertThat(get(Todos.update(some).due(Instant.MIN).exec(db())).due())
                    .contains(Instant.MIN);
            return;
        }
        Instant late = range.last().plusSeconds(1);
        Instant early = range.first().minusSeconds(1);
        for (Instant outside : List.of(late, early)) {
            nothingIsAsked(
                    InvalidValueException.Reason.OUT_OF_RANGE,
                    () -> Todos.update(some).due(outside).exec(db()));
            nothingIsAsked(
                    InvalidValueException.Reason.OUT_OF_RANGE,
                    () -> Sample.creating(some)
                            .id(java.util.UUID.randomUUID())
                            .due(outside)
                            .exec(db()));
        }
        assertThat(get(Todos.update(some).due(range.first()).exec(db())).due()).contains(range.first());
    }

    private void nothingIsAsked(
            InvalidValueException.Reason reason, java.util.function.Supplier<? extends Mono<?>> statement) {
        probe().clear();
        assertThat(failure(InvalidValueException.class, statement).reason()).isEqualTo(reason);
        assertThat(probe().calls()).isEmpty();
    }
}
