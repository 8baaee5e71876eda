package dev.runnel.benchmarks.ratio;

import dev.runnel.Db;
import dev.runnel.MutationResult;
import dev.runnel.Page;
import dev.runnel.benchmarks.Parcel;
import dev.runnel.benchmarks.Parcels;
import dev.runnel.benchmarks.Sample;
import dev.runnel.benchmarks.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All operations as an application writes them with Runnel. */
final class ByRunnel
        implements ItemReads, MailReads, SampleReads, GraphReads, StockWrites, ManyStockWrites, AutoCloseable {
    private final Db db;

    ByRunnel(String url, int connections) {
        db = Db.builder()
                .url(url)
                .models(
                        Items.MODEL,
                        Parcels.MODEL,
                        Letters.MODEL,
                        Samples.MODEL,
                        Authors.MODEL,
                        Stocks.MODEL,
                        Movements.MODEL)
                .poolSize(connections)
                .build();
    }

    Db db() {
        return db;
    }

    @Override
    public Mono<Item> byId(long id) {
        return Items.byId(id).one(db);
    }

    @Override
    public Mono<Item> byName(String name) {
        return Items.byName(name).one(db);
    }

    @Override
    public Mono<List<Item>> list(long from, int limit) {
        return Items.filter(i -> i.id().ge(from))
                .orderBy(i -> i.id().asc())
                .limit(limit)
                .exec(db);
    }

    @Override
    public Mono<List<Item>> among(List<Long> ids) {
        return Items.filter(i -> i.id().in(ids)).exec(db);
    }

    @Override
    public Mono<List<Item>> twoPages(long from) {
        Items.Query items = Items.filter(i -> i.id().ge(from)).orderBy(i -> i.id().asc());
        return items.page(PAGE, db)
                .flatMap(first ->
                        items.after(first.next().orElseThrow()).page(PAGE, db).map(second -> joined(first, second)));
    }

    private static List<Item> joined(Page<Item> first, Page<Item> second) {
        List<Item> items = new ArrayList<>(first.items());
        items.addAll(second.items());
        return items;
    }

    @Override
    public Mono<Long> count(long from, long until) {
        return Items.filter(i -> i.id().ge(from).and(i.id().lt(until))).count(db);
    }

    @Override
    public Mono<Boolean> exists(String name) {
        return Items.byName(name).exists(db);
    }

    @Override
    public Flux<Item> all() {
        return Items.all().all(db);
    }

    @Override
    public Mono<Parcel> parcel(UUID id) {
        return Parcels.byId(id).one(db);
    }

    @Override
    public Mono<List<Parcel>> parcels(UUID owner) {
        return Parcels.byOwner(owner).orderBy(p -> p.sent().asc()).limit(100).exec(db);
    }

    @Override
    public Mono<List<Letter>> letters(long folder) {
        return Letters.byFolder(folder).exec(db);
    }

    @Override
    public Mono<Sample> sample(UUID id) {
        return Samples.byId(id).one(db);
    }

    @Override
    public Mono<List<Sample>> samples(UUID owner) {
        return Samples.byOwner(owner).exec(db);
    }

    @Override
    public Mono<List<Author>> authorsWithBooks(long shelf) {
        return Authors.byShelf(shelf)
                .include(a ->
                        a.books().with(books -> books.orderBy(b -> b.position().asc())))
                .exec(db);
    }

    @Override
    public Mono<List<Author>> authorsWithChapters(long shelf) {
        return Authors.byShelf(shelf)
                .include(a -> a.books()
                        .with(books -> books.orderBy(b -> b.position().asc())
                                .include(b -> b.chapters()
                                        .with(chapters -> chapters.orderBy(
                                                c -> c.position().asc())))))
                .exec(db);
    }

    @Override
    public Mono<Stock> insert(Stock stock) {
        return Stocks.insert(stock).exec(db);
    }

    @Override
    public Mono<List<Stock>> insertAll(List<Stock> stocks) {
        return Stocks.insertMany(stocks).exec(db);
    }

    @Override
    public Mono<Movement> create(Movement movement) {
        return created(movement).exec(db);
    }

    @Override
    public Mono<List<Movement>> createAll(List<Movement> movements) {
        return Movements.createMany(movements.stream().map(ByRunnel::created).toList())
                .exec(db);
    }

    private static Movements.Create created(Movement movement) {
        return Movements.create()
                .name(movement.name())
                .amount(movement.amount())
                .changed(movement.changed());
    }

    @Override
    public Mono<List<Stock>> upsertAll(List<Stock> stocks) {
        return Stocks.upsertMany(stocks).exec(db);
    }

    @Override
    public Mono<Long> updateAll(List<Stock> stocks) {
        return Stocks.updateMany(stocks.stream()
                        .map(stock -> Stocks.update(stock).amount(stock.amount()))
                        .toList())
                .exec(db)
                .map(MutationResult::matched);
    }

    @Override
    public Mono<Long> increase(long id) {
        return Stocks.byId(id).update().amount(s -> s.amount().plus(1)).exec(db).map(MutationResult::matched);
    }

    @Override
    public Mono<Long> increaseBetween(long from, long until) {
        return Stocks.filter(s -> s.id().ge(from).and(s.id().lt(until)))
                .update()
                .amount(s -> s.amount().plus(1))
                .exec(db)
                .map(MutationResult::matched);
    }

    @Override
    public Mono<Long> delete(long id) {
        return Stocks.byId(id).delete().exec(db).map(MutationResult::matched);
    }

    @Override
    public Mono<Long> deleteBetween(long from, long until) {
        return Stocks.filter(s -> s.id().ge(from).and(s.id().lt(until)))
                .delete()
                .exec(db)
                .map(MutationResult::matched);
    }

    @Override
    public Mono<List<Stock>> transfer(long from, long to) {
        return db.transaction(tx -> Stocks.byId(from)
                .one(tx)
                .zipWhen(giver -> Stocks.byId(to).one(tx), List::of)
                .flatMap(read -> Stocks.byId(from)
                        .update()
                        .amount(s -> s.amount().minus(1))
                        .exec(tx)
                        .then(Stocks.byId(to)
                                .update()
                                .amount(s -> s.amount().plus(1))
                                .exec(tx))
                        .thenReturn(read)));
    }

    @Override
    public void close() {
        db.close().block();
    }
}
