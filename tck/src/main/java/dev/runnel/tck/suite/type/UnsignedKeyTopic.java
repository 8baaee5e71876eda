package dev.runnel.tck.suite.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.companion.ModelProvider;
import dev.runnel.error.NotFoundException;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.mapped.Unsigned16;
import dev.runnel.tck.scenario.mapped.Unsigned16s;
import dev.runnel.tck.scenario.mapped.Unsigned32;
import dev.runnel.tck.scenario.mapped.Unsigned32s;
import dev.runnel.tck.scenario.mapped.Unsigned64;
import dev.runnel.tck.scenario.mapped.Unsigned64s;
import dev.runnel.tck.scenario.mapped.Unsigned8;
import dev.runnel.tck.scenario.mapped.Unsigned8s;
import dev.runnel.tck.suite.Topic;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Unsigned keys: rows are found, sorted, changed and deleted by them, from 0 to the maximum. */
public abstract class UnsignedKeyTopic extends Topic {
    @Override
    protected List<ModelProvider> models() {
        return List.of(Unsigned8s.MODEL, Unsigned16s.MODEL, Unsigned32s.MODEL, Unsigned64s.MODEL);
    }

    @Test
    @Covers("key_unsigned/key_u8")
    void ofEightBits() {
        byte greatest = (byte) 255;
        get(Unsigned8s.insertMany(List.of(
                        new Unsigned8(greatest, "greatest"),
                        new Unsigned8((byte) 0, "least"),
                        new Unsigned8((byte) 1, "one")))
                .exec(db()));
        assertThat(list(Unsigned8s.all()
                        .orderBy(f -> f.id().desc())
                        .select(f -> f.name())
                        .all(db())))
                .containsExactly("greatest", "one", "least");
        Unsigned8 row = get(Unsigned8s.byId(greatest).one(db()));
        assertThat(get(Unsigned8s.update(row).name("changed").exec(db())).name())
                .isEqualTo("changed");
        assertThat(get(Unsigned8s.byIds(List.of(greatest, (byte) 1)).count(db())))
                .isEqualTo(2);
        get(Unsigned8s.delete(row).exec(db()));
        assertThat(get(Unsigned8s.filter(f -> f.id().gt((byte) 1)).count(db()))).isZero();
    }

    @Test
    @Covers("key_unsigned/key_u16")
    void ofSixteenBits() {
        short greatest = (short) 65_535;
        get(Unsigned16s.insertMany(List.of(new Unsigned16(greatest, "greatest"), new Unsigned16((short) 0, "least")))
                .exec(db()));
        assertThat(list(Unsigned16s.all()
                        .orderBy(f -> f.id().asc())
                        .select(f -> f.name())
                        .all(db())))
                .containsExactly("least", "greatest");
        Unsigned16 row = get(Unsigned16s.byId(greatest).one(db()));
        assertThat(get(Unsigned16s.update(row).name("changed").exec(db())).name())
                .isEqualTo("changed");
        get(Unsigned16s.delete(row).exec(db()));
        assertThat(get(Unsigned16s.filter(f -> f.id().gt((short) 0)).count(db())))
                .isZero();
    }

    @Test
    void ofThirtyTwoBits() {
        int greatest = Integer.parseUnsignedInt("4294967295");
        get(Unsigned32s.insertMany(List.of(new Unsigned32(greatest, "greatest"), new Unsigned32(0, "least")))
                .exec(db()));
        assertThat(list(Unsigned32s.all()
                        .orderBy(f -> f.id().asc())
                        .select(f -> f.name())
                        .all(db())))
                .containsExactly("least", "greatest");
        Unsigned32 row = get(Unsigned32s.byId(greatest).one(db()));
        assertThat(get(Unsigned32s.update(row).name("changed").exec(db())).name())
                .isEqualTo("changed");
        get(Unsigned32s.delete(row).exec(db()));
        assertThat(failure(
                                NotFoundException.class,
                                () -> Unsigned32s.update(row).name("gone").exec(db()))
                        .key())
                .containsExactly(greatest);
        assertThat(failure(
                                NotFoundException.class,
                                () -> Unsigned32s.delete(row).exec(db()))
                        .key())
                .containsExactly(greatest);
        assertThat(get(Unsigned32s.filter(f -> f.id().gt(0)).count(db()))).isZero();
    }

    @Test
    void ofSixtyFourBits() {
        long greatest = Long.parseUnsignedLong("18446744073709551615");
        get(Unsigned64s.insertMany(List.of(new Unsigned64(greatest, "greatest"), new Unsigned64(0, "least")))
                .exec(db()));
        assertThat(list(Unsigned64s.all()
                        .orderBy(f -> f.id().asc())
                        .select(f -> f.name())
                        .all(db())))
                .containsExactly("least", "greatest");
        Unsigned64 row = get(Unsigned64s.byId(greatest).one(db()));
        assertThat(get(Unsigned64s.update(row).name("changed").exec(db())).name())
                .isEqualTo("changed");
        get(Unsigned64s.delete(row).exec(db()));
        assertThat(get(Unsigned64s.filter(f -> f.id().gt(0L)).count(db()))).isZero();
    }
}
