package dev.runnel.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.error.InvalidValueException.Reason;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ColumnTypeTest {
    @Test
    void numbersWithoutDigitsBeforeThePointMayBeZero() {
        ColumnType share = new ColumnType.Numeric(2, 2);
        for (String held : new String[] {"0", "0.000", "0E+5", "0.99", "-0.01"}) {
            assertThat(share.violation(new BigDecimal(held))).as(held).isNull();
        }
        for (String more : new String[] {"1", "0.001", "-1.01"}) {
            assertThat(share.violation(new BigDecimal(more))).as(more).isEqualTo(Reason.TOO_MANY_DIGITS);
        }
    }
}
