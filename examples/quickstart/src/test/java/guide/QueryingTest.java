package guide;

import static org.assertj.core.api.Assertions.assertThat;

import blog.Author;
import blog.Authors;
import blog.Post;
import blog.Posts;
import dev.runnel.Condition;
import dev.runnel.Now;
import dev.runnel.Prepared;
import dev.runnel.Prepared2;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class QueryingTest extends Guide {
    private static final Prepared2<String, Long, Posts.Query> POPULAR = Prepared.of(
            String.class,
            Long.class,
            (handle, least) -> Posts.filter(
                    p -> p.author().handle().eq(handle).and(p.likes().ge(least))));

    @Test
    void conditions() {
        Flux<Post> liked = Posts.filter(p -> p.likes()
                        .ge(5L)
                        .and(p.title().containsIgnoreCase("in").or(p.title().startsWith("S"))))
                .orderBy(p -> p.likes().desc(), p -> p.title().asc())
                .limit(10)
                .all(db);

        assertThat(get(liked)).extracting(Post::title).containsExactly("Engines", "Sorting");
    }

    @Test
    void preparedStatements() {
        Flux<Post> popular = POPULAR.with("ada", 5L).limit(10).all(db);

        assertThat(get(popular)).extracting(Post::title).containsExactly("Engines");
    }

    @Test
    void terminals() {
        Mono<Author> one = Authors.byHandle("ada").one(db);
        Mono<Author> first = Authors.all().orderBy(a -> a.name().asc()).first(db);
        Mono<Boolean> known = Authors.byHandle("nobody").exists(db);
        Mono<Long> count = Posts.filter(p -> p.likes().gt(4L)).count(db);

        assertThat(get(one)).isEqualTo(get(first));
        assertThat(get(known)).isFalse();
        assertThat(get(count)).isEqualTo(2);
    }

    @Test
    void absent() {
        Flux<Author> silent = Authors.filter(a -> a.bio().isNull()).all(db);
        Flux<Author> others = Authors.filter(a -> a.bio().ne("Counts.")).all(db);

        assertThat(get(silent)).extracting(Author::name).containsExactly("Tony");
        assertThat(get(others)).extracting(Author::name).containsExactly("Tony");
    }

    @Test
    void kept() {
        Condition<Post> popular = Posts.where(p -> p.likes().ge(5L));
        Optional<String> word = Optional.of("engine");

        Flux<Post> found = Posts.filter(p -> popular)
                .filterIfPresent(word, (p, text) -> p.title().containsIgnoreCase(text))
                .all(db);

        assertThat(get(found)).extracting(Post::title).containsExactly("Engines");
    }

    @Test
    void functions() {
        Flux<Author> terse = Authors.filter(
                        a -> a.bio().coalesce(a.name()).length().lt(6L))
                .orderBy(a -> a.handle().lower().asc())
                .all(db);
        Mono<Long> scheduled =
                Posts.filter(p -> p.published().gt(Now.instant())).count(db);

        assertThat(get(terse)).extracting(Author::handle).containsExactly("tony");
        assertThat(get(scheduled)).isZero();
    }

    @Test
    void subquery() {
        Flux<Author> authors = Authors.filter(
                        a -> a.id().in(Posts.filter(p -> p.likes().gt(6L)).select(p -> p.authorId())))
                .all(db);

        assertThat(get(authors)).extracting(Author::name).containsExactly("Ada");
    }
}
