package dev.runnel.tck.suite.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.Page;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.NotLoadedException;
import dev.runnel.tck.scenario.versioned.Approval;
import dev.runnel.tck.scenario.versioned.Approvals;
import dev.runnel.tck.scenario.versioned.Document;
import dev.runnel.tck.scenario.versioned.Documents;
import dev.runnel.tck.scenario.versioned.Version;
import dev.runnel.tck.scenario.versioned.Versions;
import dev.runnel.tck.suite.Topic;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/**
 * Versions as a component of a key. The newest version has the greatest number, the document refers to the current one
 * by a foreign key, and each approval refers to one version.
 */
public abstract class VersionTopic extends Topic {
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    private Document plan;
    private Document memo;

    @Override
    protected List<ModelProvider> models() {
        return List.of(Documents.MODEL, Versions.MODEL, Approvals.MODEL);
    }

    /** Three versions of a plan, of which the second is current; one of a memo, which has no current one. */
    @BeforeEach
    void write() {
        plan = get(Documents.create()
                .title("plan")
                .versions(v -> v.number(1).written(day(1)).text("first"))
                .versions(v -> v.number(2).written(day(2)).text("second"))
                .versions(v -> v.number(3).written(day(3)).text("third"))
                .exec(db()));
        memo = get(Documents.create()
                .title("memo")
                .versions(v -> v.number(1).written(day(2)).text("only"))
                .exec(db()));
        plan = get(Documents.update(plan).currentNumber(2).exec(db()));
        get(Approvals.createMany(List.of(approval(1, "Ann"), approval(2, "Ann"), approval(2, "Bob")))
                .exec(db()));
        probe().clear();
    }

    private static Instant day(int n) {
        return START.plus(n, ChronoUnit.DAYS);
    }

    private Approvals.Create approval(int number, String person) {
        return Approvals.create().version(plan.id(), number).person(person);
    }

    private Version version(Document document, int number) {
        return get(Versions.byKey(document.id(), number).one(db()));
    }

    @Test
    void aVersionByItsKeyAndTheNewestByItsNumber() {
        assertThat(get(Versions.byKey(plan.id(), 2).include(v -> v.text()).one(db()))
                        .text()
                        .get())
                .isEqualTo("second");
        Version newest = get(
                Versions.byDocumentId(plan.id()).orderByDesc(v -> v.number()).first(db()));
        assertThat(newest.number()).isEqualTo(3);
        assertThatThrownBy(() -> newest.text().get()).isInstanceOf(NotLoadedException.class);
        assertThat(get(Documents.versions(plan).last(db())).number()).isEqualTo(3);
    }

    @Test
    void theCurrentVersionIsReachedFromTheDocument() {
        Document read = get(Documents.byId(plan.id())
                .include(d -> d.current().with(v -> v.include(f -> f.text(), f -> f.approvals())))
                .one(db()));
        Version current = read.current().get().orElseThrow();
        assertThat(current.text().get()).isEqualTo("second");
        assertThat(current.approvals().get()).extracting(Approval::person).containsExactlyInAnyOrder("Ann", "Bob");

        assertThat(get(Documents.byId(memo.id()).include(d -> d.current()).one(db()))
                        .current()
                        .get())
                .isEmpty();
        assertThat(get(Documents.current(plan).one(db())).number()).isEqualTo(2);
        assertThat(list(Documents.current(memo).all(db()))).isEmpty();
        assertThat(list(Documents.all().current().all(db())))
                .extracting(Version::number)
                .containsExactly(2);
        assertThat(get(Documents.byId(plan.id())
                        .select(d -> d.current().written().optional())
                        .one(db())))
                .contains(day(2));
    }

    @Test
    void theHistoryByPages() {
        Versions.Query newest = Versions.byDocumentId(plan.id()).orderByDesc(v -> v.number());
        Page<Version> first = get(newest.page(2, db()));
        Page<Version> second = get(newest.after(first.next().orElseThrow()).page(2, db()));

        assertThat(first.items()).extracting(Version::number).containsExactly(3, 2);
        assertThat(second.items()).extracting(Version::number).containsExactly(1);
        assertThat(second.next()).isEmpty();
    }

    @Test
    void asOfATime() {
        assertThat(list(Documents.all()
                        .orderBy(d -> d.title().asc())
                        .include(d -> d.versions()
                                .with(v -> v.filter(f -> f.written().le(day(2)))
                                        .orderByDesc(f -> f.number())
                                        .limit(1)
                                        .include(f -> f.text())))
                        .all(db())))
                .extracting(d -> d.versions().get().get(0).text().get())
                .containsExactly("only", "second");
    }

    /** The key says so, and no lock: who writes the next version second has not seen the first one. */
    @Test
    void twoDoNotWriteTheSameVersion() {
        Version read = version(memo, 1);
        get(next(read, "mine").exec(db()));
        ConstraintViolationException late = failure(
                ConstraintViolationException.class, () -> next(read, "theirs").exec(db()));
        assertThat(late.kind()).isEqualTo(ConstraintViolationException.Kind.UNIQUE);
        assertThat(list(Versions.byDocumentId(memo.id())
                        .orderBy(v -> v.number().asc())
                        .include(v -> v.text())
                        .all(db())))
                .extracting(v -> v.text().get())
                .containsExactly("only", "mine");
    }

