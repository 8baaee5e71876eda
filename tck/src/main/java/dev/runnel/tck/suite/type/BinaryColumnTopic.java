package dev.runnel.tck.suite.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Constant;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidValueException;
import dev.runnel.tck.scenario.types.Seal;
import dev.runnel.tck.scenario.types.Seals;
import dev.runnel.tck.suite.Topic;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Byte columns of a fixed length. */
public abstract class BinaryColumnTopic extends Topic {
    private static final UUID OWNER = new UUID(-1, 7);

    @Override
    protected List<ModelProvider> models() {
        return List.of(Seals.MODEL);
    }

    private static Seal seal(int number, int... mark) {
        byte[] bytes = new byte[mark.length];
        for (int i = 0; i < mark.length; i++) {
            bytes[i] = (byte) mark[i];
        }
        return new Seal(number, bytes, new byte[] {3, 2, 1}, new byte[] {1}, Optional.empty(), OWNER);
    }

    /** Also those that end in zeros. */
    @Test
    void theyAreWhatWasWritten() {
        get(Seals.insertMany(List.of(seal(1, 1, 0, 0), seal(2, 0, 0, 0), seal(3, 255, 128, 32)))
                .exec(db()));
        assertThat(list(Seals.all().orderBy(s -> s.number().asc()).all(db())))
                .extracting(Seal::mark)
                .containsExactly(
                        seal(1, 1, 0, 0).mark(),
                        new byte[3],
                        seal(3, 255, 128, 32).mark());
        assertThat(get(Seals.filter(s -> s.mark().eq(new byte[3])).one(db())).number())
                .isEqualTo(2);
        assertThat(get(Seals.filter(s -> s.mark().eq(new byte[] {1})).count(db())))
                .isZero();
        assertThat(get(Seals.filter(s -> s.owner().eq(OWNER)).count(db()))).isEqualTo(3);
    }

    /** Also where they come from another column, or stand for what is absent. */
    @Test
    void bytesOfAnotherLengthAreNotAssigned() {
        Seal seal = seal(1, 1, 2, 3);
        get(Seals.insert(seal).exec(db()));
        refuses(
                ErrorCode.NOT_ASSIGNABLE,
                () -> Seals.update(seal).mark(s -> s.open()).exec(db()));
        InvalidValueException refused = failure(
                InvalidValueException.class,
                () -> Seals.update(seal)
                        .spare(s -> s.spare().coalesce(new byte[] {1}))
                        .exec(db()));
        assertThat(refused.reason()).isEqualTo(InvalidValueException.Reason.WRONG_LENGTH);
        assertThat(probe().calls()).isEmpty();
        if (capabilities().writes().relational()) {
            assertThat(get(Seals.update(seal).mark(s -> s.other()).exec(db())).mark())
                    .containsExactly(3, 2, 1);
            assertThat(get(Seals.update(seal)
                                    .mark(s -> Constant.coalesce(null, s.other()))
                                    .exec(db()))
                            .mark())
                    .containsExactly(3, 2, 1);
        }
    }

    @Test
    void moreOrFewerAreRefused() {
        for (Seal wrong : List.of(seal(1), seal(1, 1, 2), seal(1, 1, 2, 3, 0))) {
            probe().clear();
            InvalidValueException refused = failure(
                    InvalidValueException.class, () -> Seals.insert(wrong).exec(db()));
            assertThat(refused.reason()).isEqualTo(InvalidValueException.Reason.WRONG_LENGTH);
            assertThat(refused.field()).isEqualTo("Seal.mark");
            assertThat(probe().calls()).isEmpty();
        }
    }
}
