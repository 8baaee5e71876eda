package guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.Condition;
import dev.runnel.Db;
import dev.runnel.MutationResult;
import dev.runnel.error.OptimisticLockException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The code of the guide that writes documents: upsert, versions, soft delete and tenants. */
class DocumentsTest extends Guide {
    private final Db documents = Db.builder()
            .url("r2dbc:h2:mem:///guide_documents")
            .models(Documents.MODEL)
            .build();

    @BeforeEach
    void push() {
        get(documents.pushSchema());
        get(Documents.all().delete().exec(documents));
    }

    @AfterEach
    void closeDocuments() {
        get(documents.close());
    }

    @Test
    void upsert() {
        Document read = get(Documents.create().text("one").exec(documents));

        Mono<Document> written = Documents.upsert(read).exec(documents);

        assertThat(get(written).version()).isEqualTo(2);
        assertThatThrownBy(() -> get(written)).isInstanceOf(OptimisticLockException.class);
    }

    @Test
    void version() {
        Document read = get(Documents.create().text("one").exec(documents));

        Mono<Document> rewritten = Documents.update(read).text("two").exec(documents);
        Mono<Document> late = Documents.update(read).text("three").exec(documents);

        assertThat(get(rewritten).version()).isEqualTo(2);
        assertThatThrownBy(() -> get(late)).isInstanceOf(OptimisticLockException.class);
        assertThat(get(Documents.byId(read.id()).one(documents)).text()).isEqualTo("two");
    }

    @Test
    void softDelete() {
        Document one = get(Documents.create().text("one").exec(documents));
        get(Documents.create().text("two").exec(documents));

        Condition<Document> live = Documents.where(d -> d.deleted().isNull());
        Flux<Document> seen = Documents.filter(d -> live).all(documents);
        Mono<MutationResult> deleted = Documents.byId(one.id())
                .filter(d -> live)
                .update()
                .deleted(Instant.now())
                .exec(documents);

        assertThat(get(deleted).matched()).isEqualTo(1);
        assertThat(get(deleted).matched()).isZero();
        assertThat(get(seen)).extracting(Document::text).containsExactly("two");
    }

    @Test
    void tenants() {
        String url = "r2dbc:h2:mem:///guide_documents";

        Db acme = Db.builder().url(url).models(Documents.MODEL).schema("acme").build();
        Db duke = Db.builder().url(url).models(Documents.MODEL).schema("duke").build();

        get(acme.pushSchema());
        get(duke.pushSchema());
        get(Documents.create().text("acme's").exec(acme));
        assertThat(get(Documents.all().count(acme))).isEqualTo(1);
        assertThat(get(Documents.all().count(duke))).isZero();
        get(acme.close());
        get(duke.close());
    }
}
