package guide;

import static org.assertj.core.api.Assertions.assertThat;

import blog.Authors;
import blog.Post;
import blog.Posts;
import dev.runnel.Db;
import dev.runnel.MutationResult;
import dev.runnel.Sql;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class SqlOfYourOwnTest {
    private final Db db = Db.builder()
            .url("r2dbc:h2:mem:///guide_sql?options=DATABASE_TO_UPPER=FALSE")
            .discover("blog")
            .build();

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
    void query() {
        Flux<AuthorTotal> popular = Sql.query(
                        "select a.handle, count(*) as posts, sum(p.likes) as likes from {} p join {} a on a.id = p.{}"
                                + " where p.likes >= {} group by a.handle order by a.handle",
                        Posts.TABLE,
                        Authors.TABLE,
                        Posts.TABLE.column(p -> p.authorId()),
                        3)
                .as(AuthorTotals.ROW)
                .all(db);

        assertThat(Guide.get(popular))
                .containsExactly(
                        new AuthorTotal("ada", 1, BigDecimal.valueOf(7)),
                        new AuthorTotal("tony", 1, BigDecimal.valueOf(5)));
    }

    @Test
    void rows() {
        Mono<Long> most = Sql.query("select max(likes) as most from {}", Posts.TABLE)
                .rows()
                .one(db)
                .map(row -> row.get("most", Long.class));

        assertThat(Guide.get(most)).isEqualTo(7);
    }

    @Test
    void statement() {
        Mono<Long> raised = Sql.statement("update {} set likes = likes + {} where likes < {}", Posts.TABLE, 1, 6)
                .exec(db);

        assertThat(Guide.get(raised)).isEqualTo(2);
    }

    @Test
    void conditionAndExpression() {
        Mono<List<Post>> brief = Posts.filter(p -> Sql.condition("char_length({}) < {}", p.title(), 6))
                .orderBy(p -> Sql.<Post, Long>expr(Long.class, "mod({}, 5)", p.likes())
                        .asc())
                .exec(db);

        assertThat(Guide.get(brief)).extracting(Post::title).containsExactly("Looms");
    }

    @Test
    void perDatabase() {
        Mono<MutationResult> titled = Posts.all()
                .update()
                .title(p -> Sql.expr(
                        String.class, Sql.on("postgresql", "initcap({})").on("h2", "upper({})"), p.title()))
                .exec(db);

        assertThat(Guide.get(titled).matched()).isEqualTo(3);
        assertThat(Guide.get(Posts.filter(p -> p.title().eq("LOOMS")).count(db)))
                .isEqualTo(1);
    }
}
