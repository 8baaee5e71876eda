package dev.runnel.tck.suite.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Db;
import dev.runnel.Upserted;
import dev.runnel.Upserted.Outcome;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.scenario.mailing.Subscriber;
import dev.runnel.tck.scenario.mailing.Subscribers;
import dev.runnel.tck.scenario.tally.Tallies;
import dev.runnel.tck.suite.Sent;
import dev.runnel.tck.suite.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sets of fields that are unique among the rows in which another field is NULL. A backend without them rejects the model when the Db is built. */
public abstract class PartialUniqueTopic extends Topic {
    private static final Instant LEFT = Instant.parse("2026-11-27T10:00:00Z");
    private static final int WRITERS = 16;

    @Override
    protected List<ModelProvider> models() {
        return capabilities().keys().partialUniques() ? List.of(Subscribers.MODEL) : List.of(Tallies.MODEL);
    }

    private boolean refused() {
        if (capabilities().keys().partialUniques()) {
            return false;
        }
        refuses(ErrorCode.PARTIAL_UNIQUE_UNSUPPORTED, () -> {
            Db.builder()
                    .driver(probe().around(fixture().openEmpty(PoolOptions.DEFAULT)))
                    .models(Subscribers.MODEL)
                    .build();
            return Mono.empty();
        });
        return true;
    }

    private static Subscribers.Create subscriber(String email, int place) {
        return Subscribers.create()
                .email(email)
                .name("n" + place)
                .list("news")
                .place(place)
                .letters(1);
    }

    private Subscriber stored(String email, int place) {
        return get(subscriber(email, place).exec(db()));
    }

    private void leave(Subscriber subscriber) {
        get(Subscribers.update(subscriber).left(LEFT).exec(db()));
    }

    private long count() {
        return get(Subscribers.all().count(db()));
    }

    @Test
    void rowsThatAreNotComparedMayHaveOneValue() {
        if (refused()) {
            return;
        }
        Subscriber first = stored("a@x.org", 1);
        leave(first);
        leave(stored("a@x.org", 1));
        Subscriber third = stored("a@x.org", 1);

        assertThat(list(Subscribers.byEmail("a@x.org").all(db()))).hasSize(3);
        assertThat(get(Subscribers.byEmail("a@x.org")
                        .filter(s -> s.left().isNull())
                        .one(db())))
                .isEqualTo(third);
    }

    @Test
    void aDuplicateAmongTheComparedRowsViolatesTheSet() {
        if (refused()) {
            return;
        }
        Subscriber first = stored("a@x.org", 1);
        Subscriber second = stored("b@x.org", 2);

        ConstraintViolationException email = failure(
                ConstraintViolationException.class,
                () -> subscriber("a@x.org", 3).exec(db()));
        assertThat(email.kind()).isEqualTo(ConstraintViolationException.Kind.UNIQUE);
        assertThat(email.columns()).containsExactly("email");
        ConstraintViolationException place = failure(
                ConstraintViolationException.class,
                () -> Subscribers.update(second).place(1).exec(db()));
        assertThat(place.constraint()).contains("one \"place\"");
        assertThat(place.columns()).containsExactly("list", "place");

        leave(first);
        Subscriber third = stored("a@x.org", 1);
        failure(
                ConstraintViolationException.class,
                () -> Subscribers.update(first).clearLeft().exec(db()));
        assertThat(get(Subscribers.byEmail("a@x.org")
                        .filter(s -> s.left().isNull())
                        .one(db())))
                .isEqualTo(third);
    }

