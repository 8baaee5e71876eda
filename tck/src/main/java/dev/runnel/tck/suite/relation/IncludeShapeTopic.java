package dev.runnel.tck.suite.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.error.ErrorCode;
import dev.runnel.tck.AlsoWithCompositeKeys;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.task.Owner;
import dev.runnel.tck.scenario.task.Owners;
import dev.runnel.tck.scenario.task.Task;
import dev.runnel.tck.scenario.task.Tasks;
import dev.runnel.tck.suite.TaskTopic;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Includes that are filtered, sorted and limited. */
@AlsoWithCompositeKeys
public abstract class IncludeShapeTopic extends TaskTopic {
    @BeforeEach
    void seedSample() {
        write(db());
        probe().clear();
    }

    @Test
    @Covers("relation_preload_filter/preload_has_many_with_filter")
    void filtered() {
        are(
                Owners.all()
                        .include(o -> o.tasks().with(t -> t.filter(f -> f.done().eq(true)))),
                "Ann tasks[milk]~",
                "Bob tasks[skim]~",
                "Cid tasks[]~",
                "Dan tasks[ads]~");
    }

    @Test
    void filteredByWhatHoldsForNoRow() {
        are(
                Owners.all()
                        .include(o -> o.tasks().with(t -> t.filter(f -> f.name().in(List.of())))),
                "Ann tasks[]~",
                "Bob tasks[]~",
                "Cid tasks[]~",
                "Dan tasks[]~");
        assertThat(probe().statements()).hasSize(1);
    }

    @Test
    void filteredByAQuantifierOfTheChild() {
        are(
                Owners.all()
                        .include(o -> o.tasks()
                                .with(t -> t.filter(f ->
                                        f.children().any(c -> c.owner().name().eq("Bob"))))),
                "Ann tasks[milk]~",
                "Bob tasks[]~",
                "Cid tasks[]~",
                "Dan tasks[]~");
    }

    @Test
    @Covers("relation_preload_filter/preload_has_many_filter_independent_of_parent_any")
    void independentOfTheConditionOnTheParents() {
        are(
                Owners.filter(o -> o.tasks().any(t -> t.points().ge(4L)))
                        .include(o ->
                                o.tasks().with(t -> t.filter(f -> f.points().lt(4L)))),
                "Ann tasks[bread, milk]~",
                "Bob tasks[skim]~");
    }

    @Test
    @Covers("relation_preload_filter/preload_nested_relation_with_filter")
    void aFilterOfTheInnerRelationOnly() {
        are(
                Owners.all()
                        .include(o -> o.tasks()
                                .with(t -> t.include(x -> x.children()
                                        .with(c -> c.filter(f -> f.done().eq(true)))))),
                "Ann tasks[bread children[]~, milk children[skim]~, shop children[milk]~]",
                "Bob tasks[skim children[]~, tax children[]~]",
                "Cid tasks[]",
                "Dan tasks[ads children[]~, sell children[ads]~]");
    }

    @Test
    @Covers("relation_preload_filter/preload_nested_relation_filters_at_both_levels")
    void filtersAtBothLevels() {
        are(
                Owners.all()
                        .include(o -> o.tasks()
                                .with(t -> t.filter(f -> f.done().eq(false))
                                        .include(x -> x.children()
                                                .with(c ->
                                                        c.filter(f -> f.points().gt(1L)))))),
                "Ann tasks[bread children[]~, shop children[bread]~]~",
                "Bob tasks[tax children[]~]~",
                "Cid tasks[]~",
                "Dan tasks[sell children[ads]~]~");
    }

    @Test
    @Covers("relation_preload_filter/preload_belongs_to_with_filter")
    void anOptionalOneThatTheFilterLeavesOutIsLoadedAndAbsent() {
        assertThat(list(Tasks.all()
                        .include(t ->
                                t.parent().with(p -> p.filter(f -> f.done().eq(true))))
                        .all(db())))
                .allMatch(task -> task.parent().isPartial())
                .extracting(TaskTopic::text)
                .containsExactlyInAnyOrder(
                        "shop parent(-)",
                        "milk parent(-)",
                        "bread parent(-)",
                        "skim parent(milk)",
                        "tax parent(-)",
                        "sell parent(-)",
                        "ads parent(-)");
    }

    @Test
    @Covers("relation_preload_filter/preload_required_belongs_to_filter_rejected")
    void aRequiredOneIsNotFiltered() {
        refuses(
                ErrorCode.INCLUDE_NOT_FILTERABLE,
                () -> Tasks.all()
                        .include(t -> t.owner().with(o -> o.filter(f -> f.name().eq("Ann"))))
                        .exec(db()));
        refuses(
                ErrorCode.INCLUDE_NOT_FILTERABLE,
                () -> Owners.all()
                        .include(o -> o.tasks()
                                .with(t -> t.include(x -> x.owner()
                                        .with(q -> q.filter(f -> f.name().eq("Ann"))))))
                        .exec(db()));
    }

