package guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blog.Author;
import blog.Authors;
import blog.Headline;
import blog.Post;
import blog.PostRepository;
import blog.Posts;
import dev.runnel.Db;
import dev.runnel.Session;
import dev.runnel.error.ConflictException;
import dev.runnel.error.ConnectFailedException;
import dev.runnel.error.ConnectionLostException;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.error.NotFoundException;
import dev.runnel.error.PoolExhaustedException;
import dev.runnel.error.RunnelException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

class InAServiceTest extends Guide {
    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void settings() {
        Db blog = Db.builder()
                .url("r2dbc:h2:mem:///guide_service")
                .discover("blog")
                .poolSize(20)
                .acquireTimeout(Duration.ofSeconds(5))
                .options(o -> o.withMaxBufferedRows(50_000))
                .build();

        get(blog.pushSchema());
        assertThat(get(Posts.all().count(blog))).isZero();
        get(blog.close());
    }

    @Test
    void closes() {
        BlogDatabase database = new BlogDatabase("r2dbc:h2:mem:///guide_closes");
        Session session = database.session();
        database.close();

        assertThatThrownBy(() -> get(Posts.all().count(session)))
                .isInstanceOfSatisfying(
                        InvalidStatementException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CLOSED));
    }

    @Test
    void retries() {
        Author tony = get(Authors.byHandle("tony").one(db));
        Post engines = get(Posts.filter(p -> p.title().eq("Engines")).one(db));

        Mono<Post> moved = db.transaction(tx -> move(engines, tony, tx))
                .retryWhen(Retry.backoff(3, Duration.ofMillis(20)).filter(ConflictException.class::isInstance));

        assertThat(get(moved).authorId()).isEqualTo(tony.id());
        assertThat(tries).hasValue(2);
    }

    /** In the way of another one the first time. */
    private Mono<Post> move(Post post, Author to, Session tx) {
        return Posts.update(post)
                .author(to)
                .exec(tx)
                .filter(moved -> tries.incrementAndGet() > 1)
                .switchIfEmpty(Mono.error(
                        () -> new ConflictException("the statement conflicts with another transaction", null)));
    }

    @Test
    void timeout() {
        Flux<Headline> found = new PostRepository(db)
                .search(Optional.of("in"), Optional.empty())
                .timeout(Duration.ofSeconds(2));

        assertThat(get(found)).extracting(Headline::title).containsExactly("Engines", "Sorting");
    }

    static int status(Throwable error) {
        if (error instanceof NotFoundException) {
            return 404;
        }
        if (error instanceof ConstraintViolationException || error instanceof ConflictException) {
            return 409;
        }
        if (error instanceof InvalidValueException) {
            return 400;
        }
        if (error instanceof RunnelException known
                && (known.code() == ErrorCode.MALFORMED_CURSOR
                        || known.code() == ErrorCode.CURSOR_OF_OTHER_QUERY
                        || known.code() == ErrorCode.UNKNOWN_SORT_KEY)) {
            return 400;
        }
        if (error instanceof PoolExhaustedException
                || error instanceof ConnectFailedException
                || error instanceof ConnectionLostException) {
            return 503;
        }
        return 500;
    }

    @Test
    void statuses() {
        PostRepository posts = new PostRepository(db);

        assertThat(statusOf(Authors.byHandle("nobody").one(db))).isEqualTo(404);
        assertThat(statusOf(Authors.create().handle("ada").name("Ada").exec(db)))
                .isEqualTo(409);
        assertThat(statusOf(Mono.defer(
                        () -> Authors.create().handle("a\0b").name("x").exec(db))))
                .isEqualTo(400);
        assertThat(statusOf(Mono.defer(() -> posts.newest(3, Optional.of("made up")))))
                .isEqualTo(400);
        assertThat(statusOf(Mono.error(new IllegalStateException()))).isEqualTo(500);
    }

    private static int statusOf(Mono<?> answer) {
        return get(answer.map(found -> 200).onErrorResume(error -> Mono.just(status(error))));
    }
}
