package guide;

import static org.assertj.core.api.Assertions.assertThat;

import blog.Author;
import blog.Authors;
import dev.runnel.error.NotFoundException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ErrorsTest extends Guide {
    @Test
    void notFound() {
        Mono<String> name = Authors.byHandle("nobody")
                .one(db)
                .map(Author::name)
                .onErrorResume(NotFoundException.class, e -> Mono.just("nobody"));

        assertThat(get(name)).isEqualTo("nobody");
    }
}
