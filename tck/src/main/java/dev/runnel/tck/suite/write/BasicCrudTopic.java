package dev.runnel.tck.suite.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.NotFoundException;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.basic.Account;
import dev.runnel.tck.scenario.basic.Accounts;
import dev.runnel.tck.scenario.basic.Blank;
import dev.runnel.tck.scenario.basic.Blanks;
import dev.runnel.tck.scenario.basic.Widget;
import dev.runnel.tck.scenario.basic.Widgets;
import dev.runnel.tck.suite.Sent;
import dev.runnel.tck.suite.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Create, read, update and delete of a record, and of a unique value. */
public abstract class BasicCrudTopic extends Topic {
    @Override
    protected List<ModelProvider> models() {
        return List.of(Blanks.MODEL, Widgets.MODEL, Accounts.MODEL);
    }

    @Test
    @Covers({"crud_basic/crud_no_fields", "record_not_found/not_found"})
    void ofARecordThatIsNothingButAKey() {
        failure(NotFoundException.class, () -> Blanks.all().one(db()));
        List<Blank> blanks = new ArrayList<>();
        for (int n = 0; n < 10; n++) {
            blanks.add(get(Blanks.create().exec(db())));
        }
        assertThat(blanks).doesNotHaveDuplicates();

        for (int n = 0; n < blanks.size(); n++) {
            Blank gone = blanks.get(n);
            if (n % 2 == 0) {
                get(Blanks.delete(get(Blanks.byId(gone.id()).one(db()))).exec(db()));
            } else {
                get(Blanks.byId(gone.id()).delete().exec(db()));
            }
            failure(NotFoundException.class, () -> Blanks.byId(gone.id()).one(db()));
            assertThat(list(Blanks.all().all(db())))
                    .containsExactlyInAnyOrderElementsOf(blanks.subList(n + 1, blanks.size()));
        }
    }

    @Test
    @Covers({"crud_basic/crud_one_string", "crud_driver_ops/basic_crud"})
    void eachStepIsOneStatement() {
        Widget made = get(widget("first").exec(db()));
        sent("insert", "transact");
        assertThat(made.label()).isEqualTo("first");

        assertThat(get(Widgets.byId(made.id()).one(db()))).isEqualTo(made);
        sent("select", "get");

        Widget changed = get(Widgets.update(made).label("second").exec(db()));
        assertThat(changed).isEqualTo(new Widget(made.id(), "second", 1, true, "none"));
        writesOf("update");
        assertThat(get(Widgets.byId(made.id()).one(db()))).isEqualTo(changed);

        probe().clear();
        assertThat(get(Widgets.byId(made.id()).update().label("third").exec(db()))
                        .matched())
                .isEqualTo(1);
        sent("update", "transact");
        assertThat(get(Widgets.byId(made.id()).one(db())).label()).isEqualTo("third");

        probe().clear();
        assertThat(get(Widgets.delete(changed).exec(db())).matched()).isEqualTo(1);
        sent("delete", "transact");
        failure(NotFoundException.class, () -> Widgets.byId(made.id()).one(db()));
    }

    @Test
    void recordsAreTheirOwn() {
        List<Widget> made = IntStream.range(0, 10)
                .mapToObj(n -> get(widget("w" + n).exec(db())))
                .toList();

        assertThat(made).extracting(Widget::id).doesNotHaveDuplicates();
        for (int n = 0; n < made.size(); n++) {
            assertThat(get(Widgets.byId(made.get(n).id()).one(db())).label()).isEqualTo("w" + n);
        }
    }

    @Test
    @Covers("crud_basic/unique_index_required_field_update")
    void aUniqueValueIsTakenUntilItIsGivenUp() {
        Account first = get(account("one@example.org").exec(db()));
        taken(() -> account("one@example.org").exec(db()));
        assertThat(get(Accounts.byEmail("one@example.org").one(db()))).isEqualTo(first);
        Account other = get(account("other@example.org").exec(db()));
        assertThat(other.id()).isNotEqualTo(first.id());

        get(Accounts.delete(first).exec(db()));
        assertThat(get(Accounts.byEmail("one@example.org").exists(db()))).isFalse();
        Account second = get(account("one@example.org").exec(db()));
        taken(() -> account("one@example.org").exec(db()));

        Account moved = get(Accounts.update(second).email("two@example.org").exec(db()));
        assertThat(get(Accounts.byEmail("one@example.org").exists(db()))).isFalse();
        assertThat(get(Accounts.byId(second.id()).one(db())).email()).isEqualTo("two@example.org");
        taken(() -> account("two@example.org").exec(db()));
        assertThat(get(account("one@example.org").exec(db())).id()).isNotEqualTo(second.id());

        get(Accounts.byId(moved.id()).update().email("three@example.org").exec(db()));
        assertThat(get(Accounts.byEmail("two@example.org").exists(db()))).isFalse();
        assertThat(get(Accounts.byEmail("three@example.org").one(db())).id()).isEqualTo(second.id());
        taken(() -> account("three@example.org").exec(db()));
        get(account("two@example.org").exec(db()));
    }

