package guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blog.Author;
import blog.Authors;
import blog.Post;
import blog.Posts;
import dev.runnel.Db;
import dev.runnel.error.LimitExceededException;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.memory.MemoryDriver;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class TestingTest extends Guide {
    @Test
    void memory() {
        Db store = Db.builder()
                .driver(MemoryDriver.onEmptyStore(PoolOptions.DEFAULT))
                .discover("blog")
                .build();

        get(store.pushSchema());
        fill(store);
        assertThat(get(Posts.all().count(store))).isEqualTo(3);
        get(store.close());
    }

    @Test
    void statementLimit() {
        Db strict = Db.builder()
                .url("r2dbc:h2:mem:///guide_strict")
                .discover("blog")
                .options(o -> o.withStatementLimit(3))
                .build();

        get(strict.pushSchema());
        fill(strict);
        get(Authors.create().handle("grace").name("Grace").exec(strict));

        Flux<Post> loop = strict.withStatementLimit(Authors.all()
                .all(strict)
                .concatMap(author -> Authors.posts(author).all(strict)));
        Flux<Author> included =
                strict.withStatementLimit(Authors.all().include(a -> a.posts()).all(strict));

        assertThatThrownBy(() -> get(loop)).isInstanceOf(LimitExceededException.class);
        assertThat(get(included)).hasSize(3);
        get(strict.close());
    }

    @Test
    void explain() {
        String plan = db.explain(Posts.filter(p -> p.author().name().eq("Ada")).include(p -> p.comments()));

        assertThat(plan).contains("select", "comments");
    }
}
