package dev.runnel.tck.suite.select;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ErrorCode;
import dev.runnel.tck.AlsoWithCompositeKeys;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.member.Avatar;
import dev.runnel.tck.scenario.member.Avatars;
import dev.runnel.tck.scenario.member.Members;
import dev.runnel.tck.scenario.member.Posts;
import dev.runnel.tck.scenario.member.Profile;
import dev.runnel.tck.scenario.member.Profiles;
import dev.runnel.tck.suite.Topic;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Has-one relations in selections. */
@AlsoWithCompositeKeys
public abstract class SelectHasOneTopic extends Topic {
    private static final Members.Query BY_NAME =
            Members.all().orderBy(m -> m.name().asc());

    @Override
    protected List<ModelProvider> models() {
        return List.of(Members.MODEL, Profiles.MODEL, Avatars.MODEL, Posts.MODEL);
    }

    @BeforeEach
    void seedMembers() {
        get(Members.createMany(List.of(
                        Members.create()
                                .name("Ann")
                                .profile(p -> p.bio("ann's").score(70).avatar(a -> a.url("ann.png")))
                                .posts(p -> p.title("first"))
                                .posts(p -> p.title("second")),
                        Members.create().name("Bob").profile(p -> p.bio("bob's").score(30)),
                        Members.create().name("Cid")))
                .exec(db()));
        probe().clear();
    }

    @Test
    @Covers("select_projection_has_one/select_has_one")
    void theRecordOfAHasOne() {
        var profiles = list(BY_NAME.select(m -> m.profile().optional()).all(db()));
        assertThat(profiles).hasSize(3);
        assertThat(profiles.get(0).map(Profile::bio)).contains("ann's");
        assertThat(profiles.get(1).map(Profile::bio)).contains("bob's");
        assertThat(profiles.get(2)).isEmpty();
        assertThat(probe().statements()).hasSize(2);
    }

    @Test
    void aHasOneOverAHasOne() {
        var avatars = list(BY_NAME.select(
                        m -> m.name(),
                        m -> m.profile().avatar().optional(),
                        m -> m.posts().select(p -> p.title()),
                        m -> m.profile().score().optional())
                .all(db()));
        assertThat(avatars).extracting(row -> row.getT1()).containsExactly("Ann", "Bob", "Cid");
        assertThat(avatars.get(0).getT2().map(Avatar::url)).contains("ann.png");
        assertThat(avatars.get(0).getT3()).containsExactlyInAnyOrder("first", "second");
        assertThat(avatars.get(0).getT4()).contains(70L);
        assertThat(avatars.get(1).getT2()).isEmpty();
        assertThat(avatars.get(1).getT3()).isEmpty();
        assertThat(avatars.get(2).getT2()).isEmpty();
        assertThat(avatars.get(2).getT4()).isEmpty();
    }

    @Test
    void aHasOneMayFindNothing() {
        refuses(
                ErrorCode.NULLABLE_SELECTED,
                () -> BY_NAME.select(m -> m.profile()).exec(db()));
    }
}