    private static Versions.Create next(Version read, String text) {
        return Versions.create()
                .documentId(read.documentId())
                .number(read.number() + 1)
                .written(read.written().plusSeconds(60))
                .text(text);
    }

    @Test
    void aVersionIsWrittenAndMadeCurrentTogether() {
        Function<Integer, Mono<Document>> publish = number -> db().transaction(tx -> Versions.create()
                .document(memo)
                .number(number)
                .written(day(4))
                .text("published")
                .exec(tx)
                .flatMap(v -> Documents.update(memo).currentNumber(v.number()).exec(tx)));
        if (!transactional()) {
            refuses(ErrorCode.TRANSACTION_UNSUPPORTED, () -> publish.apply(2));
            return;
        }
        assertThat(get(publish.apply(2)).currentNumber()).contains(2);
        failure(ConstraintViolationException.class, () -> publish.apply(1));
        assertThat(get(Documents.byId(memo.id()).one(db())).currentNumber()).contains(2);
    }

    @Test
    void documentsByWhatTheirVersionsAre() {
        assertThat(titles(Documents.filter(d -> d.current().isNull()))).containsExactly("memo");
        assertThat(titles(Documents.filter(d -> d.versions().any(v -> v.number().gt(d.currentNumber())))))
                .containsExactly("plan");
        assertThat(titles(Documents.filter(
                        d -> d.current().approvals().any(a -> a.person().eq("Bob")))))
                .containsExactly("plan");
        assertThat(titles(Documents.filter(d -> d.current().written().lt(day(2)))))
                .isEmpty();
        assertThat(titles(Documents.filter(d -> d.versions().count().gt(1L)))).containsExactly("plan");
        assertThat(titles(Documents.filter(d -> d.current().eq(version(plan, 2)))))
                .containsExactly("plan");
        assertThat(titles(Documents.filter(d -> d.current().in(List.of(version(plan, 1), version(memo, 1))))))
                .isEmpty();
        assertThat(list(Versions.filter(v -> v.document().currentNumber().eq(v.number()))
                        .all(db())))
                .extracting(Versions::keyOf)
                .containsExactly(new Versions.Key(plan.id(), 2));
    }

    private List<String> titles(Documents.Query documents) {
        return list(
                documents.orderBy(d -> d.title().asc()).select(d -> d.title()).all(db()));
    }

    @Test
    void anApprovalIsOfOneVersion() {
        assertThat(list(Versions.approvals(version(plan, 2)).all(db())))
                .extracting(Approval::person)
                .containsExactlyInAnyOrder("Ann", "Bob");
        assertThat(list(Approvals.byDocumentId(plan.id())
                        .filter(a -> a.person().eq("Ann"))
                        .orderBy(a -> a.number().asc())
                        .select(a -> a.version().written())
                        .all(db())))
                .containsExactly(day(1), day(2));
        assertThat(list(Approvals.filter(a -> a.version().document().title().eq("plan"))
                        .include(a -> a.version().document())
                        .all(db())))
                .hasSize(3)
                .allMatch(a -> a.version().get().document().get().equals(plan));
        assertThat(list(Documents.byId(plan.id()).current().approvals().all(db())))
                .extracting(Approval::number)
                .containsExactly(2, 2);
        get(Versions.approvals(version(plan, 3)).create().person("Cid").exec(db()));
        assertThat(get(Approvals.byKey(plan.id(), 3, "Cid").exists(db()))).isTrue();
    }

    @Test
    void referencedVersionsCannotBeDeleted() {
        failure(
                ConstraintViolationException.class,
                () -> Versions.delete(version(plan, 1)).exec(db()));
        get(Approvals.byDocumentId(plan.id()).delete().exec(db()));
        assertThat(get(Versions.delete(version(plan, 1)).exec(db())).matched()).isEqualTo(1);
        failure(
                ConstraintViolationException.class,
                () -> Versions.delete(version(plan, 2)).exec(db()));

        get(Documents.update(plan).clearCurrentNumber().exec(db()));
        assertThat(get(Versions.byDocumentId(plan.id()).delete().exec(db())).matched())
                .isEqualTo(2);
        assertThat(get(Documents.delete(plan).exec(db())).matched()).isEqualTo(1);
        assertThat(titles(Documents.all())).containsExactly("memo");
    }

    /** A key that is made is that of the version which is named as current one, or nothing is written. */
    @Test
    void aMadeKeyAndTheKeyOfARelation() {
        Version of = version(memo, 1);
        assertThat(failure(
                                InvalidStatementException.class,
                                () -> Documents.create()
                                        .title("copy")
                                        .id(UUID.randomUUID())
                                        .current(of)
                                        .exec(db()))
                        .code())
                .isEqualTo(ErrorCode.CONFLICTING_KEYS);
        assertThat(get(Documents.create().title("fresh").exec(db())).currentNumber())
                .isEqualTo(Optional.empty());
        failure(
                ConstraintViolationException.class,
                () -> Documents.create().title("copy").current(of).exec(db()));
    }

    @Test
    void anEmptyListOfUpdatesWritesNothing() {
        assertThat(get(Approvals.updateMany(List.of()).exec(db())).matched()).isZero();
        assertThat(probe().statements()).isEmpty();
    }
}
