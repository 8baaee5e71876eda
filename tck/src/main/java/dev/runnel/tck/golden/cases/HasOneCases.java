package dev.runnel.tck.golden.cases;

import dev.runnel.Statement;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.golden.GoldenCase;
import dev.runnel.tck.golden.GoldenCase.Rows;
import dev.runnel.tck.scenario.member.Avatars;
import dev.runnel.tck.scenario.member.Members;
import dev.runnel.tck.scenario.member.Posts;
import dev.runnel.tck.scenario.member.Profiles;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Flux;

/** Has-one relations: the foreign key is on the other side, and unique. */
final class HasOneCases {
    private static final Rows MEMBERS = new Rows(
            List.of(Members.MODEL, Profiles.MODEL, Avatars.MODEL, Posts.MODEL),
            db -> Flux.concat(
                            Members.create()
                                    .name("Ann")
                                    .id(new UUID(1, 1))
                                    .profile(p -> p.bio("ann's")
                                            .score(70)
                                            .id(new UUID(2, 1))
                                            .avatar(a -> a.url("ann.png").id(new UUID(3, 1))))
                                    .exec(db),
                            Members.create()
                                    .name("Bob")
                                    .id(new UUID(1, 2))
                                    .profile(p -> p.bio("bob's").score(30).id(new UUID(2, 2)))
                                    .exec(db),
                            Members.create().name("Cid").id(new UUID(1, 3)).exec(db))
                    .blockLast(TestDb.PATIENCE),
            List.of(Members.all(), Profiles.all(), Avatars.all(), Posts.all()));

    private HasOneCases() {}

    static List<GoldenCase> all() {
        return List.of(
                hasOne(
                        "include",
                        "the row that refers to each of a window by one read; none where nothing does",
                        Members.all().include(m -> m.profile())),
                hasOne(
                        "filter",
                        "an outer join, whether required or not; on key-value a read by the unique key",
                        Members.filter(m -> m.profile().score().gt(50L))),
                hasOne(
                        "negated",
                        "the complement holds for those without",
                        Members.filter(m -> m.profile().score().gt(50L).not())),
                hasOne(
                        "chain",
                        "over two has-one steps",
                        Members.filter(m -> m.profile().avatar().url().eq("ann.png"))),
                hasOne(
                        "absent",
                        "nothing refers to it",
                        Members.filter(m -> m.profile().isNull())),
                hasOne(
                        "create",
                        "the owner first, then what refers to it",
                        Members.create()
                                .name("Dora")
                                .id(new UUID(1, 4))
                                .profile(p -> p.bio("dora's").score(1).id(new UUID(2, 4)))));
    }

    private static GoldenCase hasOne(String name, String says, Statement<?> statement) {
        return GoldenCase.on(MEMBERS, "has-one", name, says, statement);
    }
}
