package dev.runnel.tck.suite.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Selection;
import dev.runnel.error.ErrorCode;
import dev.runnel.tck.AlsoWithCompositeKeys;
import dev.runnel.tck.scenario.task.Owners;
import dev.runnel.tck.scenario.task.Task;
import dev.runnel.tck.scenario.task.Tasks;
import dev.runnel.tck.suite.TaskTopic;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Subqueries with relations: they navigate them, are compared with fields of related rows, and refer to outer rows
 * through them.
 */
@AlsoWithCompositeKeys
public abstract class SubqueryRelatedTopic extends TaskTopic {
    private final Selection<String> ofAnn =
            Tasks.filter(t -> t.owner().name().eq("Ann")).select(t -> t.name());

    @BeforeEach
    void seedSample() {
        write(db());
        probe().clear();
    }

    @Test
    void whoseConditionLeadsOverARelation() {
        are(Tasks.filter(t -> t.name().in(ofAnn)), "shop", "milk", "bread");
        are(Tasks.filter(t -> t.name().notIn(ofAnn)), "skim", "tax", "sell", "ads");
        are(Tasks.filter(t -> t.parent().name().in(ofAnn)), "milk", "bread", "skim");
        are(Tasks.filter(t -> t.parent().name().notIn(ofAnn)), "shop", "tax", "sell", "ads");
    }

    @Test
    void whoseValueIsBehindARelation() {
        Selection<String> owners =
                Tasks.filter(t -> t.done().eq(true)).select(t -> t.owner().name());
        are(Owners.filter(o -> o.name().in(owners)), "Ann", "Bob", "Dan");
        are(Owners.filter(o -> o.name().notIn(owners)), "Cid");
        Selection<String> parents =
                Selection.present(Tasks.all().select(t -> t.parent().name().optional()));
        are(Tasks.filter(t -> t.name().in(parents)), "shop", "milk", "sell");
        are(Tasks.filter(t -> t.name().notIn(parents)), "bread", "skim", "tax", "ads");
    }

    @Test
    void whoseConditionComparesRelations() {
        Task shop = task("shop");
        Selection<String> parts = Tasks.filter(t -> t.parent().eq(shop)).select(t -> t.name());
        are(Tasks.filter(t -> t.parent().name().in(parts)), "skim");
        Selection<String> others =
                Tasks.filter(t -> t.parent().notIn(List.of(shop, task("sell")))).select(t -> t.name());
        are(Tasks.filter(t -> t.name().in(others)), "shop", "skim", "tax", "sell");
    }

    @Test
    void behindAListOfChildren() {
        are(Owners.filter(o -> o.tasks().any(t -> t.parent().name().in(ofAnn))), "Ann", "Bob");
        are(Owners.filter(o -> o.tasks().all(t -> t.name().notIn(ofAnn))), "Bob", "Cid", "Dan");
        Selection<String> withParts = Owners.filter(
                        o -> o.tasks().any(t -> t.children().count().gt(0L)))
                .select(o -> o.name());
        are(Tasks.filter(t -> t.owner().name().in(withParts).and(t.done().eq(true))), "milk", "ads");
    }

    @Test
    void thatNamesTheRowOutsideByItsRelation() {
        are(
                Tasks.filter(t -> t.points()
                        .in(Tasks.filter(o -> o.owner().name().ne(t.owner().name()))
                                .select(o -> o.points()))),
                "milk",
                "bread",
                "sell",
                "ads");
    }

    @Test
    void whoseValueIsBehindARelationOfWhatItNamesOutside() {
        Owners.Query idle = Owners.filter(o -> o.name()
                .notIn(Tasks.filter(t -> t.owner().name().eq(o.name()))
                        .select(t -> t.owner().name())));
        if (!capabilities().reads().relational()) {
            refuses(ErrorCode.SUBQUERY_UNSUPPORTED, () -> idle.count(db()));
            return;
        }
        are(idle, "Cid");
    }

    @Test
    void inAnInclude() {
        are(
                Owners.all()
                        .include(o -> o.tasks().with(t -> t.filter(f -> f.name().notIn(ofAnn)))),
                "Ann tasks[]~",
                "Bob tasks[skim, tax]~",
                "Cid tasks[]~",
                "Dan tasks[ads, sell]~");
        are(
                Tasks.filter(t -> t.name().in(ofAnn)).include(t -> t.owner(), t -> t.children()),
                "shop owner(Ann) children[bread, milk]",
                "milk owner(Ann) children[skim]",
                "bread owner(Ann) children[]");
    }

    @Test
    void ofWrites() {
        Selection<String> leaves =
                Tasks.filter(t -> t.children().none(c -> c.points().ge(0L))).select(t -> t.name());
        assertThat(get(Tasks.filter(t -> t.owner()
                                        .name()
                                        .in(Owners.filter(o -> o.name().lt("C")).select(o -> o.name())))
                                .update()
                                .points(7)
                                .exec(db()))
                        .matched())
                .isEqualTo(5);
        assertThat(get(Tasks.filter(t -> t.name().in(leaves)).delete().exec(db()))
                        .matched())
                .isEqualTo(4);
        are(Tasks.all().include(t -> t.owner()), "shop owner(Ann)", "milk owner(Ann)", "sell owner(Dan)");
        are(Tasks.filter(t -> t.points().eq(7L)), "shop", "milk");
    }

    @Test
    void isReadOnceWhereTheStoreHasNone() {
        assertThat(list(Tasks.filter(t -> t.points()
                                .in(Tasks.filter(o -> o.done().eq(true)).select(o -> o.points())))
                        .all(db())))
                .extracting(Task::name)
                .containsExactlyInAnyOrder("milk", "bread", "skim", "sell", "ads");
        assertThat(probe().statements()).hasSize(capabilities().reads().relational() ? 1 : 2);
    }
}
