package dev.runnel.tck.suite.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.companion.ModelProvider;
import dev.runnel.error.DecodeException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.error.RunnelException;
import dev.runnel.tck.scenario.brittle.Gauge;
import dev.runnel.tck.scenario.brittle.Gauges;
import dev.runnel.tck.suite.Topic;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/**
 * Exceptions of application code while a statement runs: constructors, functions of selections, suppliers of defaults.
 */
public abstract class ApplicationCodeTopic extends Topic {
    @Override
    protected List<ModelProvider> models() {
        return List.of(Gauges.MODEL);
    }

    private static Gauges.Create gauge(int number) {
        return Gauges.create().number(number).level(number).unit("bar");
    }

    @Test
    void aConstructorThatRefusesARow() {
        get(gauge(1).exec(db()));
        refused(() -> gauge(-1).mainNumber(1).exec(db()));
        refused(() -> Gauges.byNumber(-1).one(db()));
        refused(() -> Gauges.all().exec(db()));
        refused(() -> Gauges.all().all(db()).collectList());
        refused(() -> Gauges.all().page(5, db()));
        refused(() -> Gauges.byNumber(1).include(g -> g.others()).one(db()));
        refused(() -> Gauges.all().update().level(7).returning().exec(db()));
        assertThat(get(Gauges.byNumber(-1).select(g -> g.unit()).one(db()))).isEqualTo("bar");
        assertThat(get(Gauges.byNumber(1).one(db())).number()).isOne();
    }

    @Test
    void aFunctionOfASelectionThatThrows() {
        get(Gauges.createMany(List.of(gauge(1), gauge(2).mainNumber(1))).exec(db()));
        for (int arity = 1; arity <= 2; arity++) {
            var failing = arity == 1
                    ? Gauges.all().selectInto((Integer level) -> fail(level), g -> g.level())
                    : Gauges.all()
                            .selectInto((Integer level, String unit) -> fail(level), g -> g.level(), g -> g.unit());
            refused(() -> failing.exec(db()));
            refused(() -> failing.all(db()).collectList());
            refused(() -> failing.first(db()));
            refused(() -> failing.page(1, db()));
        }
        refused(() -> Gauges.all()
                .select(g -> g.others()
                        .selecting(others -> others.selectInto((Integer level) -> fail(level), o -> o.level())))
                .exec(db()));
        assertThat(get(Gauges.all().count(db()))).isEqualTo(2);
    }

    @Test
    void aFunctionOfASelectionThatGivesNull() {
        get(gauge(1).exec(db()));
        var nothing = Gauges.all().selectInto((Integer level) -> ApplicationCodeTopic.<String>absent(), g -> g.level());
        refused(() -> nothing.exec(db()));
        refused(() -> nothing.all(db()).collectList());
        refused(() -> nothing.one(db()));
        refused(() -> nothing.page(1, db()));
    }

    @Test
    void aSupplierOfADefaultThatFails() {
        InvalidValueException failing =
                refusedDefault(() -> Gauges.create().number(1).unit("bar").exec(db()));
        assertThat(failing.field()).isEqualTo("Gauge.level");
        assertThat(failing.reason()).isEqualTo(InvalidValueException.Reason.NOT_SUPPLIED);
        InvalidValueException empty =
                refusedDefault(() -> Gauges.create().number(1).level(1).exec(db()));
        assertThat(empty.field()).isEqualTo("Gauge.unit");
        assertThat(empty.reason()).isEqualTo(InvalidValueException.Reason.NULL);
    }

    private InvalidValueException refusedDefault(Supplier<? extends Mono<?>> statement) {
        probe().clear();
        InvalidValueException refused = failure(InvalidValueException.class, statement);
        hidden(refused);
        assertThat(probe().statements()).isEmpty();
        return refused;
    }

    private static String fail(int level) {
        throw new IllegalStateException(Gauge.SECRET + level);
    }

    /** It says what was thrown and where, and not what the text of that says. */
    private static void refused(Supplier<? extends Mono<?>> statement) {
        DecodeException failed = failure(DecodeException.class, statement);
        hidden(failed);
        assertThat(failed.names()).containsEntry("model", "Gauge");
        if (failed.names().containsKey("thrown")) {
            assertThat(failed.names().get("thrown")).isIn("IllegalArgumentException", "IllegalStateException");
            assertThat(failed.names().get("at")).matches(".*(Gauge\\.<init>|ApplicationCodeTopic\\.fail):\\d+");
        } else {
            assertThat(failed).hasMessageContaining("null");
        }
    }

    private static void hidden(RunnelException failed) {
        assertThat(failed.toString()).doesNotContain(Gauge.SECRET);
        assertThat(failed.getCause()).isNull();
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T absent() {
        @Nullable T none = null;
        return none;
    }
}
