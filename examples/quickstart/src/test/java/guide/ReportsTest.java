package guide;

import static org.assertj.core.api.Assertions.assertThat;

import blog.Author;
import blog.Authors;
import blog.Post;
import blog.Posts;
import dev.runnel.All;
import dev.runnel.Case;
import dev.runnel.Condition;
import dev.runnel.Db;
import dev.runnel.Statement;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;

class ReportsTest {
    private final Db db =
            Db.builder().url("r2dbc:h2:mem:///guide_reports").discover("blog").build();

    @BeforeEach
    void fill() {
        Guide.get(db.pushSchema());
        Guide.fill(db);
    }

    @AfterEach
    void close() {
        Guide.get(db.close());
    }

    @Test
    void aggregates() {
        Mono<Long> likes = Posts.filter(p -> p.likes().gt(2)).sum(p -> p.likes(), db);
        Mono<Optional<BigDecimal>> mean = Posts.all().avg(p -> p.likes(), db);
        Mono<Optional<Long>> most = Posts.all().max(p -> p.likes(), db);
        Mono<Long> writers = Posts.all().countDistinct(p -> p.authorId(), db);

        assertThat(Guide.get(likes)).isEqualTo(12);
        assertThat(Guide.get(mean).orElseThrow()).isEqualByComparingTo("4.666666666667");
        assertThat(Guide.get(most)).contains(7L);
        assertThat(Guide.get(writers)).isPositive();
    }

    record Activity(String handle, long posts, long likes, Optional<Long> most) {}

    @Test
    void relatedRows() {
        Flux<Activity> activities = Authors.filter(
                        a -> a.posts().where(p -> p.likes().gt(2)).count().gt(0))
                .orderBy(
                        a -> a.posts().sum(p -> p.likes()).desc(),
                        a -> a.handle().asc())
                .selectInto(
                        Activity::new,
                        a -> a.handle(),
                        a -> a.posts().count(),
                        a -> a.posts().sum(p -> p.likes()),
                        a -> a.posts().max(p -> p.likes()).optional())
                .all(db);

        List<Activity> all = Guide.get(activities);
        assertThat(all).isNotEmpty();
        assertThat(all).extracting(Activity::likes).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(all).allSatisfy(a -> assertThat(a.most().orElseThrow()).isBetween(3L, a.likes()));
    }

    record Fans(String handle, long odd, long likes, long liked) {}

    @Test
    void groups() {
        Flux<Fans> fans = Posts.filter(p -> p.likes().gt(0))
                .groupBy(p -> p.author().handle(), p -> p.likes().mod(2))
                .having(g -> g.count().ge(1))
                .orderBy(g -> g.sum(p -> p.likes()).desc())
                .selectInto(
                        Fans::new,
                        g -> g.key1(),
                        g -> g.key2(),
                        g -> g.sum(p -> p.likes()),
                        g -> g.where(p -> p.likes().gt(2)).count())
                .all(db);

        Mono<String> busiest = Posts.groupBy(p -> p.author().handle())
                .orderBy(g -> g.count().desc())
                .select(g -> g.key())
                .first(db);

        List<Fans> all = Guide.get(fans);
        assertThat(all).extracting(Fans::likes).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(all.stream().mapToLong(Fans::likes).sum()).isEqualTo(14);
        assertThat(all).extracting(Fans::handle).contains(Guide.get(busiest));
    }

    @Test
    void namesOfValues() {
        Flux<WriterReport> report = Posts.groupBy(p -> p.author().handle())
                .orderBy(g -> g.count().desc())
                .selectInto(
                        WriterReports.ROW,
                        (g, row) -> row.handle(g.key())
                                .posts(g.count())
                                .likes(g.sum(p -> p.likes()))
                                .liked(g.where(p -> p.likes().gt(2)).count())
                                .titles(g.countDistinct(p -> p.title()))
                                .least(g.min(p -> p.likes()).optional())
                                .most(g.max(p -> p.likes()).optional())
                                .mean(g.avg(p -> p.likes()).optional())
                                .size(Case.when(g.count().gt(2), "many").orElse("few")))
                .all(db);

        List<WriterReport> all = Guide.get(report);
        assertThat(all).isNotEmpty();
        assertThat(all.stream().mapToLong(WriterReport::likes).sum()).isEqualTo(14);
        assertThat(all).allSatisfy(row -> {
            assertThat(row.most().orElseThrow()).isBetween(row.least().orElseThrow(), row.likes());
            assertThat(row.size()).isEqualTo(row.posts() > 2 ? "many" : "few");
        });
    }

    @Test
    void valuesOfQueries() {
        Flux<Post> best =
                Posts.filter(p -> p.likes().eq(Posts.all().max(x -> x.likes()))).all(db);
        Flux<Author> silent = Authors.filter(a -> Condition.exists(
                                Posts.filter(p -> p.authorId().eq(a.id())))
                        .not())
                .all(db);

        Flux<Post> leading = Posts.filter(p -> p.likes()
                        .ge(All.of(
                                Posts.filter(x -> x.authorId().eq(p.authorId())).select(x -> x.likes()))))
                .all(db);

        Flux<Tuple2<String, String>> liked = Authors.all()
                .orderBy(a -> Posts.filter(p -> p.authorId().eq(a.id())).count().desc())
                .select(
                        a -> a.handle(),
                        a -> Posts.filter(p -> p.authorId().eq(a.id()))
                                .orderBy(p -> p.likes().desc())
                                .select(p -> p.title())
                                .firstValue()
                                .coalesce("-"))
                .all(db);

        assertThat(Guide.get(best)).extracting(Post::likes).containsOnly(7L);
        assertThat(Guide.get(silent)).doesNotContainNull();
        assertThat(Guide.get(leading)).extracting(Post::likes).contains(7L);
        assertThat(Guide.get(liked)).isNotEmpty();
    }

    @Test
    void computed() {
        Statement<Long> score = Posts.all().sum(p -> p.likes().times(10).plus(1));

        assertThat(Guide.get(score.exec(db))).isEqualTo(143);
    }
}
