package guide;

import static org.assertj.core.api.Assertions.assertThat;

import blog.Author;
import blog.Authors;
import dev.runnel.Db;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class FirstModelTest extends Guide {
    @Test
    void connects() {
        Db blog =
                Db.builder().url("r2dbc:h2:mem:///guide_first").discover("blog").build();

        Mono<Author> first = blog.pushSchema()
                .then(Authors.create().handle("iris").name("Iris").exec(blog))
                .then(Authors.byHandle("iris").one(blog));

        assertThat(get(first).name()).isEqualTo("Iris");
        get(blog.close());
    }
}
