package dev.runnel.tck.suite.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Condition;
import dev.runnel.companion.ModelProvider;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.basic.Widget;
import dev.runnel.tck.scenario.basic.Widgets;
import dev.runnel.tck.suite.Sent;
import dev.runnel.tck.suite.Topic;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Conditions and orders of one model, with an index and without. */
public abstract class QueryTopic extends Topic {
    private List<Widget> widgets;

    @Override
    protected List<ModelProvider> models() {
        return List.of(Widgets.MODEL);
    }

    @BeforeEach
    void createTwenty() {
        assertThat(get(Widgets.all().count(db()))).isZero();
        widgets = get(Widgets.createMany(IntStream.range(0, 20)
                        .mapToObj(n -> Widgets.create()
                                .label(n % 2 == 0 ? "info" : "warn")
                                .size(n)
                                .active(n % 3 == 0)
                                .remark("remark " + n % 5))
                        .toList())
                .exec(db()));
        probe().clear();
    }

    @Test
    @Covers("query_count/count_empty_table")
    void ofNoRowsIsZero() {
        get(Widgets.all().delete().exec(db()));

        assertThat(get(Widgets.all().count(db()))).isZero();
        assertThat(get(Widgets.all().exists(db()))).isFalse();
        assertThat(list(Widgets.all().all(db()))).isEmpty();
    }

    @Test
    @Covers("crud_query/query_index_eq")
    void byAnIndexGivesEveryMatch() {
        assertThat(list(Widgets.byLabel("info").all(db())))
                .containsExactlyInAnyOrderElementsOf(those(w -> w.label().equals("info")));
        assertThat(Sent.verbs(probe())).containsExactly(capabilities().reads().relational() ? "select" : "query");
        assertThat(list(Widgets.byLabel("none").all(db()))).isEmpty();
    }

    @Test
    @Covers("scan_no_index/scan_no_filter")
    void ofEverything() {
        assertThat(list(Widgets.all().all(db()))).containsExactlyInAnyOrderElementsOf(widgets);
        assertThat(Sent.verbs(probe())).containsExactly(capabilities().reads().relational() ? "select" : "scan");
    }

    @Test
    @Covers({"crud_query/query_or_basic", "scan_no_index/scan_or_filter"})
    void oneOrTheOther() {
        finds(
                w -> w.remark().eq("remark 1").or(w.size().eq(17L)),
                w -> w.remark().equals("remark 1") || w.size() == 17);
    }

    @Test
    @Covers("crud_query/query_or_multiple")
    void oneOfThree() {
        finds(
                w -> w.remark().eq("remark 1").or(w.size().eq(17L)).or(w.size().eq(18L)),
                w -> w.remark().equals("remark 1") || w.size() == 17 || w.size() == 18);
    }

    @Test
    @Covers("crud_query/query_or_and_combined")
    void callsAreReadFromLeftToRight() {
        finds(
                w -> w.remark()
                        .eq("remark 0")
                        .or(w.size().eq(17L))
                        .and(w.active().eq(true)),
                w -> (w.remark().equals("remark 0") || w.size() == 17) && w.active());
    }

    @Test
    @Covers("crud_query/query_not_basic")
    void not() {
        finds(w -> w.remark().eq("remark 0").not(), w -> !w.remark().equals("remark 0"));
    }

    @Test
    @Covers("crud_query/query_not_and_combined")
    void andNot() {
        finds(
                w -> w.active().eq(true).and(w.remark().eq("remark 0").not()),
                w -> w.active() && !w.remark().equals("remark 0"));
    }

    @Test
    @Covers("crud_query/query_not_or_combined")
    void notOneOrTheOther() {
        finds(
                w -> w.remark().eq("remark 0").or(w.remark().eq("remark 1")).not(),
                w -> !w.remark().equals("remark 0") && !w.remark().equals("remark 1"));
    }

