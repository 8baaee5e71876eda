package dev.runnel.tck.suite.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Condition;
import dev.runnel.Deferred;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.InvalidValueException;
import dev.runnel.error.NotFoundException;
import dev.runnel.tck.scenario.types.Album;
import dev.runnel.tck.scenario.types.Albums;
import dev.runnel.tck.scenario.types.Coin;
import dev.runnel.tck.scenario.types.Coins;
import dev.runnel.tck.scenario.types.Photos;
import dev.runnel.tck.scenario.types.Purses;
import dev.runnel.tck.suite.Topic;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/**
 * Keys and indexed columns of declared types: a value out of range equals none of their values, also through an index.
 */
public abstract class NarrowKeyTopic extends Topic {
    private static final BigDecimal FACE = new BigDecimal("1.00");
    private static final BigDecimal FINER = new BigDecimal("1.001");

    @Override
    protected List<ModelProvider> models() {
        return List.of(Coins.MODEL, Purses.MODEL, Albums.MODEL, Photos.MODEL);
    }

    @BeforeEach
    void createCoin() {
        get(Coins.create()
                .face(FACE)
                .rank(1)
                .weight(0.1f)
                .code("abc")
                .purses(p -> p.number(1))
                .exec(db()));
    }

    @Test
    void aFinerKeyIsNoKey() {
        assertThat(list(Coins.byFace(FINER).all(db()))).isEmpty();
        assertThat(get(Coins.byFace(new BigDecimal("1.000")).one(db())).face()).isEqualTo(FACE);
        assertThat(list(Coins.byFaces(List.of(FINER, new BigDecimal("0.999"))).all(db())))
                .isEmpty();
        assertThat(list(Coins.byFaces(List.of(FINER, BigDecimal.ONE)).all(db())))
                .hasSize(1);
        failure(NotFoundException.class, () -> Coins.byFace(FINER).one(db()));
        assertThat(get(Coins.byFace(FINER).update().rank(2).exec(db())).matched())
                .isZero();
        assertThat(get(Coins.byFace(FINER).delete().exec(db())).matched()).isZero();
        assertThat(list(Purses.byCoinFace(FINER).all(db()))).isEmpty();
        assertThat(list(Purses.byCoinFace(BigDecimal.ONE).all(db()))).hasSize(1);
        assertThat(list(Coins.filter(c -> c.purses().any(p -> p.coinFace().eq(FINER)))
                        .all(db())))
                .isEmpty();
    }

    @Test
    void aFinerKeyIsNotWritten() {
        for (String face : List.of("1.001", "1000")) {
            InvalidValueException refused = failure(
                    InvalidValueException.class,
                    () -> Coins.create()
                            .face(new BigDecimal(face))
                            .rank(2)
                            .weight(1)
                            .code("d")
                            .exec(db()));
            assertThat(refused.field()).isEqualTo("Coin.face");
            assertThat(failure(
                                    InvalidValueException.class,
                                    () -> Purses.create()
                                            .number(2)
                                            .coinFace(new BigDecimal(face))
                                            .exec(db()))
                            .field())
                    .isEqualTo("Purse.coinFace");
        }
    }

    /** Also where nobody names it: the database would cut it to the key of another row, or refuse it as one too many. */
    @Test
    void aKeyThatAForeignKeyDoesNotHoldIsNotRelated() {
        get(Albums.create().title("abc").photos(p -> p.number(1)).exec(db()));
        probe().clear();
        tooLong(() ->
                Photos.create().number(2).album(Albums.draft().title("abcd")).exec(db()));
        tooLong(() -> Albums.create().title("abcd").photos(p -> p.number(2)).exec(db()));
        tooLong(() -> Photos.create()
                .number(2)
                .album(new Album("abcd", Deferred.unloaded()))
                .exec(db()));
        assertThat(list(Photos.filter(p -> p.album().title().eq("abc")).all(db())))
                .hasSize(1);
    }

    private void tooLong(Supplier<? extends Mono<?>> statement) {
        InvalidValueException refused = failure(InvalidValueException.class, statement);
        assertThat(refused.reason()).isEqualTo(InvalidValueException.Reason.TOO_LONG);
        assertThat(refused.field()).isEqualTo("Photo.albumTitle");
        assertThat(probe().calls()).isEmpty();
    }

    @Test
    void whatIsWiderThanItsColumnIsCompared() {
        holds(c -> c.rank().eq(40_000L), false);
        holds(c -> c.rank().eq(65_537L), false);
        holds(c -> c.rank().eq(4_294_967_297L), false);
        holds(c -> c.rank().in(List.of(1L, 65_537L)), true);
        holds(c -> c.rank().in(List.of(65_537L, 4_294_967_297L)), false);
        holds(c -> c.rank().lt(40_000L), true);
        holds(c -> c.rank().gt(-4_294_967_297L), true);
        holds(c -> c.rank().between(-40_000L, 40_000L), true);
        holds(c -> c.weight().eq(0.1), false);
        holds(c -> c.weight().eq((double) 0.1f), true);
        holds(c -> c.weight().in(List.of(0.1, 1e300)), false);
        holds(c -> c.weight().in(List.of(0.1, (double) 0.1f)), true);
        holds(c -> c.weight().gt(0.1), true);
        holds(c -> c.weight().le(0.1), false);
        holds(c -> c.weight().lt(1e300), true);
        holds(c -> c.code().eq("abcd"), false);
        holds(c -> c.code().eq("abc "), false);
        holds(c -> c.code().in(List.of("abcd", "abc ")), false);
        holds(c -> c.code().lt("abc "), true);
        holds(c -> c.face().gt(new BigDecimal("0.999")), true);
        holds(c -> c.face().lt(FINER), true);
        holds(c -> c.face().ge(FINER), false);
        holds(c -> c.face().between(new BigDecimal("0.9999"), new BigDecimal("99999999")), true);
        holds(c -> c.face().lt(new BigDecimal("1E+20")), true);
    }

    private void holds(Function<Coins.Fields<Coin>, Condition<Coin>> condition, boolean expected) {
        assertThat(get(Coins.filter(condition::apply).count(db()))).isEqualTo(expected ? 1 : 0);
        assertThat(get(Coins.filter(c -> condition.apply(c).not()).count(db()))).isEqualTo(expected ? 0 : 1);
    }
}
