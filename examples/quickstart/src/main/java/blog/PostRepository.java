package blog;

import dev.runnel.MutationResult;
import dev.runnel.Page;
import dev.runnel.Session;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The queries of a program about posts. They run on a Db or inside a transaction. */
public final class PostRepository {
    private final Session session;

    public PostRepository(Session session) {
        this.session = session;
    }

    /** One post with its text; {@code NotFoundException} if there is none. */
    public Mono<Post> withBody(UUID id) {
        return Posts.byId(id).include(p -> p.body()).one(session);
    }

    /** A page of the newest posts, each with its author: the first, or the one that the cursor of another page leads to. */
    public Mono<Page<Post>> newest(int size, Optional<String> cursor) {
        Posts.Query newest = Posts.all().orderBy(p -> p.published().desc()).include(p -> p.author());
        return cursor.map(newest::after).orElse(newest).page(size, session);
    }

    /** A search of a visitor; a condition that is empty is ignored. */
    public Flux<Headline> search(Optional<String> word, Optional<String> author) {
        return Posts.all()
                .filterIfPresent(word, (p, text) -> p.title().containsIgnoreCase(text))
                .filterIfPresent(author, (p, name) -> p.author().name().eq(name))
                .orderBy(p -> p.title().asc())
                .selectInto(Headline::new, p -> p.title(), p -> p.author().name(), p -> p.likes())
                .all(session);
    }

    /** Gives one of an author's own posts another title; {@code NotFoundException} if it is someone else's. */
    public Mono<Post> rename(Author author, Post post, String title) {
        return Authors.posts(author).update(post).title(title).exec(session);
    }

    /** Adds one like, and returns the post as stored after it. */
    public Mono<Post> like(Post post) {
        return Posts.update(post).likes(p -> p.likes().plus(1L)).exec(session);
    }

    /** Lets every comment that waits for approval appear; says how many there were. */
    public Mono<Long> approveComments() {
        return Comments.filter(c -> c.approved().eq(false))
                .update()
                .approved(true)
                .exec(session)
                .map(MutationResult::matched);
    }
}
