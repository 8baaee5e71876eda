package guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import blog.Headline;
import blog.Post;
import blog.Posts;
import dev.runnel.CountedPage;
import dev.runnel.Page;
import dev.runnel.Session;
import dev.runnel.SortKeys;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;

class PagesAndSelectionsTest extends Guide {
    private static final SortKeys<Post, Posts.Fields<Post>> KEYS = Posts.sortKeys()
            .allow("likes", p -> p.likes())
            .allow("title", p -> p.title())
            .allow("author", p -> p.author().name())
            .defaultOrder("-likes");

    static Mono<CountedPage<Post>> posts(@Nullable String sort, @Nullable String after, Session session) {
        Posts.Query query = Posts.all().orderBy(KEYS.parse(sort));
        return (after == null ? query : query.after(after)).page(2).withTotal().exec(session);
    }

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
    void totals() {
        Posts.Query byLikes = Posts.all().orderBy(p -> p.likes().desc());
        Mono<CountedPage<Post>> counted = byLikes.page(2).withTotal().exec(db);
        Mono<Long> total = counted.map(page -> page.total());

        assertThat(get(total)).isEqualTo(3);
    }

    @Test
    void sortKeys() {
        CountedPage<Post> first = get(posts(" ", null, db));
        assertThat(first.items()).extracting(Post::title).containsExactly("Engines", "Sorting");
        assertThat(get(posts(null, first.next().orElseThrow(), db)).items())
                .extracting(Post::title)
                .containsExactly("Looms");
        assertThat(get(posts("author,-title", null, db)).items())
                .extracting(Post::title)
                .containsExactly("Looms", "Engines");
        assertThat(catchThrowableOfType(InvalidStatementException.class, () -> posts("id", null, db))
                        .code())
                .isEqualTo(ErrorCode.UNKNOWN_SORT_KEY);
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
