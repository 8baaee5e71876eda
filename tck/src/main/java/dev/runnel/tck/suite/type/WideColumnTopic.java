package dev.runnel.tck.suite.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Condition;
import dev.runnel.Db;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.DecodeException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.tck.scenario.types.RawRoom;
import dev.runnel.tck.scenario.types.RawRooms;
import dev.runnel.tck.scenario.types.Room;
import dev.runnel.tck.scenario.types.Rooms;
import dev.runnel.tck.suite.Topic;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole numbers in columns of a wider type. */
public abstract class WideColumnTopic extends Topic {
    private static final Room FIRST = new Room(
            Short.MAX_VALUE, Integer.MAX_VALUE, Short.MIN_VALUE, Byte.MAX_VALUE, Optional.of(Integer.MIN_VALUE));
    private static final Room SECOND = new Room((short) -1, 0, (short) 7, Byte.MIN_VALUE, Optional.empty());

    @Override
    protected List<ModelProvider> models() {
        return List.of(Rooms.MODEL);
    }

    @BeforeEach
    void insertRooms() {
        assertThat(get(Rooms.insert(FIRST).exec(db()))).isEqualTo(FIRST);
        assertThat(get(Rooms.insertMany(List.of(SECOND)).exec(db()))).containsExactly(SECOND);
        probe().clear();
    }

    private List<Room> found(Function<Rooms.Fields<Room>, Condition<Room>> condition) {
        return list(
                Rooms.filter(condition::apply).orderBy(r -> r.number().asc()).all(db()));
    }

    @Test
    void theyAreReadComparedAndSorted() {
        assertThat(list(Rooms.all().orderBy(r -> r.floor().asc()).all(db()))).containsExactly(SECOND, FIRST);
        assertThat(list(Rooms.byNumbers(List.of((short) -1, (short) 3)).all(db())))
                .containsExactly(SECOND);
        assertThat(found(r -> r.floor().gt(0))).containsExactly(FIRST);
        assertThat(found(r -> r.size().in(List.of((short) 7, (short) 8)))).containsExactly(SECOND);
        assertThat(found(r -> r.level().eq(Byte.MIN_VALUE))).containsExactly(SECOND);
        assertThat(found(r -> r.doors().ne(Integer.MIN_VALUE))).containsExactly(SECOND);
    }

    /** Though the column would hold it. */
    @Test
    void whatIsComputedIsHeldByTheComponent() {
        Room changed = get(Rooms.update(SECOND)
                .floor(r -> r.floor().plus(5))
                .level(r -> r.level().plus((byte) 1))
                .exec(db()));
        assertThat(changed.floor()).isEqualTo(5);
        assertThat(changed.level()).isEqualTo((byte) -127);
        InvalidValueException tooMuch = failure(
                InvalidValueException.class,
                () -> Rooms.update(FIRST).floor(r -> r.floor().plus(1)).exec(db()));
        assertThat(tooMuch.reason()).isEqualTo(InvalidValueException.Reason.COMPUTED);
    }

    @Test
    void whatAnotherProgramWroteIsReadExactlyOrNotAtAll() {
        if (!capabilities().writes().relational()) {
            return;
        }
        Db other = home().beside(RawRooms.MODEL);
        RawRoom raw = get(RawRooms.byNumber(-1).one(other));
        assertThat(raw).isEqualTo(new RawRoom(-1, 0, 7, -128, Optional.empty()));
        get(RawRooms.update(raw).floor(1L << 31).exec(other));
        failure(DecodeException.class, () -> Rooms.byNumber((short) -1).one(db()));
    }
}
