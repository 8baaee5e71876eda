package dev.runnel.tck.suite.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.tck.Covers;
import dev.runnel.tck.probe.Call.Kind;
import dev.runnel.tck.scenario.member.Avatars;
import dev.runnel.tck.scenario.member.Members;
import dev.runnel.tck.scenario.member.Post;
import dev.runnel.tck.scenario.member.Posts;
import dev.runnel.tck.scenario.member.Profile;
import dev.runnel.tck.scenario.member.Profiles;
import dev.runnel.tck.suite.Sent;
import dev.runnel.tck.suite.Topic;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A statement of several calls is atomic by itself; a statement of one call runs without a transaction around it. */
public abstract class AtomicStatementTopic extends Topic {
    @Override
    protected List<ModelProvider> models() {
        return List.of(Members.MODEL, Profiles.MODEL, Avatars.MODEL, Posts.MODEL);
    }

    @Test
    @Covers("tx_atomic_stmt/multi_op_create_wraps_in_transaction")
    void severalWritesAreWrapped() {
        get(Members.create()
                .name("Ann")
                .profile(p -> p.bio("b").score(1))
                .posts(p -> p.title("t"))
                .exec(db()));
        home().settle();

        if (transactional()) {
            assertThat(probe().kinds())
                    .containsExactly(Kind.ACQUIRE, Kind.BEGIN, Kind.RUN, Kind.RUN, Kind.RUN, Kind.COMMIT, Kind.RELEASE);
            assertThat(Sent.verbs(probe())).containsExactly("insert", "insert", "insert");
        } else {
            assertThat(Sent.verbs(probe())).containsExactly("transact");
        }
    }

    @Test
    @Covers("tx_atomic_stmt/single_op_skips_transaction")
    void oneWriteIsNot() {
        get(Members.create().name("Ann").exec(db()));
        home().settle();

        assertThat(probe().kinds()).hasSize(3).startsWith(Kind.ACQUIRE).endsWith(Kind.RELEASE);
        assertThat(probe().statements()).hasSize(1);
    }

    @Test
    @Covers("tx_atomic_stmt/create_with_has_many_rolls_back_on_failure")
    void aChildOfManyThatIsRefusedTakesItsParentBack() {
        Post taken = get(
                Posts.create().title("t").member(Members.create().name("Ann")).exec(db()));
        probe().clear();
        failure(
                ConstraintViolationException.class,
                () -> Members.create()
                        .name("Bob")
                        .posts(p -> p.title("u"))
                        .posts(p -> p.title("v").id(taken.id()))
                        .exec(db()));
        rolledBack();
    }

    @Test
    @Covers("tx_atomic_stmt/create_with_has_one_rolls_back_on_failure")
    void theOneChildThatIsRefusedTakesItsParentBack() {
        Profile taken = get(Profiles.create()
                .bio("b")
                .score(1)
                .member(Members.create().name("Ann"))
                .exec(db()));
        probe().clear();
        failure(
                ConstraintViolationException.class,
                () -> Members.create()
                        .name("Bob")
                        .profile(p -> p.bio("c").score(2).id(taken.id()))
                        .exec(db()));
        rolledBack();
    }

    private void rolledBack() {
        home().settle();
        assertThat(probe().kinds()).doesNotContain(Kind.COMMIT);
        if (transactional()) {
            assertThat(probe().kinds()).endsWith(Kind.ROLLBACK, Kind.RELEASE);
        }
        assertThat(get(Members.filter(m -> m.name().eq("Bob")).exists(db()))).isFalse();
        assertThat(get(Members.all().count(db()))).isEqualTo(1);
    }
}
