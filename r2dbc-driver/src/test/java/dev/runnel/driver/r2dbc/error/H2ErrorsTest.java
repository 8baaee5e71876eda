package dev.runnel.driver.r2dbc.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.error.ConflictException;
import dev.runnel.error.DriverException;
import io.r2dbc.h2.H2DatabaseExceptionFactory;
import org.h2.api.ErrorCode;
import org.h2.message.DbException;
import org.h2.mvstore.DataUtils;
import org.junit.jupiter.api.Test;

/** What H2 fails with inside of itself, as its driver gives it on. */
class H2ErrorsTest {
    private final H2ErrorTranslator errors = new H2ErrorTranslator();

    @Test
    void theVictimOfADeadlockIsAConflict() {
        Throwable failed = inside(DataUtils.ERROR_TRANSACTION_ILLEGAL_STATE);
        Throwable mapped = errors.translate(failed);

        assertThat(H2ErrorTranslator.isInternal(mapped)).isTrue();
        assertThat(H2ErrorTranslator.victim(failed, mapped)).isInstanceOf(ConflictException.class);
    }

    @Test
    void whateverElseItFailsOverStaysWhatItIs() {
        Throwable failed = inside(DataUtils.ERROR_INTERNAL);
        Throwable mapped = errors.translate(failed);

        assertThat(mapped).isInstanceOf(DriverException.class);
        assertThat(H2ErrorTranslator.victim(failed, mapped)).isSameAs(mapped);
    }

    private static Throwable inside(int errorCode) {
        return H2DatabaseExceptionFactory.convert(DbException.get(
                ErrorCode.GENERAL_ERROR_1, DataUtils.newMVStoreException(errorCode, "inside"), "inside"));
    }
}
