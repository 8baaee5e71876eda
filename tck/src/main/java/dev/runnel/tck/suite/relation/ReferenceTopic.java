package dev.runnel.tck.suite.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Constant;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.ErrorCode;
import dev.runnel.tck.AlsoWithCompositeKeys;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.archive.Badge;
import dev.runnel.tck.scenario.archive.Badges;
import dev.runnel.tck.scenario.archive.Document;
import dev.runnel.tck.scenario.archive.Documents;
import dev.runnel.tck.scenario.archive.Note;
import dev.runnel.tck.scenario.archive.Notes;
import dev.runnel.tck.scenario.archive.People;
import dev.runnel.tck.scenario.archive.Person;
import dev.runnel.tck.scenario.archive.Shelf;
import dev.runnel.tck.scenario.archive.Shelves;
import dev.runnel.tck.suite.Topic;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * References: explicit names, two relations to one target, relations to unique columns, relations with one side only.
 */
@AlsoWithCompositeKeys
public abstract class ReferenceTopic extends Topic {
    @Override
    protected List<ModelProvider> models() {
        return List.of(People.MODEL, Documents.MODEL, Shelves.MODEL, Badges.MODEL, Notes.MODEL);
    }

    private Person person(String name) {
        return get(People.create().name(name).exec(db()));
    }

    @Test
    @Covers({
        "relation_has_many_same_target/pair_hint_disambiguates_has_many",
        "relation_has_many_same_target/pair_hint_create_via_has_many_accessor",
        "relation_belongs_to_configured/different_field_name",
        "relation_belongs_to_inferred/infers_key_and_references",
        "relation_belongs_to_inferred/infers_optional_relation"
    })
    void twoRelationsToOneModel() {
        Person ann =
                get(People.create().name("Ann").written(d -> d.title("memoir")).exec(db()));
        Person bob = person("Bob");
        get(People.edited(ann).create().title("thesis").author(bob).exec(db()));
        Document poem =
                get(People.written(ann).create().title("poem").editor(bob).exec(db()));

        assertThat(poem.authorId()).isEqualTo(ann.id());
        assertThat(list(People.written(ann).select(d -> d.title()).all(db())))
                .containsExactlyInAnyOrder("memoir", "poem");
        assertThat(list(People.edited(ann).select(d -> d.title()).all(db()))).containsExactly("thesis");
        List<Person> people = list(People.all()
                .orderBy(p -> p.name().asc())
                .include(p -> p.written(), p -> p.edited())
                .all(db()));
        assertThat(people).extracting(p -> p.written().get().size()).containsExactly(2, 1);
        assertThat(people).extracting(p -> p.edited().get().size()).containsExactly(1, 1);
        assertThat(list(Documents.filter(d -> d.author()
                                .name()
                                .eq("Ann")
                                .and(d.editor().name().eq("Bob")))
                        .all(db())))
                .containsExactly(poem);
        assertThat(list(People.filter(p -> p.written().any(d -> d.editor().isNull()))
                        .all(db())))
                .containsExactly(ann);
        assertThat(list(People.written(ann).editor().all(db()))).containsExactly(bob);
    }

    @Test
    @Covers({
        "relation_belongs_to_configured/has_one_different_field_name",
        "relation_belongs_to_inferred/infers_references_only"
    })
    void aHasOneByNamesOfItsOwn() {
        Person ann = get(People.create().name("Ann").badge(b -> b.number(7)).exec(db()));
        person("Bob");

        Badge badge = get(People.badge(ann).include(b -> b.holder()).one(db()));
        assertThat(badge.holder().get()).isEqualTo(ann);
        assertThat(ann.badge().get()).contains(badge);
        assertThat(list(People.filter(p -> p.badge().number().eq(7L)).all(db())))
                .containsExactly(ann);
        assertThat(get(People.badge(ann).one(db()))).isEqualTo(badge);
    }

