package guide;

import static org.assertj.core.api.Assertions.assertThat;

import blog.Author;
import blog.Authors;
import blog.Post;
import dev.runnel.error.ConstraintViolated;
import dev.runnel.error.NotFound;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class TransactionsAndErrorsTest extends Guide {
    @Test
    void transaction() {
        Mono<Post> both = db.transaction(tx -> Authors.create()
                .handle("grace")
                .name("Grace")
                .exec(tx)
                .flatMap(grace -> Authors.posts(grace)
                        .create()
                        .title("Bugs")
                        .body("How to find one.")
                        .exec(tx)));

        assertThat(get(both).title()).isEqualTo("Bugs");
        assertThat(get(Authors.all().count(db))).isEqualTo(3);
    }

    @Test
    void rollback() {
        Mono<Author> refused = db.transaction(tx -> Authors.create()
                .handle("grace")
                .name("Grace")
                .exec(tx)
                .then(Authors.create().handle("ada").name("Another Ada").exec(tx)));
        Mono<String> answer = refused.map(Author::name)
                .onErrorResume(ConstraintViolated.class, e -> Mono.just("taken: " + e.columns()));

        assertThat(get(answer)).isEqualTo("taken: [handle]");
        assertThat(get(Authors.byHandle("grace").exists(db))).isFalse();
    }

    @Test
    void notFound() {
        Mono<String> name = Authors.byHandle("nobody")
                .one(db)
                .map(Author::name)
                .onErrorResume(NotFound.class, e -> Mono.just("nobody"));

        assertThat(get(name)).isEqualTo("nobody");
    }
}