    @Test
    @Covers("crud_basic/unique_index_nullable_field_update")
    void aUniqueFieldMayBeAbsentInManyRecords() {
        Account first = get(account("1@example.org").exec(db()));
        Account second = get(account("2@example.org").exec(db()));
        Account third = get(account("3@example.org").nick("joe").exec(db()));
        assertThat(get(Accounts.filter(a -> a.nick().isNull()).count(db()))).isEqualTo(2);

        Account named = get(Accounts.update(first).nick("ann").exec(db()));
        assertThat(get(Accounts.byNick("ann").one(db()))).isEqualTo(named);
        taken(() -> Accounts.update(second).nick("joe").exec(db()));
        taken(() -> Accounts.byId(second.id()).update().nick("ann").exec(db()));
        assertThat(get(Accounts.byId(second.id()).one(db())).nick()).isEmpty();

        Account unnamed = get(Accounts.update(third).clearNick().exec(db()));
        assertThat(unnamed.nick()).isEqualTo(Optional.empty());
        assertThat(get(Accounts.byNick("joe").exists(db()))).isFalse();
        assertThat(get(Accounts.update(second).nick("joe").exec(db())).nick()).contains("joe");
    }

    @Test
    @Covers("crud_basic/unique_index_no_update")
    void anUpdateOfOtherFieldsLeavesAUniqueOneFindable() {
        Account made = get(account("one@example.org").nick("joe").exec(db()));

        get(Accounts.update(made).name("renamed").exec(db()));

        assertThat(get(Accounts.byEmail("one@example.org").one(db())).name()).isEqualTo("renamed");
        assertThat(get(Accounts.byNick("joe").one(db())).name()).isEqualTo("renamed");
        taken(() -> account("one@example.org").exec(db()));
    }

    @Test
    @Covers("crud_basic/unique_index_set_same_value")
    void aUniqueFieldMayBeSetToWhatItHolds() {
        Account made = get(account("one@example.org").nick("joe").exec(db()));

        assertThat(get(Accounts.update(made)
                        .email("one@example.org")
                        .nick("joe")
                        .exec(db())))
                .isEqualTo(made);
        assertThat(get(Accounts.byId(made.id())
                                .update()
                                .email("one@example.org")
                                .exec(db()))
                        .matched())
                .isEqualTo(1);
        assertThat(get(Accounts.byEmail("one@example.org").one(db()))).isEqualTo(made);
        taken(() -> account("one@example.org").exec(db()));
    }

    @Test
    @Covers("crud_basic/update_multiple_fields")
    void severalFieldsInOneUpdate() {
        Widget made = get(widget("a").exec(db()));

        assertThat(get(Widgets.update(made).label("b").size(2).exec(db())))
                .isEqualTo(new Widget(made.id(), "b", 2, true, "none"));
        get(Widgets.byId(made.id()).update().size(3).remark("some").exec(db()));
        assertThat(get(Widgets.byId(made.id()).one(db()))).isEqualTo(new Widget(made.id(), "b", 3, true, "some"));
    }

    @Test
    @Covers({"crud_basic/update_and_delete_snippets", "crud_model_find_by_primary_key/single_column_pk"})
    void byTheKeyAlone() {
        Widget kept = get(widget("kept").exec(db()));
        Widget made = get(widget("a").exec(db()));
        assertThat(get(Widgets.byId(made.id()).one(db())).label()).isEqualTo("a");

        get(Widgets.byId(made.id()).update().label("b").exec(db()));
        assertThat(get(Widgets.byId(made.id()).one(db())).label()).isEqualTo("b");
        get(Widgets.byId(made.id()).delete().exec(db()));

        failure(NotFoundException.class, () -> Widgets.byId(made.id()).one(db()));
        assertThat(list(Widgets.all().all(db()))).containsExactly(kept);
    }

    @Test
    void aKeyThatIsNotThereIsNoMatch() {
        UUID nobody = UUID.randomUUID();

        assertThat(get(Widgets.byId(nobody).update().label("b").exec(db())).matched())
                .isZero();
        assertThat(get(Widgets.byId(nobody).delete().exec(db())).matched()).isZero();
        failure(
                NotFoundException.class,
                () -> Widgets.update(new Widget(nobody, "a", 1, true, "none"))
                        .label("b")
                        .exec(db()));
    }

    private void taken(Supplier<? extends Mono<?>> statement) {
        ConstraintViolationException error = failure(ConstraintViolationException.class, statement);
        assertThat(error.kind()).isEqualTo(ConstraintViolationException.Kind.UNIQUE);
    }

    /** The only statement since the log was cleared, which it is then again. */
    private void sent(String relational, String keyValue) {
        assertThat(Sent.verbs(probe())).containsExactly(capabilities().writes().relational() ? relational : keyValue);
        probe().clear();
    }

    /** A relational store writes where it finds; others read the record, and write it if it is still the same. */
    private void writesOf(String verb) {
        if (capabilities().writes().relational()) {
            assertThat(Sent.verbs(probe())).containsExactly(verb);
        } else {
            assertThat(Sent.verbs(probe())).containsExactly("get", "transact");
        }
        probe().clear();
    }

    private static Widgets.Create widget(String label) {
        return Widgets.create().label(label).size(1).active(true).remark("none");
    }

    private static Accounts.Create account(String email) {
        return Accounts.create().name("somebody").email(email);
    }
}
