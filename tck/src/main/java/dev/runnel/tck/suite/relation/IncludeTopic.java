package dev.runnel.tck.suite.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.error.NotLoadedException;
import dev.runnel.tck.AlsoWithCompositeKeys;
import dev.runnel.tck.Covers;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.scenario.task.Owner;
import dev.runnel.tck.scenario.task.Owners;
import dev.runnel.tck.scenario.task.Task;
import dev.runnel.tck.scenario.task.Tasks;
import dev.runnel.tck.suite.TaskTopic;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Includes of relations and deferred columns, one by one and inside each other. */
@AlsoWithCompositeKeys
public abstract class IncludeTopic extends TaskTopic {
    @BeforeEach
    void seedSample() {
        write(db());
        probe().clear();
    }

    @Test
    void unloadedNamesTheIncludeThatIsMissing() {
        Task milk = task("milk");

        assertThat(text(milk)).isEqualTo("milk");
        assertThatThrownBy(() -> milk.owner().get())
                .isInstanceOf(NotLoadedException.class)
                .hasMessageContaining(".owner()");
        assertThatThrownBy(() -> milk.note().get())
                .isInstanceOf(NotLoadedException.class)
                .hasMessageContaining(".note()");
        assertThatThrownBy(() -> milk.children().get())
                .isInstanceOf(NotLoadedException.class)
                .hasMessageContaining("Task.children");
    }

    @Test
    @Covers("relation_preload/basic_has_many_and_belongs_to_preload")
    void hasMany() {
        are(
                Owners.all().include(o -> o.tasks()),
                "Ann tasks[bread, milk, shop]",
                "Bob tasks[skim, tax]",
                "Cid tasks[]",
                "Dan tasks[ads, sell]");
        assertThat(probe().statements()).hasSize(2);
    }

    @Test
    @Covers("relation_preload/preload_on_empty_query")
    void hasManyOfNoParentsAsksForNoChildren() {
        are(Owners.filter(o -> o.name().eq("nobody")).include(o -> o.tasks()));
        assertThat(probe().statements()).hasSize(1);
    }

    @Test
    @Covers("relation_preload/preload_on_empty_table")
    void ofAnEmptyTable() {
        try (TestDb empty = TestDb.open(fixture(), 1, models())) {
            assertThat(list(Owners.all().include(o -> o.tasks()).all(empty.db())))
                    .isEmpty();
            assertThat(list(Tasks.all().include(t -> t.owner(), t -> t.parent()).all(empty.db())))
                    .isEmpty();
            empty.settle();
        }
    }

    @Test
    @Covers("relation_preload/basic_has_many_and_belongs_to_preload")
    void belongsTo() {
        are(
                Tasks.all().include(t -> t.owner()),
                "shop owner(Ann)",
                "milk owner(Ann)",
                "bread owner(Ann)",
                "skim owner(Bob)",
                "tax owner(Bob)",
                "sell owner(Dan)",
                "ads owner(Dan)");
        assertThat(probe().statements()).hasSize(2);
    }

    @Test
    @Covers("relation_preload/preload_has_many_with_optional_belongs_to")
    void optionalBelongsTo() {
        are(
                Tasks.all().include(t -> t.parent()),
                "shop parent(-)",
                "milk parent(shop)",
                "bread parent(shop)",
                "skim parent(milk)",
                "tax parent(-)",
                "sell parent(-)",
                "ads parent(sell)");
    }

    @Test
    void bothEndsOfARelationToTheSameModel() {
        are(
                Tasks.all().include(t -> t.parent(), t -> t.children()),
                "shop parent(-) children[bread, milk]",
                "milk parent(shop) children[skim]",
                "bread parent(shop) children[]",
                "skim parent(milk) children[]",
                "tax parent(-) children[]",
                "sell parent(-) children[ads]",
                "ads parent(sell) children[]");
    }

