package blog;

import dev.runnel.Db;
import dev.runnel.Page;
import dev.runnel.error.ConstraintViolationException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes the tables of a small blog, fills them, and asks questions: in memory, or on the empty database whose URL is in {@code BLOG_URL}. It does
 * nothing that a key-value store could not do, so it runs on every backend.
 */
public final class Quickstart {
    private static final String IN_MEMORY = "r2dbc:h2:mem:///blog";
    private static final List<String> BREAD = List.of("Notes on bread", "More about bread");

    private final Db db;
    private final PrintStream out;

    Quickstart(Db db, PrintStream out) {
        this.db = db;
        this.out = out;
    }

    public static void main(String[] arguments) {
        try {
            Db db = Db.connect(System.getenv().getOrDefault("BLOG_URL", IN_MEMORY));
            new Quickstart(db, System.out).run().then(db.close()).block();
        } catch (RuntimeException e) {
            System.err.println(e);
            System.exit(1);
        }
    }

    /** Everything, one step after the other. */
    Mono<Void> run() {
        return Flux.concat(
                        pushSchema(),
                        firstSteps(),
                        createGraphs(),
                        oneRecord(),
                        throughRelations(),
                        includes(),
                        selection(),
                        repository(),
                        errors(),
                        explain())
                .then();
    }

    private Mono<Void> pushSchema() {
        return title("The tables of Author, Post and Comment")
                .then(db.pushSchema())
                .then(line("made, with their indexes and foreign keys"));
    }

    private Mono<Void> firstSteps() {
        return title("The code of the README")
                .thenMany(FirstSteps.run(db))
                .concatMap(this::authorWithPosts)
                .then();
    }

    private Mono<Void> createGraphs() {
        return title("Authors, each created together with posts and their comments")
                .thenMany(Flux.fromIterable(SampleData.authors()).concatMap(author -> author.exec(db)))
                .then(Mono.zip(
                        Authors.all().count(db),
                        Posts.all().count(db),
                        Comments.all().count(db)))
                .flatMap(counts ->
                        line("%d authors, %d posts, %d comments", counts.getT1(), counts.getT2(), counts.getT3()));
    }

    private Mono<Void> oneRecord() {
        return title("One author, by a unique field")
                .then(Authors.byHandle("grace").one(db))
                .flatMap(grace -> line("%s", grace));
    }

    private Mono<Void> throughRelations() {
        return title("Authors without a bio who wrote about bread")
                .thenMany(Authors.filter(a -> a.bio()
                                .isNull()
                                .and(a.posts().any(p -> p.title().in(BREAD))))
                        .orderBy(a -> a.name().asc())
                        .all(db))
                .concatMap(author -> line("%s", author.name()))
                .then();
    }

    private Mono<Void> includes() {
        return title("The two most liked posts of two authors, each with the first comments that were approved")
                .thenMany(Authors.filter(a -> a.handle().in(List.of("ada", "tony")))
                        .orderBy(a -> a.name().asc())
                        .include(a -> a.posts().with(Quickstart::mostLiked))
                        .all(db))
                .concatMap(this::authorWithPosts)
                .then();
    }

    private static Posts.Query mostLiked(Posts.Query posts) {
        return posts.orderBy(p -> p.likes().desc())
                .limit(2)
                .include(p -> p.comments().with(Quickstart::firstApproved));
    }

    private static Comments.Query firstApproved(Comments.Query comments) {
        return comments.filter(c -> c.approved().eq(true))
                .orderBy(c -> c.id().asc())
                .limit(3);
    }

    private Mono<Void> authorWithPosts(Author author) {
        return line("%s", author.name())
                .thenMany(Flux.fromIterable(author.posts().get()))
                .concatMap(post -> line("   %2d likes  %s", post.likes(), post.title())
                        .thenMany(Flux.fromIterable(post.comments().get()))
                        .concatMap(comment -> line("             %s: %s", comment.reader(), comment.text())))
                .then();
    }

    private Mono<Void> selection() {
        return title("Titles and likes alone, the five most liked")
                .thenMany(Posts.all()
                        .orderBy(p -> p.likes().desc(), p -> p.published().asc())
                        .limit(5)
                        .select(p -> p.title(), p -> p.likes())
                        .all(db))
                .concatMap(row -> line("%2d  %s", row.getT2(), row.getT1()))
                .then();
    }

    private Mono<Void> repository() {
        PostRepository posts = new PostRepository(db);
        return title("A repository: two pages of the newest posts, a search, a like, a text that is loaded on demand,"
                        + " a title that only its author changes, a change of many rows")
                .then(posts.newest(3, Optional.empty()))
                .flatMap(first -> page(first).then(posts.newest(3, first.next())))
                .flatMap(this::page)
                .thenMany(posts.search(Optional.of("BREAD"), Optional.of("Tony")))
                .concatMap(found -> line("%s, by %s: %d likes", found.title(), found.author(), found.likes()))
                .then(posts.newest(1, Optional.empty()))
                .map(page -> page.items().get(0))
                .flatMap(post -> posts.rename(post.author().get(), post, post.title() + ", revised"))
                .flatMap(posts::like)
                .flatMap(post -> line("%d like for %s", post.likes(), post.title())
                        .then(posts.withBody(post.id()))
                        .flatMap(full -> line("%s", full.body().get())))
                .then(posts.approveComments())
                .flatMap(approved -> line("%d comments were approved", approved));
    }

    private Mono<Void> page(Page<Post> page) {
        return Flux.fromIterable(page.items())
                .concatMap(post -> line(
                        "%.10s  %s, by %s",
                        post.published(), post.title(), post.author().get().name()))
                .then();
    }

    private Mono<Void> errors() {
        return title("What goes wrong says so, without values in the text")
                .then(Authors.create().handle("ada").name("Another Ada").exec(db))
                .flatMap(author -> Mono.<Void>error(new IllegalStateException("a handle was given twice")))
                .onErrorResume(ConstraintViolationException.class, e -> line("%s", e.getMessage()));
    }

    private Mono<Void> explain() {
        return title("How a statement is planned: db.explain(…), which asks nothing of the database")
                .then(line("statement  what was asked; $0, $1, … stand for values, which are always bound"))
                .then(line("hir        the same over tables: joins, columns, and what is loaded beside the rows"))
                .then(
                        line(
                                "mir        steps over rows: what each reads, what it needs of another, how they are put together"))
                .then(
                        line(
                                "program    what is sent: rows 0 are the posts (\"windows\" and \"then\" go on where there are"))
                .then(
                        line(
                                "           more than 256), rows 1 the comments of those posts; merge puts them into the posts"))
                .then(Mono.fromSupplier(
                        () -> db.explain(Posts.filter(p -> p.author().name().eq("Ada"))
                                .include(p -> p.comments())
                                .limit(3))))
                .flatMapIterable(text -> text.lines().toList())
                .concatMap(text -> line("%s", text))
                .then();
    }

    private Mono<Void> title(String text) {
        return Mono.fromRunnable(() -> out.printf("%n%s%n", text));
    }

    private Mono<Void> line(String format, Object... arguments) {
        return Mono.fromRunnable(() -> out.printf("  " + format + "%n", arguments));
    }
}