    @Test
    void aUniqueColumnThatIsNotTheKey() {
        Person ann = person("Ann");
        Shelf a = get(Shelves.create()
                .code("A")
                .room("cellar")
                .documents(d -> d.title("map").author(ann))
                .exec(db()));
        Document letter =
                get(Documents.create().title("letter").author(ann).place(a).exec(db()));
        Document draft = get(Documents.create().title("draft").author(ann).exec(db()));
        get(Documents.create()
                .title("plan")
                .author(ann)
                .place(Shelves.create().code("B").room("attic"))
                .exec(db()));

        assertThat(letter.shelf()).contains("A");
        assertThat(list(Documents.all()
                        .orderBy(d -> d.title().asc())
                        .include(d -> d.place())
                        .all(db())))
                .extracting(d -> d.place().get().map(Shelf::room).orElse("-"))
                .containsExactly("-", "cellar", "cellar", "attic");
        assertThat(get(Shelves.filter(s -> s.code().eq("A"))
                                .include(s -> s.documents())
                                .one(db()))
                        .documents()
                        .get())
                .extracting(Document::title)
                .containsExactlyInAnyOrder("map", "letter");
        assertThat(list(Documents.filter(d -> d.place().eq(a))
                        .select(d -> d.title())
                        .all(db())))
                .containsExactlyInAnyOrder("map", "letter");
        assertThat(list(Documents.filter(d -> d.place().ne(a))
                        .select(d -> d.title())
                        .all(db())))
                .containsExactlyInAnyOrder("draft", "plan");
        assertThat(list(Documents.filter(d -> d.place().isNull()).all(db()))).containsExactly(draft);
        assertThat(list(Documents.filter(d -> d.place().room().ne("cellar"))
                        .select(d -> d.title())
                        .all(db())))
                .containsExactlyInAnyOrder("draft", "plan");
        assertThat(list(Shelves.filter(s -> s.documents().any(d -> d.title().eq("plan")))
                        .select(s -> s.code())
                        .all(db())))
                .containsExactly("B");
        assertThat(list(Shelves.documents(a).author().all(db()))).containsExactly(ann);
        assertThat(get(Documents.place(letter).one(db()))).isEqualTo(a);
        assertThat(list(Documents.place(draft).all(db()))).isEmpty();
        assertThat(get(Documents.update(draft).place(a).exec(db())).shelf()).contains("A");
        if (capabilities().keys().foreignKeys()) {
            ConstraintViolationException refused = failure(
                    ConstraintViolationException.class,
                    () -> Documents.create()
                            .title("x")
                            .author(ann)
                            .place(Shelf.of("Z"))
                            .exec(db()));
            assertThat(refused.kind()).isEqualTo(ConstraintViolationException.Kind.FOREIGN_KEY);
        }
    }

    /** A nested row needs the column before the row is written, so a computed value is rejected. Without a nested row it is accepted. */
    @Test
    void referencedColumnsCannotBeComputed() {
        refuses(
                ErrorCode.NOT_ASSIGNABLE,
                () -> Shelves.create()
                        .code(Constant.of("A").lower())
                        .room("cellar")
                        .documents(d -> d.title("t").author(People.create().name("Ann")))
                        .exec(db()));
        refuses(
                ErrorCode.NOT_ASSIGNABLE,
                () -> Documents.create()
                        .title("t")
                        .author(People.create().name("Ann"))
                        .place(Shelves.create().code(Constant.of("A").lower()).room("cellar"))
                        .exec(db()));
        if (capabilities().writes().relational()) {
            Shelf alone = get(Shelves.create()
                    .code(Constant.of("A").lower())
                    .room("cellar")
                    .exec(db()));
            assertThat(alone.code()).isEqualTo("a");
        }
    }

    @Test
    @Covers("relation_belongs_to_one_way/crud_user_optional_profile_one_direction")
    void oneSideOnly() {
        Note note = get(
                Notes.create().text("call").person(People.create().name("Ann")).exec(db()));
        Note loose = get(Notes.create().text("loose").exec(db()));
        Person ann = get(People.all().one(db()));

        assertThat(note.person().get()).contains(ann);
        assertThat(loose.personId()).isEmpty();
        assertThat(get(Notes.filter(n -> n.text().eq("call"))
                                .include(n -> n.person())
                                .one(db()))
                        .person()
                        .get())
                .contains(ann);
        assertThat(list(Notes.filter(n -> n.person().eq(ann)).all(db()))).containsExactly(note);
        assertThat(list(Notes.all().person().all(db()))).containsExactly(ann);
        Note moved = get(Notes.update(note).clearPerson().exec(db()));
        assertThat(moved.personId()).isEqualTo(Optional.empty());
        get(People.delete(ann).exec(db()));
        assertThat(get(Notes.all().count(db()))).isEqualTo(2);
    }
}