    @Test
    void aDeferredColumn() {
        are(
                Tasks.filter(t -> t.owner().name().eq("Ann")).include(t -> t.note()),
                "shop note(list)",
                "milk note(-)",
                "bread note(rye)");
        assertThat(probe().statements()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void aDeferredColumnOfAnOptionalRelation() {
        are(
                Tasks.all().include(t -> t.parent().note()),
                "shop parent(-)",
                "milk parent(shop note(list))",
                "bread parent(shop note(list))",
                "skim parent(milk note(-))",
                "tax parent(-)",
                "sell parent(-)",
                "ads parent(sell note(-))");
    }

    @Test
    @Covers("relation_preload/multiple_includes_same_model")
    void onlyWhatWasAskedForIsLoaded() {
        Task shop = task("shop");

        are(Tasks.filter(t -> t.name().eq("shop")).include(t -> t.children()), "shop children[bread, milk]");
        are(Tasks.filter(t -> t.name().eq("shop")).include(t -> t.parent()), "shop parent(-)");
        are(
                Tasks.filter(t -> t.name().eq("shop")).include(t -> t.children(), t -> t.owner()),
                "shop owner(Ann) children[bread, milk]");
    }

    @Test
    @Covers({
        "relation_preload/nested_has_many_preload",
        "relation_preload/nested_has_many_then_belongs_to_required",
        "relation_preload/nested_has_many_then_has_many_with_empty_leaves"
    })
    void threeLevels() {
        are(
                Owners.all()
                        .include(o -> o.tasks()
                                .with(t -> t.include(x ->
                                        x.children().with(c -> c.include(y -> y.owner(), y -> y.parent()))))),
                "Ann tasks[bread children[],"
                        + " milk children[skim owner(Bob) parent(milk)],"
                        + " shop children[bread owner(Ann) parent(shop), milk owner(Ann) parent(shop)]]",
                "Bob tasks[skim children[], tax children[]]",
                "Cid tasks[]",
                "Dan tasks[ads children[], sell children[ads owner(Dan) parent(sell)]]");
    }

    @Test
    @Covers("relation_preload/nested_has_many_then_belongs_to_optional")
    void manyThenAnOptionalOne() {
        are(
                Owners.all().include(o -> o.tasks().with(t -> t.include(x -> x.parent()))),
                "Ann tasks[bread parent(shop), milk parent(shop), shop parent(-)]",
                "Bob tasks[skim parent(milk), tax parent(-)]",
                "Cid tasks[]",
                "Dan tasks[ads parent(sell), sell parent(-)]");
    }

    @Test
    @Covers("relation_preload/nested_belongs_to_required_then_has_many")
    void oneThenMany() {
        are(
                Tasks.all().include(t -> t.owner().tasks()),
                "shop owner(Ann tasks[bread, milk, shop])",
                "milk owner(Ann tasks[bread, milk, shop])",
                "bread owner(Ann tasks[bread, milk, shop])",
                "skim owner(Bob tasks[skim, tax])",
                "tax owner(Bob tasks[skim, tax])",
                "sell owner(Dan tasks[ads, sell])",
                "ads owner(Dan tasks[ads, sell])");
    }

    @Test
    @Covers("relation_preload/nested_belongs_to_optional_then_has_many")
    void anOptionalOneThenMany() {
        are(
                Tasks.all().include(t -> t.parent().children()),
                "shop parent(-)",
                "milk parent(shop children[bread, milk])",
                "bread parent(shop children[bread, milk])",
                "skim parent(milk children[skim])",
                "tax parent(-)",
                "sell parent(-)",
                "ads parent(sell children[ads])");
    }

    @Test
    @Covers("relation_preload/nested_belongs_to_optional_then_belongs_to_optional")
    void anOptionalOneThenAnOptionalOne() {
        are(
                Tasks.all().include(t -> t.parent().parent()),
                "shop parent(-)",
                "milk parent(shop parent(-))",
                "bread parent(shop parent(-))",
                "skim parent(milk parent(shop))",
                "tax parent(-)",
                "sell parent(-)",
                "ads parent(sell parent(-))");
    }

    @Test
    @Covers({
        "relation_preload/sibling_nested_includes_on_shared_prefix",
        "relation_preload/sibling_nested_includes_on_shared_prefix_non_sql"
    })
    void siblingsBehindOneRelation() {
        are(
                Tasks.all().include(t -> t.parent().children(), t -> t.parent().owner()),
                "shop parent(-)",
                "milk parent(shop owner(Ann) children[bread, milk])",
                "bread parent(shop owner(Ann) children[bread, milk])",
                "skim parent(milk owner(Ann) children[skim])",
                "tax parent(-)",
                "sell parent(-)",
                "ads parent(sell owner(Dan) children[ads])");
    }

    @Test
    @Covers("relation_preload/bare_and_nested_includes_on_shared_prefix")
    void aRelationAndWhatIsBehindIt() {
        Task skim = task("skim");

        are(
                Tasks.filter(t -> t.name().eq("skim"))
                        .include(t -> t.owner(), t -> t.owner().tasks()),
                "skim owner(Bob tasks[skim, tax])");
        are(
                Tasks.filter(t -> t.name().eq("skim")).include(t -> t.owner().tasks(), t -> t.owner()),
                "skim owner(Bob tasks[skim, tax])");
    }

    @Test
    void ofOneOfTheFirstAndOfAList() {
        Owner ann = owner("Ann");

        assertThat(text(get(Owners.filter(o -> o.name().eq("Ann"))
                        .include(o -> o.tasks())
                        .one(db()))))
                .isEqualTo("Ann tasks[bread, milk, shop]");
        assertThat(text(get(Owners.all()
                        .orderBy(o -> o.name().desc())
                        .include(o -> o.tasks())
                        .first(db()))))
                .isEqualTo("Dan tasks[ads, sell]");
        assertThat(get(Owners.filter(o -> o.name().eq("Ann"))
                        .include(o -> o.tasks())
                        .exec(db())))
                .extracting(TaskTopic::text)
                .containsExactly("Ann tasks[bread, milk, shop]");
    }

    @Test
    void ofALimitedQuery() {
        List<Owner> last = list(Owners.all()
                .orderBy(o -> o.name().desc())
                .limit(3)
                .include(o -> o.tasks())
                .all(db()));

        assertThat(last)
                .extracting(TaskTopic::text)
                .containsExactly("Dan tasks[ads, sell]", "Cid tasks[]", "Bob tasks[skim, tax]");
    }
}
