package dev.runnel.tck.suite.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.companion.ModelProvider;
import dev.runnel.tck.AlsoWithCompositeKeys;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.link.Author;
import dev.runnel.tck.scenario.link.Authors;
import dev.runnel.tck.scenario.link.Badge;
import dev.runnel.tck.scenario.link.Badges;
import dev.runnel.tck.scenario.link.Book;
import dev.runnel.tck.scenario.link.Books;
import dev.runnel.tck.scenario.link.Card;
import dev.runnel.tck.scenario.link.Cards;
import dev.runnel.tck.suite.Topic;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The key and the inverse side of a relation, by names or by annotations. */
@AlsoWithCompositeKeys
public abstract class LinkTopic extends Topic {
    private Author ann;
    private Author bob;

    @Override
    protected List<ModelProvider> models() {
        return List.of(Authors.MODEL, Books.MODEL, Cards.MODEL, Badges.MODEL);
    }

    @BeforeEach
    void write() {
        ann = get(Authors.create().name("Ann").exec(db()));
        bob = get(Authors.create().name("Bob").exec(db()));
        get(Books.create().title("one").writer(ann).editor(bob).exec(db()));
        get(Books.create().title("two").writer(ann).exec(db()));
        get(Books.create().title("three").writer(bob).editor(bob).exec(db()));
    }

    @Test
    @Covers({
        "relation_has_many_same_target/pair_hint_disambiguates_has_many",
        "relation_belongs_to_configured/different_field_name"
    })
    void twoRelationsToOneModelKeepTheirRows() {
        List<Author> authors = list(Authors.all()
                .orderBy(a -> a.name().asc())
                .include(a -> a.written(), a -> a.edited())
                .all(db()));

        assertThat(authors.get(0).written().get()).extracting(Book::title).containsExactlyInAnyOrder("one", "two");
        assertThat(authors.get(0).edited().get()).isEmpty();
        assertThat(authors.get(1).written().get()).extracting(Book::title).containsExactly("three");
        assertThat(authors.get(1).edited().get()).extracting(Book::title).containsExactlyInAnyOrder("one", "three");
        Book one = get(Books.filter(b -> b.title().eq("one"))
                .include(b -> b.writer(), b -> b.editor())
                .one(db()));
        assertThat(one.writer().get()).isEqualTo(ann);
        assertThat(one.editor().get()).contains(bob);
        assertThat(list(Authors.filter(a -> a.edited().any(b -> b.title().eq("one")))
                        .all(db())))
                .containsExactly(bob);
    }

    @Test
    @Covers("relation_has_many_same_target/pair_hint_create_via_has_many_accessor")
    void aChildIsCreatedOverOneOfThem() {
        Book made = get(Authors.edited(ann).create().title("four").writer(bob).exec(db()));

        assertThat(made.writerId()).isEqualTo(bob.id());
        assertThat(made.editorId()).contains(ann.id());
        assertThat(get(Authors.written(bob).create().title("five").exec(db())).editorId())
                .isEmpty();
        assertThat(list(Authors.written(bob).select(b -> b.title()).all(db())))
                .containsExactlyInAnyOrder("three", "four", "five");
        assertThat(list(Authors.edited(ann).all(db()))).containsExactly(made);
    }

    @Test
    @Covers("relation_belongs_to_configured/has_one_different_field_name")
    void aHasOneOfAnotherName() {
        Card card = get(Cards.create().number("17").owner(ann).exec(db()));

        Author read = get(
                Authors.filter(a -> a.name().eq("Ann")).include(a -> a.card()).one(db()));
        assertThat(read.card().get()).contains(card);
        assertThat(get(Cards.all().include(c -> c.owner()).one(db())).owner().get())
                .isEqualTo(ann);
        assertThat(list(Authors.filter(a -> a.card().number().eq("17")).all(db())))
                .containsExactly(ann);
    }

    @Test
    @Covers({
        "relation_belongs_to_inferred/infers_key_and_references",
        "relation_belongs_to_inferred/infers_optional_relation",
        "relation_belongs_to_inferred/infers_references_only"
    })
    void keysAreFoundByNameOrAsTheyAreSaid() {
        Badge plain = get(Badges.create().label("plain").madeBy(bob).exec(db()));
        Badge worn = get(Badges.create().label("worn").madeBy(bob).wearer(ann).exec(db()));

        assertThat(plain.wearerId()).isEmpty();
        assertThat(worn.wearerId()).contains(ann.id());
        assertThat(worn.maker()).isEqualTo(bob.id());
        Badge read = get(Badges.filter(b -> b.label().eq("worn"))
                .include(b -> b.wearer(), b -> b.madeBy())
                .one(db()));
        assertThat(read.wearer().get()).contains(ann);
        assertThat(read.madeBy().get()).isEqualTo(bob);
    }

    @Test
    @Covers("relation_belongs_to_one_way/crud_user_optional_profile_one_direction")
    void aRelationWithoutAnotherSide() {
        Badge made = get(Badges.create()
                .label("new")
                .madeBy(bob)
                .wearer(Authors.create().name("Cid"))
                .exec(db()));

        Author cid = made.wearer().get().orElseThrow();
        assertThat(made.wearerId()).contains(cid.id());
        assertThat(get(Authors.filter(a -> a.name().eq("Cid")).one(db())).name())
                .isEqualTo("Cid");
        assertThat(list(Badges.filter(b -> b.wearer().eq(cid)).all(db()))).containsExactly(made);
        get(Badges.update(made).clearWearer().exec(db()));
        assertThat(get(Badges.filter(b -> b.label().eq("new"))
                                .include(b -> b.wearer())
                                .one(db()))
                        .wearer()
                        .get())
                .isEmpty();
        get(Badges.delete(made).exec(db()));
        assertThat(get(Authors.filter(a -> a.name().eq("Cid")).exists(db()))).isTrue();
    }
}
