package guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blog.Author;
import blog.Authors;
import blog.Comments;
import blog.Post;
import blog.Posts;
import dev.runnel.MutationResult;
import dev.runnel.Upserted;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.OptimisticLockException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class UpdatesAndDeletesTest extends Guide {
    @Test
    void oneRecord() {
        Author ada = get(Authors.byHandle("ada").one(db));

        Mono<Author> renamed = Authors.update(ada).name("Ada L.").clearBio().exec(db);

        assertThat(get(renamed).name()).isEqualTo("Ada L.");
        assertThat(get(renamed).bio()).isEmpty();
        assertThat(ada.name()).isEqualTo("Ada");
    }

    @Test
    void query() {
        Mono<MutationResult> liked = Posts.filter(p -> p.author().handle().eq("ada"))
                .update()
                .likes(p -> p.likes().plus(1L))
                .exec(db);

        assertThat(get(liked).matched()).isEqualTo(2);
        assertThat(get(Posts.filter(p -> p.title().eq("Engines")).one(db)).likes())
                .isEqualTo(8);
    }

    @Test
    void computed() {
        Author ada = get(Authors.byHandle("ada").one(db));

        Mono<Author> cased = Authors.update(ada)
                .name(a -> a.name().upper())
                .bio(a -> a.bio().coalesce(a.handle()))
                .exec(db);

        assertThat(get(cased).name()).isEqualTo("ADA");
        assertThat(get(cased).bio()).contains(ada.bio().orElse("ada"));
    }

    @Test
    void deletes() {
        Post engines = get(Posts.filter(p -> p.title().eq("Engines")).one(db));

        Mono<MutationResult> removed = Comments.filter(c -> c.post().eq(engines))
                .delete()
                .exec(db)
                .then(Posts.delete(engines).exec(db));

        assertThat(get(removed).matched()).isEqualTo(1);
        assertThat(get(Posts.all().count(db))).isEqualTo(2);
    }

    @Test
    void nothingCascades() {
        Post engines = get(Posts.filter(p -> p.title().eq("Engines")).one(db));

        assertThatThrownBy(() -> get(Posts.delete(engines).exec(db)))
                .isInstanceOfSatisfying(
                        ConstraintViolationException.class,
                        e -> assertThat(e.kind()).isEqualTo(ConstraintViolationException.Kind.FOREIGN_KEY));
    }

    @Test
    void returning() {
        Mono<List<Post>> removed =
                Posts.filter(p -> p.likes().lt(3L)).delete().returning().exec(db);

        assertThat(get(removed)).extracting(Post::title).containsExactly("Looms");
    }

    @Test
    void setters() {
        Post engines = get(Posts.filter(p -> p.title().eq("Engines")).one(db));

        Mono<Post> counted = Posts.update(engines)
                .likes(p -> p.likes().plus(1L))
                .likes(p -> p.likes().plus(2L))
                .exec(db);

        assertThat(get(counted).likes()).isEqualTo(engines.likes() + 3);
    }

    @Test
    void equalRowsAreSkipped() {
        Post engines = get(Posts.filter(p -> p.title().eq("Engines")).one(db));

        Mono<MutationResult> reset =
                Posts.all().update().likes(7L).skippingEqual().exec(db);
        Mono<Post> same = Posts.update(engines).likes(7L).skippingEqual().exec(db);

        assertThat(get(reset).changed()).hasValue(2);
        assertThat(get(reset).changed()).hasValue(0);
        assertThat(get(same)).isEqualTo(engines);
    }

    @Test
    void manyRecords() {
        Mono<List<Post>> posts = Posts.all().all(db).collectList();

        Mono<MutationResult> ranked = posts.flatMap(all -> Posts.updateMany(all.stream()
                        .map(post -> Posts.update(post).likes(post.title().length()))
                        .toList())
                .exec(db));

        assertThat(get(ranked).matched()).isEqualTo(get(posts).size());
        assertThat(get(posts))
                .allSatisfy(
                        post -> assertThat(post.likes()).isEqualTo(post.title().length()));
    }

    @Test
    void conditions() {
        Post engines = get(Posts.filter(p -> p.title().eq("Engines")).one(db));
        Optional<String> title = Optional.empty();

        Mono<Post> lowered = Posts.update(engines)
                .ifPresent(title, (update, text) -> update.title(text))
                .likes(p -> p.likes().minus(5L))
                .onlyIf(p -> p.likes().ge(5L))
                .exec(db);

        assertThat(get(lowered).likes()).isEqualTo(engines.likes() - 5);
        assertThat(get(lowered.onErrorResume(OptimisticLockException.class, refused -> Mono.just(engines)))
                        .title())
                .isEqualTo("Engines");
    }

    @Test
    void upserts() {
        Mono<Author> saved = Authors.upsertByHandle("grace").name("Grace").exec(db);

        assertThat(get(saved).id()).isEqualTo(get(saved).id());

        Mono<Author> merged = Authors.upsertByHandle("grace")
                .onCreate(c -> c.name("Grace").bio("new"))
                .onUpdate(u -> u.bio((stored, incoming) -> stored.bio().coalesce(incoming.bio())))
                .exec(db);

        assertThat(get(merged).bio()).contains("new");

        Mono<Author> found =
                Authors.upsertByHandle("grace").name("Grace H.").orGet().exec(db);
        Mono<Author> none =
                Authors.upsertByHandle("grace").name("Grace H.").orIgnore().exec(db);

        assertThat(get(found).name()).isEqualTo("Grace");
        assertThat(none.blockOptional()).isEmpty();

        Mono<Upserted<Author>> longest = Authors.upsertByHandle("grace")
                .name("Grace Hopper")
                .onlyIf((stored, incoming) ->
                        stored.name().length().lt(incoming.name().length()))
                .withOutcome()
                .exec(db);

        assertThat(get(longest).outcome()).isEqualTo(Upserted.Outcome.UPDATED);
        assertThat(get(longest).outcome()).isEqualTo(Upserted.Outcome.KEPT);

        Mono<List<Author>> all = Authors.upsertManyByHandle(List.of(
                        Authors.create().handle("grace").name("Grace M. Hopper"),
                        Authors.create().handle("mary").name("Mary")))
                .exec(db);

        assertThat(get(all)).extracting(Author::name).containsExactly("Grace M. Hopper", "Mary");
        assertThat(get(all).get(0).id()).isEqualTo(get(found).id());

        Mono<List<Upserted<Author>>> outcomes = Authors.upsertManyByHandle(List.of(
                        Authors.create().handle("mary").name("Mary S."),
                        Authors.create().handle("emmy").name("Emmy")))
                .orGet()
                .withOutcome()
                .exec(db);

        assertThat(get(outcomes))
                .extracting(Upserted::outcome)
                .containsExactly(Upserted.Outcome.KEPT, Upserted.Outcome.CREATED);
    }
}