    @Test
    void anUpsertUpdatesTheComparedRow() {
        if (refused()) {
            return;
        }
        Subscriber gone = stored("a@x.org", 1);
        leave(gone);

        Subscriber created = get(Subscribers.upsertByEmail("a@x.org")
                .name("new")
                .list("news")
                .place(1)
                .letters(5)
                .exec(db()));
        Upserted<Subscriber> updated = get(Subscribers.upsertByEmail("a@x.org")
                .onCreate(c -> c.name("x").list("x").place(9).letters(9))
                .onUpdate(u -> u.letters((stored, incoming) -> stored.letters().plus(2)))
                .withOutcome()
                .exec(db()));
        Upserted<Subscriber> kept = get(Subscribers.upsertByListAndPlace("news", 1)
                .onCreate(c -> c.email("x").name("x").letters(9))
                .orGet()
                .withOutcome()
                .exec(db()));

        assertThat(created.id()).isNotEqualTo(gone.id());
        assertThat(updated.outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(updated.row().id()).isEqualTo(created.id());
        assertThat(updated.row().letters()).isEqualTo(7);
        assertThat(kept).isEqualTo(new Upserted<>(Outcome.KEPT, updated.row()));
        assertThat(count()).isEqualTo(2);
        assertThat(get(Subscribers.byId(gone.id()).one(db())).letters()).isEqualTo(1);
    }

    @Test
    void upsertsOfManyRowsUpdateTheComparedOnes() {
        if (refused()) {
            return;
        }
        leave(stored("a@x.org", 1));
        Subscriber there = stored("b@x.org", 2);
        List<Subscribers.Create> rows =
                List.of(subscriber("c@x.org", 3), subscriber("b@x.org", 2), subscriber("a@x.org", 1));
        probe().clear();

        List<Subscriber> got = get(Subscribers.upsertManyByEmail(rows).orGet().exec(db()));
        assertThat(Sent.verbs(probe())).hasSizeLessThanOrEqualTo(4);
        List<Subscriber> written = get(Subscribers.upsertManyByEmail(rows)
                .onUpdate(u -> u.letters((stored, incoming) -> stored.letters().plus(incoming.letters())))
                .exec(db()));

        assertThat(got.get(1)).isEqualTo(there);
        assertThat(written).extracting(Subscriber::email).containsExactly("c@x.org", "b@x.org", "a@x.org");
        assertThat(written).extracting(Subscriber::letters).containsOnly(2);
        assertThat(count()).isEqualTo(4);
    }

    @Test
    void aRecordIsUpsertedByItsKey() {
        if (refused()) {
            return;
        }
        Subscriber gone = stored("a@x.org", 1);
        leave(gone);
        Subscriber there = stored("a@x.org", 1);
        Subscriber again = new Subscriber(UUID.randomUUID(), "a@x.org", "y", "news", 7, 1, Optional.empty());

        failure(
                ConstraintViolationException.class,
                () -> Subscribers.upsert(again).exec(db()));
        failure(
                ConstraintViolationException.class,
                () -> Subscribers.upsertMany(List.of(there, again)).exec(db()));
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void anUpsertSetsNoRowApart() {
        if (refused()) {
            return;
        }
        refuses(
                ErrorCode.NOT_ASSIGNABLE,
                () -> Subscribers.upsertByEmail("a@x.org")
                        .name("new")
                        .list("news")
                        .place(1)
                        .letters(5)
                        .left(LEFT)
                        .exec(db()));
        refuses(
                ErrorCode.NOT_ASSIGNABLE,
                () -> Subscribers.upsertManyByEmail(
                                List.of(subscriber("a@x.org", 1).left(LEFT)))
                        .exec(db()));
        assertThat(failure(
                                InvalidStatementException.class,
                                () -> Subscribers.upsertManyByEmail(List.of(
                                                subscriber("a@x.org", 1),
                                                subscriber("b@x.org", 2).left(LEFT)))
                                        .exec(db()))
                        .names())
                .containsEntry("index", "1");
    }

    @Test
    void upsertsOfOneRowAtOnceGiveOneRow() {
        if (refused()) {
            return;
        }
        leave(stored("a@x.org", 1));
        get(Flux.range(0, WRITERS)
                .flatMap(n -> Subscribers.upsertByEmail("a@x.org")
                        .onCreate(c -> c.name("x").list("news").place(1).letters(1))
                        .onUpdate(u -> u.letters(s -> s.letters().plus(1)))
                        .exec(db()))
                .collectList());

        assertThat(count()).isEqualTo(2);
        assertThat(get(Subscribers.filter(s -> s.left().isNull()).one(db())).letters())
                .isEqualTo(WRITERS);
    }

    @Test
    void theSchemaIsPushedTwice() {
        if (refused()) {
            return;
        }
        stored("a@x.org", 1);
        get(db().pushSchema().then(Mono.just(true)));
        assertThat(count()).isEqualTo(1);
    }
}
