package dev.runnel.tck.suite.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.companion.ModelProvider;
import dev.runnel.tck.AlsoWithCompositeKeys;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.kin.People;
import dev.runnel.tck.scenario.kin.Person;
import dev.runnel.tck.suite.Topic;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A model whose parents and children are of the same model. */
@AlsoWithCompositeKeys
public abstract class SelfReferenceTopic extends Topic {
    private Person root;
    private Person byRecord;
    private Person byKey;

    @Override
    protected List<ModelProvider> models() {
        return List.of(People.MODEL);
    }

    @BeforeEach
    void create() {
        root = get(People.create().name("root").exec(db()));
        byRecord = get(People.create().name("by record").parent(root).exec(db()));
        byKey = get(Person.byKey("by key", root).exec(db()));
        get(People.create().name("grandchild").parent(byKey).exec(db()));
    }

    @Test
    @Covers("relation_belongs_to_self_referential/crud_person_self_referential")
    void theParentIsSaidByRecordOrByKey() {
        assertThat(root.parentId()).isEmpty();
        assertThat(byRecord.parentId()).contains(root.id());
        assertThat(byKey.parentId()).contains(root.id());

        assertThat(list(People.filter(p -> p.parent().eq(root)).all(db()))).containsExactlyInAnyOrder(byRecord, byKey);
        Person read = get(People.filter(p -> p.name().eq("root"))
                .include(p -> p.children())
                .one(db()));
        assertThat(read.children().get()).containsExactlyInAnyOrder(byRecord, byKey);
    }

    @Test
    void bothDirectionsOverTwoLevels() {
        Person read = get(People.filter(p -> p.name().eq("root"))
                .include(p -> p.children().with(c -> c.include(x -> x.children(), x -> x.parent())))
                .one(db()));

        assertThat(read.children().get()).allMatch(child -> child.parent().get().equals(Optional.of(root)));
        assertThat(read.children().get())
                .flatExtracting(child -> child.children().get())
                .extracting(Person::name)
                .containsExactly("grandchild");
    }

    @Test
    @Covers("relation_has_many_filter/filter_parent_all_ignores_unlinked_children")
    void childrenWithoutAParentAreNobodysChildren() {
        get(People.create().name("another root").exec(db()));

        assertThat(list(People.filter(p -> p.children().all(c -> c.name().ne("another root")))
                        .all(db())))
                .hasSize(5);
        assertThat(list(People.filter(p -> p.children().all(c -> c.name().eq("grandchild")))
                        .all(db())))
                .extracting(Person::name)
                .containsExactlyInAnyOrder("by record", "by key", "grandchild", "another root");
    }

    @Test
    void conditionsOverBothDirections() {
        assertThat(list(People.filter(p -> p.parent().parent().name().eq("root"))
                        .all(db())))
                .extracting(Person::name)
                .containsExactly("grandchild");
        assertThat(list(People.filter(p -> p.children().any(c -> c.name().eq("grandchild")))
                        .all(db())))
                .containsExactly(byKey);
    }
}
