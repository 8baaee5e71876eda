package guide;

import static org.assertj.core.api.Assertions.assertThat;

import blog.Post;
import blog.Posts;
import dev.runnel.Case;
import dev.runnel.Db;
import dev.runnel.MutationResult;
import dev.runnel.Now;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class ComputingTest {
    private final Db db =
            Db.builder().url("r2dbc:h2:mem:///guide_computing").discover("blog").build();

    @BeforeEach
    void fill() {
        Guide.get(db.pushSchema());
        Guide.fill(db);
    }

    @AfterEach
    void close() {
        Guide.get(db.close());
    }

    record Line(String title, long score) {}

    @Test
    void numbers() {
        Flux<Line> lines = Posts.filter(p -> p.likes().times(2).gt(5))
                .orderBy(p -> p.likes().mod(5).desc(), p -> p.title().asc())
                .selectInto(Line::new, p -> p.title(), p -> p.likes().times(10).minus(1))
                .all(db);

        assertThat(Guide.get(lines)).containsExactly(new Line("Engines", 69), new Line("Sorting", 49));
    }

    @Test
    void updates() {
        Mono<MutationResult> doubled =
                Posts.all().update().likes(p -> p.likes().times(2).least(10)).exec(db);

        assertThat(Guide.get(doubled).matched()).isEqualTo(3);
        List<Post> posts = Guide.get(Posts.all().orderBy(p -> p.likes().asc()).exec(db));
        assertThat(posts).extracting(Post::likes).containsExactly(4L, 10L, 10L);
    }

    @Test
    void texts() {
        Flux<String> titles = Posts.all()
                .orderBy(p -> p.title().asc())
                .select(p ->
                        p.title().substring(0, 3).concat(": ").concat(p.likes().toText()))
                .all(db);

        assertThat(Guide.get(titles)).containsExactly("Eng: 7", "Loo: 2", "Sor: 5");
    }

    record Daily(LocalDate date, int dayOfWeek, long posts) {}

    @Test
    void times() {
        Instant sunday = Instant.parse("2026-03-01T23:59:59Z");
        Guide.get(Posts.filter(p -> p.likes().gt(2)).update().published(sunday).exec(db));
        Guide.get(Posts.filter(p -> p.likes().eq(2))
                .update()
                .published(sunday.plusSeconds(1))
                .exec(db));

        Flux<Daily> days = Posts.filter(p -> p.published().year().ge(2026))
                .groupBy(p -> p.published().date(), p -> p.published().dayOfWeek())
                .orderBy(g -> g.key1().asc())
                .selectInto(Daily::new, g -> g.key1(), g -> g.key2(), g -> g.count())
                .all(db);

        assertThat(Guide.get(days))
                .containsExactly(new Daily(LocalDate.of(2026, 3, 1), 7, 2), new Daily(LocalDate.of(2026, 3, 2), 1, 1));
    }

    record Age(String title, long hours, Instant monthLater, int hourThere) {}

    @Test
    void computedTimes() {
        Instant published = Instant.now().truncatedTo(ChronoUnit.MICROS).minus(Duration.ofMinutes(150));
        Guide.get(
                Posts.filter(p -> p.likes().gt(2)).update().published(published).exec(db));
        Guide.get(Posts.filter(p -> p.likes().eq(2))
                .update()
                .published(p -> p.published().minus(Duration.ofDays(40)))
                .exec(db));

        Flux<Age> ages = Posts.filter(p -> p.published().gt(Now.instant().minus(Duration.ofDays(30))))
                .orderBy(p -> p.published().asc())
                .selectInto(
                        Age::new,
                        p -> p.title(),
                        p -> Now.<Post>instant().minus(p.published()).toHours(),
                        p -> p.published().plusMonths(1).truncatedTo(ChronoUnit.DAYS),
                        p -> p.published().at(ZoneOffset.ofHours(2)).hour())
                .all(db);

        Instant monthLater = published
                .atOffset(ZoneOffset.UTC)
                .plusMonths(1)
                .truncatedTo(ChronoUnit.DAYS)
                .toInstant();
        int hourThere = published.atOffset(ZoneOffset.ofHours(2)).getHour();
        assertThat(Guide.get(ages))
                .containsExactlyInAnyOrder(
                        new Age("Engines", 2, monthLater, hourThere), new Age("Sorting", 2, monthLater, hourThere));
    }

    @Test
    void cases() {
        Flux<String> ranks = Posts.all()
                .orderBy(p -> p.title().asc())
                .select(p -> Case.when(p.likes().ge(7), "loved")
                        .when(p.likes().ge(5), "liked")
                        .orElse("new"))
                .all(db);

        assertThat(Guide.get(ranks)).containsExactly("loved", "new", "liked");
    }

    @Test
    void nulls() {
        Flux<Optional<Long>> known = Posts.all()
                .orderBy(p -> p.title().asc())
                .select(p -> p.likes().nullIf(2).optional())
                .all(db);

        Flux<Long> counted = Posts.all()
                .orderBy(p -> p.title().asc())
                .select(p -> p.likes().nullIf(2).coalesce(0L))
                .all(db);

        assertThat(Guide.get(known)).containsExactly(Optional.of(7L), Optional.empty(), Optional.of(5L));
        assertThat(Guide.get(counted)).containsExactly(7L, 0L, 5L);
    }
}