    @Test
    void aRelationToOneIsNotSortedOrCut() {
        refuses(
                ErrorCode.INCLUDE_NOT_FILTERABLE,
                () -> Tasks.all()
                        .include(t ->
                                t.parent().with(p -> p.orderBy(f -> f.name().asc())))
                        .exec(db()));
        refuses(
                ErrorCode.INCLUDE_NOT_FILTERABLE,
                () -> Tasks.all().include(t -> t.parent().with(p -> p.limit(1))).exec(db()));
    }

    @Test
    @Covers({
        "relation_preload_filter/preload_has_many_repeated_filters_ored",
        "relation_preload_options/preload_has_many_repeated_ordering_last_wins"
    })
    void twoShapesOfOneRelationAreRefused() {
        refuses(
                ErrorCode.CONFLICTING_INCLUDES,
                () -> Owners.all()
                        .include(
                                o -> o.tasks().with(t -> t.filter(f -> f.done().eq(true))),
                                o -> o.tasks()
                                        .with(t -> t.filter(f -> f.points().gt(1L))))
                        .exec(db()));
        refuses(
                ErrorCode.CONFLICTING_INCLUDES,
                () -> Owners.all()
                        .include(
                                o -> o.tasks().with(t -> t.orderBy(f -> f.name().asc())),
                                o -> o.tasks().with(t -> t.orderBy(f -> f.name().desc())))
                        .exec(db()));
    }

    @Test
    @Covers("relation_preload_filter/preload_has_many_bare_and_filtered_loads_all")
    void aShapeHoldsAlsoBesideTheRelationItself() {
        are(
                Owners.filter(o -> o.name().eq("Ann"))
                        .include(
                                o -> o.tasks(),
                                o -> o.tasks().with(t -> t.filter(f -> f.done().eq(true)))),
                "Ann tasks[milk]~");
    }

    @Test
    @Covers("relation_preload_options/preload_has_many_ordered_per_parent")
    void sortedAndLimitedPerParent() {
        inOrder(
                Owners.all()
                        .include(o -> o.tasks()
                                .with(t -> t.orderBy(f -> f.points().desc()).limit(2))),
                "Ann: shop, bread",
                "Bob: tax, skim",
                "Cid: ",
                "Dan: ads, sell");
        inOrder(
                Owners.all()
                        .include(o -> o.tasks()
                                .with(t -> t.orderBy(f -> f.points().desc())
                                        .offset(1)
                                        .limit(1))),
                "Ann: bread",
                "Bob: skim",
                "Cid: ",
                "Dan: sell");
    }

    @Test
    @Covers("relation_preload_options/preload_has_many_filter_and_order")
    void filteredAndSorted() {
        inOrder(
                Owners.all()
                        .include(o -> o.tasks()
                                .with(t -> t.filter(f -> f.done().eq(false))
                                        .orderBy(f -> f.points().asc()))),
                "Ann: bread, shop",
                "Bob: tax",
                "Cid: ",
                "Dan: sell");
    }

    @Test
    void sortedByAPathOfTheChild() {
        assertThat(list(Tasks.filter(t -> t.name().in(List.of("shop", "milk")))
                        .include(t -> t.children()
                                .with(c -> c.orderBy(
                                        f -> f.owner().name().asc(),
                                        f -> f.name().desc())))
                        .all(db())))
                .extracting(task -> task.name() + ": " + names(task.children().get()))
                .containsExactlyInAnyOrder("shop: milk, bread", "milk: skim");
    }

    @Test
    @Covers("relation_preload_options/preload_nested_relations_ordered_at_each_level")
    void sortedAtEachLevel() {
        Owner ann = get(Owners.filter(o -> o.name().eq("Ann"))
                .include(o -> o.tasks()
                        .with(t -> t.orderBy(f -> f.name().desc())
                                .include(x -> x.children()
                                        .with(c -> c.orderBy(f -> f.name().asc())))))
                .one(db()));

        assertThat(names(ann.tasks().get())).isEqualTo("shop, milk, bread");
        assertThat(names(ann.tasks().get().get(0).children().get())).isEqualTo("bread, milk");
    }

    private void inOrder(Owners.Query query, String... expected) {
        assertThat(list(query.all(db())))
                .extracting(owner -> owner.name() + ": " + names(owner.tasks().get()))
                .containsExactlyInAnyOrder(expected);
    }

    private static String names(List<Task> tasks) {
        return tasks.stream().map(Task::name).collect(Collectors.joining(", "));
    }
}
