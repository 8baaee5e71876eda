package guide;

import static org.assertj.core.api.Assertions.assertThat;

import blog.Headline;
import blog.Post;
import blog.Posts;
import dev.runnel.Page;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;

class PagesAndSelectionsTest extends Guide {
    @Test
    void pages() {
        Posts.Query byLikes = Posts.all().orderBy(p -> p.likes().desc());
        Mono<Page<Post>> second = byLikes.page(2, db)
                .flatMap(page -> byLikes.after(page.next().orElseThrow()).page(2, db));

        Page<Post> last = get(second);
        assertThat(last.items()).extracting(Post::title).containsExactly("Looms");
        assertThat(last.next()).isEmpty();
        assertThat(last.previous()).isPresent();
    }

    @Test
    void selections() {
        Flux<Tuple2<String, Long>> pairs =
                Posts.all().select(p -> p.title(), p -> p.likes()).all(db);
        Flux<Headline> headlines = Posts.all()
                .orderBy(p -> p.title().asc())
                .selectInto(Headline::new, p -> p.title(), p -> p.author().name(), p -> p.likes())
                .all(db);

        assertThat(get(pairs)).hasSize(3);
        assertThat(get(headlines)).first().isEqualTo(new Headline("Engines", "Ada", 7));
    }

    @Test
    void deferredColumn() {
        Mono<Post> withBody =
                Posts.filter(p -> p.title().eq("Looms")).include(p -> p.body()).one(db);

        assertThat(get(withBody).body().get()).isEqualTo("They do, too.");
    }
}
