package dev.runnel.tck.suite.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.companion.ModelProvider;
import dev.runnel.error.NotFoundException;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.library.Book;
import dev.runnel.tck.scenario.library.Books;
import dev.runnel.tck.scenario.library.Loan;
import dev.runnel.tck.scenario.library.Loans;
import dev.runnel.tck.scenario.library.Reader;
import dev.runnel.tck.scenario.library.Readers;
import dev.runnel.tck.scenario.library.Reminders;
import dev.runnel.tck.suite.Topic;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Navigated and scoped queries over composite keys, and columns that relations share. */
public abstract class SharedColumnChainTopic extends Topic {
    private Reader ann;
    private Reader bob;
    private Reader idle;
    private Book first;
    private Book second;

    @Override
    protected List<ModelProvider> models() {
        return List.of(Readers.MODEL, Loans.MODEL, Books.MODEL, Reminders.MODEL);
    }

    /** Ann has both editions, the first twice, and a loan of no book; Bob, of the same number elsewhere, has the second. */
    @BeforeEach
    void lend() {
        first = get(Books.create().id(1).edition(1).title("Emma").exec(db()));
        second = get(Books.create().id(1).edition(2).title("Emma").exec(db()));
        get(Books.create().id(2).edition(1).title("Ulysses").exec(db()));
        ann = get(Readers.create()
                .city("Ulm")
                .no(7)
                .name("Ann")
                .loans(l -> l.seq(1).late(false).book(first))
                .loans(l -> l.seq(2).late(true).book(first).reminders(r -> r.text("please")))
                .loans(l -> l.seq(3).late(true).book(second).reminders(r -> r.text("now")))
                .loans(l -> l.seq(4).late(false))
                .exec(db()));
        bob = get(Readers.create()
                .city("Bonn")
                .no(7)
                .name("Bob")
                .loans(l -> l.seq(1).late(false).book(second))
                .exec(db()));
        idle = get(Readers.create().city("Ulm").no(8).name("Cid").exec(db()));
        probe().clear();
    }

    @Test
    @Covers({
        "relation_chain_composite_key/user_todos_category_composite",
        "relation_chain_composite_key/user_todos_category_distinguishes_by_revision"
    })
    void eachTargetOnceByItsWholeKey() {
        assertThat(list(Readers.loans(ann).book().all(db()))).containsExactlyInAnyOrder(first, second);
        assertThat(list(Readers.loans(bob).book().all(db()))).containsExactly(second);
        assertThat(list(Readers.loans(ann)
                        .filter(l -> l.late().eq(false))
                        .book()
                        .all(db())))
                .containsExactly(first);
        assertThat(list(Readers.loans(ann).reader().all(db()))).containsExactly(ann);
    }

    @Test
    @Covers({
        "relation_chain_composite_key/category_todos_user_composite_first_hop",
        "relation_chain_composite_key/category_todos_filter",
        "relation_chain_composite_key/category_todos_respects_revision",
        "relation_chain_composite_key/filtered_category_todos_user_composite"
    })
    void fromTheOtherEnd() {
        assertThat(list(Books.loans(first).reader().all(db()))).containsExactly(ann);
        assertThat(list(Books.loans(second).reader().all(db()))).containsExactlyInAnyOrder(ann, bob);
        assertThat(list(Books.loans(first)
                        .filter(l -> l.late().eq(true))
                        .select(l -> l.seq())
                        .all(db())))
                .containsExactly(2L);
        assertThat(get(Books.loans(second).count(db()))).isEqualTo(2);
        assertThat(list(Books.filter(b -> b.title().eq("Emma").and(b.edition().gt(1L)))
                        .loans()
                        .reader()
                        .all(db())))
                .containsExactlyInAnyOrder(ann, bob);
    }

    @Test
    @Covers({
        "relation_chain_composite_key/composite_has_many_through_has_many",
        "relation_chain_composite_key/composite_chain_then_filter",
        "relation_chain/has_many_through_has_many",
        "relation_chain/three_step_chain"
    })
    void listsThroughLists() {
        assertThat(list(Readers.loans(ann).reminders().select(r -> r.text()).all(db())))
                .containsExactlyInAnyOrder("please", "now");
        assertThat(list(Readers.filter(r -> r.name().eq("Ann"))
                        .loans()
                        .reminders()
                        .filter(r -> r.text().eq("now"))
                        .loan()
                        .book()
                        .all(db())))
                .containsExactly(second);
        assertThat(list(Readers.loans(bob).reminders().all(db()))).isEmpty();
    }

    @Test
    @Covers({
        "relation_chain_composite_key/composite_chain_from_empty_source_is_empty",
        "relation_chain/chain_from_empty_source_is_empty"
    })
    void fromNothing() {
        assertThat(list(Readers.loans(idle).book().all(db()))).isEmpty();
        assertThat(list(Readers.filter(r -> r.name().eq("Zed"))
                        .loans()
                        .reminders()
                        .all(db())))
                .isEmpty();
    }

    @Test
    @Covers({
        "relation_has_many_composite_key/composite_scoped_find_by_id",
        "relation_has_many_crud/scoped_find_by_id",
        "relation_has_many_crud/has_many_when_fk_is_composite_with_snippets"
    })
    void scopedByTheKeyOfItsRecord() {
        Loan anns = get(Readers.loans(ann).byKey("Ulm", 7, 2).one(db()));
        assertThat(anns.late()).isTrue();
        assertThat(failure(() -> Readers.loans(bob).byKey("Ulm", 7, 2).one(db())))
                .isInstanceOf(NotFoundException.class);
        failure(
                NotFoundException.class,
                () -> Readers.loans(bob).update(anns).late(false).exec(db()));
        assertThat(get(Readers.loans(bob).byKey("Ulm", 7, 2).delete().exec(db()))
                        .matched())
                .isZero();

        Loan made =
                get(Readers.loans(bob).create().seq(9).late(true).book(first).exec(db()));
        assertThat(made.city()).isEqualTo("Bonn");
        assertThat(made.no()).isEqualTo(7);
        assertThat(get(Readers.loans(ann).update(anns).late(false).exec(db())).late())
                .isFalse();
        assertThat(get(Readers.loans(bob).delete(made).exec(db())).matched()).isEqualTo(1);
        assertThat(get(Readers.loans(ann).count(db()))).isEqualTo(4);
        assertThat(get(Readers.loans(bob).count(db()))).isEqualTo(1);
        assertThat(get(Loans.byCityAndNo("Ulm", 7)
                                .filter(l -> l.late().eq(true))
                                .update()
                                .late(false)
                                .exec(db()))
                        .matched())
                .isEqualTo(1);
    }

    @Test
    void whatARecordBelongsTo() {
        Loan none = get(Readers.loans(ann).byKey("Ulm", 7, 4).one(db()));
        Loan some = get(Readers.loans(ann).byKey("Ulm", 7, 3).one(db()));

        assertThat(get(Loans.reader(some).one(db()))).isEqualTo(ann);
        assertThat(list(Loans.book(some).all(db()))).containsExactly(second);
        assertThat(list(Loans.book(none).all(db()))).isEmpty();
    }
}
