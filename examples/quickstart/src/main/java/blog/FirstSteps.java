package blog;

import dev.runnel.Db;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The code of the README. */
final class FirstSteps {
    private FirstSteps() {}

    static Flux<Author> run(Db db) {
        Mono<Author> written = Authors.create()
                .handle("iris")
                .name("Iris")
                .posts(p -> p.title("Hello")
                        .body("My first post.")
                        .comments(c -> c.reader("Jonas").text("Welcome!")))
                .exec(db);

        Flux<Author> welcomed = Authors.filter(a ->
                        a.posts().any(p -> p.comments().any(c -> c.text().startsWith("Welcome"))))
                .orderBy(a -> a.name().asc())
                .include(a -> a.posts().with(posts -> posts.limit(3).include(p -> p.comments())))
                .all(db);

        return written.thenMany(welcomed);
    }
}
