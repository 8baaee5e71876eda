package dev.runnel.tck.suite.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.companion.ModelProvider;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.basic.Widget;
import dev.runnel.tck.scenario.basic.Widgets;
import dev.runnel.tck.suite.Topic;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An assignment changes its own column, for each column and in each order of assignments. */
public abstract class FieldOrderTopic extends Topic {
    private Widget made;

    @Override
    protected List<ModelProvider> models() {
        return List.of(Widgets.MODEL);
    }

    @BeforeEach
    void create() {
        made = get(Widgets.create().label("l").size(1).active(false).remark("r").exec(db()));
    }

    @Test
    @Covers("crud_update_field_order/update_last_field_only")
    void theLastAlone() {
        is("l", 1, false, "R", get(Widgets.update(made).remark("R").exec(db())));
    }

    @Test
    @Covers("crud_update_field_order/update_middle_field_mixed_types")
    void oneBetweenOthersOfOtherTypes() {
        is("l", 99, false, "r", get(Widgets.update(made).size(99).exec(db())));
    }

    @Test
    @Covers("crud_update_field_order/update_fields_reverse_order")
    void allFromLastToFirst() {
        is(
                "L",
                2,
                true,
                "R",
                get(Widgets.update(made)
                        .remark("R")
                        .active(true)
                        .size(2)
                        .label("L")
                        .exec(db())));
    }

    @Test
    @Covers("crud_update_field_order/query_update_non_declaration_order")
    void allFromLastToFirstThroughAQuery() {
        get(Widgets.byId(made.id())
                .update()
                .remark("R")
                .active(true)
                .size(2)
                .label("L")
                .exec(db()));

        is("L", 2, true, "R", get(Widgets.byId(made.id()).one(db())));
    }

    @Test
    @Covers("crud_update_field_order/successive_single_field_updates")
    void oneAfterTheOther() {
        Widget now = get(Widgets.update(made).remark("R").exec(db()));
        is("l", 1, false, "R", now);
        now = get(Widgets.update(now).size(2).exec(db()));
        is("l", 2, false, "R", now);
        now = get(Widgets.update(now).active(true).exec(db()));
        is("l", 2, true, "R", now);
        now = get(Widgets.update(now).label("L").exec(db()));
        is("L", 2, true, "R", now);
    }

    private void is(String label, long size, boolean active, String remark, Widget given) {
        Widget expected = new Widget(made.id(), label, size, active, remark);
        assertThat(given).isEqualTo(expected);
        assertThat(get(Widgets.byId(made.id()).one(db()))).isEqualTo(expected);
    }
}
