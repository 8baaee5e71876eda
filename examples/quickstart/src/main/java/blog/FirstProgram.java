package blog;

import dev.runnel.Db;
import reactor.core.publisher.Mono;

public final class FirstProgram {
    private FirstProgram() {}

    public static void main(String[] arguments) {
        Db db = Db.builder()
                .url("r2dbc:h2:mem:///first_program")
                .discover("blog")
                .build();

        Mono<Void> program = db.pushSchema()
                .then(Authors.create()
                        .handle("iris")
                        .name("Iris")
                        .posts(p -> p.title("Hello").body("My first post."))
                        .posts(p -> p.title("Again").body("My second post."))
                        .exec(db))
                .doOnNext(iris -> System.out.println("Created " + iris.name()))
                .thenMany(Posts.filter(p -> p.author().handle().eq("iris"))
                        .orderBy(p -> p.title().asc())
                        .all(db))
                .doOnNext(post -> System.out.println(post.title() + ": " + post.likes() + " likes"))
                .then(db.close());

        program.block();
    }
}
