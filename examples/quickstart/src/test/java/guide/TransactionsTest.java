package guide;

import static org.assertj.core.api.Assertions.assertThat;

import blog.Author;
import blog.Authors;
import blog.Post;
import blog.Posts;
import dev.runnel.TransactionOptions;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.spi.Isolation;
import dev.runnel.type.LockWait;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;

class TransactionsTest extends Guide {
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
                .onErrorResume(ConstraintViolationException.class, e -> Mono.just("taken: " + e.columns()));

        assertThat(get(answer)).isEqualTo("taken: [handle]");
        assertThat(get(Authors.byHandle("grace").exists(db))).isFalse();
    }

    @Test
    void savepoint() {
        Mono<Author> signedUp = db.transaction(tx -> Authors.create()
                .handle("grace")
                .name("Grace")
                .exec(tx)
                .flatMap(grace -> tx.transaction(inner -> Authors.posts(grace)
                                .create()
                                .title("Notes")
                                .body("Taken already?")
                                .exec(inner)
                                .then(Mono.<Post>error(new IllegalStateException("no"))))
                        .onErrorResume(IllegalStateException.class, e -> Mono.empty())
                        .thenReturn(grace)));

        Author grace = get(signedUp);
        assertThat(get(Authors.posts(grace).count(db))).isZero();
        assertThat(get(Authors.byHandle("grace").exists(db))).isTrue();
    }

    @Test
    void options() {
        TransactionOptions transfer = TransactionOptions.DEFAULT
                .withName("transfer")
                .withIsolation(Isolation.REPEATABLE_READ)
                .withTimeout(Duration.ofSeconds(5))
                .withRetries(3, Duration.ofSeconds(2));
        Mono<Long> count = db.transaction(transfer, tx -> Authors.all().count(tx));

        assertThat(get(count)).isEqualTo(2);
    }

    @Test
    void locks() {
        Mono<Long> taken = db.transaction(tx -> Posts.filter(p -> p.likes().eq(0L))
                .limit(10)
                .forUpdate(LockWait.SKIP_LOCKED)
                .all(tx)
                .concatMap(post -> Posts.update(post).likes(1L).exec(tx))
                .count());

        long free = get(Posts.filter(p -> p.likes().eq(0L)).count(db));
        assertThat(get(taken)).isEqualTo(free);
    }

    @Test
    void batch() {
        Mono<Tuple2<Author, Long>> both = db.batch(
                Authors.create().handle("grace").name("Grace"), Authors.all().count());

        assertThat(get(both).getT2()).isEqualTo(3);
    }
}
