package dev.runnel.benchmarks.ratio;

import dev.runnel.Db;
import dev.runnel.benchmarks.Sample;
import dev.runnel.benchmarks.Samples;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The reads as an application writes them with Runnel. */
final class ByRunnel implements Contender {
    private final Db db;

    ByRunnel(String url, int connections) {
        db = Db.builder()
                .url(url)
                .models(Samples.MODEL, Authors.MODEL)
                .poolSize(connections)
                .build();
    }

    Db db() {
        return db;
    }

    @Override
    public Mono<Sample> sample(UUID id) {
        return Samples.byId(id).one(db);
    }

    @Override
    public Mono<List<Sample>> samples(UUID owner) {
        return Samples.byOwner(owner).all(db).collectList();
    }

    @Override
    public Mono<List<Author>> authors(long shelf) {
        return Authors.byShelf(shelf)
                .include(a -> a.books()
                        .with(books -> books.orderBy(b -> b.position().asc())
                                .include(b -> b.chapters()
                                        .with(chapters -> chapters.orderBy(
                                                c -> c.position().asc())))))
                .all(db)
                .collectList();
    }

    @Override
    public void close() {
        db.close().block();
    }
}
