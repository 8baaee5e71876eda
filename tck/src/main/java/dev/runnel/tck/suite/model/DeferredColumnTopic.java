package dev.runnel.tck.suite.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.companion.ModelProvider;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.basic.Article;
import dev.runnel.tck.scenario.basic.Articles;
import dev.runnel.tck.suite.Topic;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deferred columns: loaded only if a query includes them. */
public abstract class DeferredColumnTopic extends Topic {
    private Article made;

    @Override
    protected List<ModelProvider> models() {
        return List.of(Articles.MODEL);
    }

    @BeforeEach
    void create() {
        made = get(Articles.create().title("one").body("long text").exec(db()));
        get(Articles.create().title("two").body("other text").summary("short").exec(db()));
        probe().clear();
    }

    @Test
    @Covers("deferred_field/default_load_leaves_deferred_unloaded")
    void areLoadedInWhatWasCreatedAndNotInWhatIsRead() {
        assertThat(made.body().get()).isEqualTo("long text");

        Article read = get(Articles.byId(made.id()).one(db()));

        assertThat(read.title()).isEqualTo("one");
        assertThat(read.body().isLoaded()).isFalse();
        assertThat(read.summary().isLoaded()).isFalse();
        assertThat(probe().statements()).hasSize(1).noneMatch(text -> text.contains("body"));
    }

    @Test
    @Covers("deferred_field/deferred_include_loads_value")
    void comeWithAnIncludeInTheSameStatement() {
        Article read = get(Articles.byId(made.id()).include(a -> a.body()).one(db()));

        assertThat(read.body().get()).isEqualTo("long text");
        assertThat(read.summary().isLoaded()).isFalse();
        assertThat(probe().statements()).hasSize(1).allMatch(text -> text.contains("body"));
    }

    @Test
    @Covers("deferred_field/deferred_optional_include_loads_some")
    void anOptionalOneThatIsPresent() {
        Article read = get(Articles.filter(a -> a.title().eq("two"))
                .include(a -> a.summary())
                .one(db()));

        assertThat(read.summary().get()).contains("short");
    }

    @Test
    @Covers("deferred_field/deferred_optional_include_loads_none")
    void loadedAndAbsentIsNotUnloaded() {
        Article read = get(Articles.byId(made.id()).include(a -> a.summary()).one(db()));

        assertThat(read.summary().isLoaded()).isTrue();
        assertThat(read.summary().get()).isEmpty();
    }

    @Test
    @Covers("deferred_field/deferred_optional_create_returns_none_loaded")
    void unsetDeferredColumnsOfACreateAreLoadedAsEmpty() {
        assertThat(made.summary().isLoaded()).isTrue();
        assertThat(made.summary().get()).isEmpty();
    }

    @Test
    @Covers("deferred_field/deferred_filter_does_not_load_field")
    void aConditionDoesNotLoadThem() {
        Article read =
                get(Articles.filter(a -> a.body().value().eq("long text")).one(db()));

        assertThat(read.title()).isEqualTo("one");
        assertThat(read.body().isLoaded()).isFalse();
    }

    @Test
    @Covers("deferred_field/deferred_pk_filter_does_not_load_field")
    void aConditionBesideTheKeyDoesNotLoadThem() {
        Article read = get(Articles.byId(made.id())
                .filter(a -> a.body().value().eq("long text"))
                .one(db()));

        assertThat(read.body().isLoaded()).isFalse();
        assertThat(get(Articles.byId(made.id())
                        .filter(a -> a.body().value().eq("other text"))
                        .exec(db())))
                .isEmpty();
    }

    @Test
    @Covers("deferred_field/deferred_update_loads_from_unloaded")
    void anUpdateGivesTheNewValueBack() {
        Article read = get(Articles.byId(made.id()).one(db()));
        Article changed = get(Articles.update(read).body("new text").exec(db()));

        assertThat(changed.body().get()).isEqualTo("new text");
        assertThat(get(Articles.byId(made.id()).include(a -> a.body()).one(db()))
                        .body()
                        .get())
                .isEqualTo("new text");
    }

    @Test
    @Covers("deferred_field/deferred_update_refreshes_loaded_value")
    void anUpdateOfALoadedOneGivesTheNewValueBack() {
        Article read = get(Articles.byId(made.id()).include(a -> a.body()).one(db()));
        Article changed = get(Articles.update(read).body("new text").exec(db()));

        assertThat(read.body().get()).isEqualTo("long text");
        assertThat(changed.body().get()).isEqualTo("new text");
    }
}
