package blog;

import dev.runnel.MutationResult;
import dev.runnel.Session;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the rest of a program asks about posts. It runs on a database as well as inside a transaction. */
public final class PostRepository {
    private final Session session;

    public PostRepository(Session session) {
        this.session = session;
    }

    /** One post with its text; {@code NotFound} if there is none. */
    public Mono<Post> withBody(UUID id) {
        return Posts.byId(id).include(p -> p.body()).one(session);
    }

    /** The newest posts first, each with its author. */
    public Flux<Post> newest(int count) {
        return Posts.all()
                .orderBy(p -> p.published().desc())
                .include(p -> p.author())
                .limit(count)
                .all(session);
    }

    /** Counts one more reader who likes it; gives back the post as the database has it now. */
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
