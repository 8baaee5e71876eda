package guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blog.Author;
import blog.Authors;
import blog.Comment;
import blog.Post;
import blog.Posts;
import dev.runnel.MutationResult;
import dev.runnel.error.NotLoadedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class RelationsTest extends Guide {
    @Test
    void include() {
        Mono<Author> ada = Authors.byHandle("ada")
                .include(a -> a.posts()
                        .with(posts ->
                                posts.orderBy(p -> p.likes().desc()).limit(3).include(p -> p.comments())))
                .one(db);

        List<Post> posts = get(ada).posts().get();
        assertThat(posts).extracting(Post::title).containsExactly("Engines", "Looms");
        assertThat(posts.get(0).comments().get()).hasSize(2);
    }

    @Test
    void notLoaded() {
        Author ada = get(Authors.byHandle("ada").one(db));

        assertThat(ada.posts().isLoaded()).isFalse();
        assertThatThrownBy(() -> ada.posts().get()).isInstanceOf(NotLoadedException.class);
    }

    @Test
    void conditions() {
        Flux<Author> discussed = Authors.filter(
                        a -> a.posts().any(p -> p.comments().count().ge(2L)))
                .all(db);

        assertThat(get(discussed)).extracting(Author::name).containsExactly("Ada");
    }

    @Test
    void fromOneRecord() {
        Author tony = get(Authors.byHandle("tony").one(db));

        Flux<Post> posts = Authors.posts(tony).orderBy(p -> p.title().asc()).all(db);
        Mono<Post> another =
                Authors.posts(tony).create().title("Null").body("A mistake.").exec(db);
        Flux<Comment> comments = Authors.byHandle("ada").posts().comments().all(db);

        assertThat(get(posts)).extracting(Post::title).containsExactly("Sorting");
        assertThat(get(another).authorId()).isEqualTo(tony.id());
        assertThat(get(comments)).hasSize(2);
    }

    @Test
    void linked() {
        Author tony = get(Authors.byHandle("tony").one(db));
        Post engines = get(Posts.filter(p -> p.title().eq("Engines")).one(db));

        Mono<MutationResult> moved = Authors.posts(tony).add(engines).exec(db);

        assertThat(get(moved).matched()).isEqualTo(1);
        assertThat(get(Authors.posts(tony).count(db))).isEqualTo(2);
    }

    @Test
    void linkedToTheRecordOfAQuery() {
        Post engines = get(Posts.filter(p -> p.title().eq("Engines")).one(db));

        Mono<MutationResult> added =
                Authors.byHandle("tony").posts().add(engines).exec(db);

        assertThat(get(added).matched()).isEqualTo(1);
        assertThat(get(Authors.byHandle("tony").posts().count(db))).isEqualTo(2);
    }

    @Test
    void changedWithTheirRecord() {
        Author tony = get(Authors.byHandle("tony").one(db));
        Post engines = get(Posts.filter(p -> p.title().eq("Engines")).one(db));

        Mono<Author> renamed = Authors.update(tony)
                .name("Sir Tony")
                .posts(p -> p.title("Null").body("A mistake."))
                .addPosts(engines)
                .exec(db);

        assertThat(get(renamed).name()).isEqualTo("Sir Tony");
        assertThat(get(Authors.posts(tony).count(db))).isEqualTo(3);
    }

    @Test
    void changedWithANewRecord() {
        Post engines = get(Posts.filter(p -> p.title().eq("Engines")).one(db));
        Post looms = get(Posts.filter(p -> p.title().eq("Looms")).one(db));

        Mono<Author> grace =
                Authors.create().handle("grace").name("Grace").addPosts(looms).exec(db);
        Mono<Post> moved = Posts.update(engines)
                .author(Authors.create().handle("kay").name("Kay"))
                .exec(db);

        assertThat(get(Authors.posts(get(grace)).one(db)).title()).isEqualTo("Looms");
        assertThat(get(moved).title()).isEqualTo("Engines");
        Author kay = get(Authors.byHandle("kay").one(db));
        assertThat(get(Authors.posts(kay).one(db)).title()).isEqualTo("Engines");
    }
}
