package dev.runnel.driver.r2dbc.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** A cancel may keep a parameter from being sent; nobody releases it then, so it must not need to be. */
class WritesOnTheHeapTest {
    private static final PostgresCodecs.Element<Long> LONGS = (value, to) -> to.writeLong(value);

    @Test
    void temporals() {
        assertThat(TemporalCodec.INSTANTS.write(1).isDirect()).isFalse();
    }

    @Test
    void numbers() {
        assertThat(NumericCodec.NUMERICS.write(BigDecimal.TEN).isDirect()).isFalse();
    }

    @Test
    void arrays() {
        ArrayCodec<Long> longs =
                new ArrayCodec<>(Long.class, PostgresqlObjectId.INT8, PostgresqlObjectId.INT8_ARRAY, LONGS);
        assertThat(longs.write(new Long[] {1L}).isDirect()).isFalse();
    }
}