    @Test
    @Covers("crud_query/query_arbitrary_constraint")
    void comparisonsWithoutAnIndex() {
        finds(w -> w.size().gt(12L), w -> w.size() > 12);
        finds(
                w -> w.size().gt(12L).and(w.remark().ne("remark 0")),
                w -> w.size() > 12 && !w.remark().equals("remark 0"));
        finds(
                w -> w.remark().eq("remark 0").and(w.size().ne(10L)),
                w -> w.remark().equals("remark 0") && w.size() != 10);
        finds(
                w -> w.remark().eq("remark 0").and(w.size().ge(10L)),
                w -> w.remark().equals("remark 0") && w.size() >= 10);
        finds(
                w -> w.remark().eq("remark 0").and(w.size().lt(10L)),
                w -> w.remark().equals("remark 0") && w.size() < 10);
        finds(
                w -> w.remark().eq("remark 0").and(w.size().le(10L)),
                w -> w.remark().equals("remark 0") && w.size() <= 10);
    }

    @Test
    @Covers("crud_query/set_filter_overwrites")
    void anotherFilterHoldsWithTheFirst() {
        Widgets.Query info = Widgets.filter(w -> w.label().eq("info"));

        assertThat(list(info.filter(w -> w.label().eq("warn")).all(db()))).isEmpty();
        assertThat(list(info.all(db()))).hasSize(10);
    }

    @Test
    @Covers("crud_sort_limit/set_order_by_overwrites")
    void anotherOrderComesAfterTheFirst() {
        Widgets.Query sorted = Widgets.all().orderBy(w -> w.label().asc());

        assertThat(list(sorted.orderBy(w -> w.size().desc())
                        .select(w -> w.size())
                        .all(db())))
                .containsExactlyElementsOf(IntStream.concat(
                                IntStream.of(18, 16, 14, 12, 10, 8, 6, 4, 2, 0),
                                IntStream.of(19, 17, 15, 13, 11, 9, 7, 5, 3, 1))
                        .asLongStream()
                        .boxed()
                        .toList());
    }

    @Test
    @Covers("crud_sort_limit/first_narrows_to_single_row")
    void theFirstIsOneRowOfTheStore() {
        assertThat(get(Widgets.all().orderBy(w -> w.size().asc()).first(db())).size())
                .isZero();
        if (capabilities().reads().relational()) {
            assertThat(probe().statements()).hasSize(1);
            assertThat(probe().answers()).containsExactly(1);
        }
        assertThat(get(Widgets.all().orderBy(w -> w.size().desc()).first(db())).size())
                .isEqualTo(19);
    }

    @Test
    @Covers("crud_sort_limit/first_respects_offset")
    void theFirstAfterAnOffset() {
        assertThat(get(Widgets.all()
                                .orderBy(w -> w.size().asc())
                                .limit(3)
                                .offset(1)
                                .first(db()))
                        .size())
                .isEqualTo(1);
    }

    @Test
    @Covers("scan_no_index/scan_order_by_is_error")
    void withoutAnIndexItIsSortedInMemory() {
        assertThat(list(Widgets.all().orderBy(w -> w.size().desc()).all(db())))
                .extracting(Widget::size)
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(n -> 19L - n).toList());
    }

    @Test
    @Covers("clone_query/clone_update_builder")
    void anUpdateCanBeUsedAgainWithOtherValues() {
        Widgets.Update<Widget> resize = Widgets.update(widgets.get(3)).size(100);

        Widget relabelled = get(resize.label("other").exec(db()));
        assertThat(relabelled.size()).isEqualTo(100);
        get(Widgets.update(relabelled).size(1).exec(db()));
        Widget again = get(resize.exec(db()));

        assertThat(again.size()).isEqualTo(100);
        assertThat(again.label()).isEqualTo("other");
        assertThat(get(Widgets.filter(w -> w.size().eq(100L)).count(db()))).isEqualTo(1);
    }

    private void finds(Function<Widgets.Fields<Widget>, Condition<Widget>> condition, Predicate<Widget> expected) {
        assertThat(those(expected)).isNotEmpty();
        assertThat(list(Widgets.filter(condition::apply).all(db())))
                .containsExactlyInAnyOrderElementsOf(those(expected));
    }

    private List<Widget> those(Predicate<Widget> condition) {
        return widgets.stream().filter(condition).toList();
    }
}
