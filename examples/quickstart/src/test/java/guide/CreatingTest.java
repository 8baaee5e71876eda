package guide;

import static org.assertj.core.api.Assertions.assertThat;

import blog.Author;
import blog.Authors;
import dev.runnel.Constant;
import dev.runnel.Deferred;
import dev.runnel.Now;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class CreatingTest extends Guide {
    @Test
    void graph() {
        Mono<Author> written = Authors.create()
                .handle("grace")
                .name("Grace")
                .posts(p -> p.title("Loops").body("How to count."))
                .posts(p -> p.title("Bugs").body("How to find one."))
                .exec(db);

        Author grace = get(written);
        assertThat(get(Authors.posts(grace).count(db))).isEqualTo(2);
    }

    @Test
    void draft() {
        Authors.Draft draft = Authors.draft().name("Linus");
        Mono<Author> written = draft.handle("linus").exec(db);

        assertThat(get(written).handle()).isEqualTo("linus");
    }

    @Test
    void many() {
        Mono<List<Author>> written = Authors.createMany(List.of(
                        Authors.create().handle("barbara").name("Barbara"),
                        Authors.create().handle("edsger").name("Edsger")))
                .exec(db);

        assertThat(get(written)).extracting(Author::name).containsExactly("Barbara", "Edsger");
    }

    @Test
    void computed() {
        Mono<Author> written = Authors.create()
                .handle(Constant.of("Margaret").lower())
                .name("Margaret")
                .posts(p -> p.title("Rope").body("How to weave.").published(Now.instant()))
                .exec(db);

        Author margaret = get(written);
        assertThat(margaret.handle()).isEqualTo("margaret");
        assertThat(margaret.posts().get().get(0).published()).isAfter(Instant.EPOCH);
    }

    @Test
    void record() {
        Author rosa = new Author(UUID.randomUUID(), "rosa", "Rosa", Optional.empty(), Deferred.unloaded());
        Mono<Author> written = Authors.insert(rosa).exec(db);

        assertThat(get(written)).isEqualTo(rosa);
    }

    @Test
    void returning() {
        Mono<Author> written =
                Authors.create().handle("radia").name("Radia").returning().exec(db);

        assertThat(get(written).handle()).isEqualTo("radia");
    }
}
