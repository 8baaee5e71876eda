package dev.runnel.benchmarks.ratio;

import dev.runnel.benchmarks.ratio.hibernate.AuthorEntity;
import dev.runnel.benchmarks.ratio.hibernate.BookEntity;
import dev.runnel.benchmarks.ratio.hibernate.ChapterEntity;
import dev.runnel.benchmarks.ratio.hibernate.ItemEntity;
import dev.runnel.benchmarks.ratio.hibernate.LetterEntity;
import dev.runnel.benchmarks.ratio.hibernate.MovementEntity;
import dev.runnel.benchmarks.ratio.hibernate.ParcelEntity;
import dev.runnel.benchmarks.ratio.hibernate.SampleEntity;
import dev.runnel.benchmarks.ratio.hibernate.StockEntity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.provider.ReactiveServiceRegistryBuilder;
import org.hibernate.reactive.provider.Settings;
import org.hibernate.reactive.vertx.VertxInstance;
import org.hibernate.reactive.vertx.impl.ProvidedVertxInstance;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Hibernate Reactive: a session for each operation, {@code find} by key, HQL with join fetches, and stateless sessions for inserts and for updates
 * and deletes by HQL. Sessions are opened and closed explicitly: {@code withSession} shares a session among all operations of an event loop.
 */
final class ByHibernate implements Peer {
    static final String TITLE = "Hibernate Reactive";
    private static final String FROM_ITEMS = "from ItemEntity where id >= :from order by id";

    private final Mutiny.SessionFactory factory;

    /** @param url as Hibernate Reactive has it */
    ByHibernate(String url, Vertx vertx) {
        Configuration configuration = new Configuration();
        Stream.of(
                        ItemEntity.class,
                        ParcelEntity.class,
                        LetterEntity.class,
                        SampleEntity.class,
                        AuthorEntity.class,
                        BookEntity.class,
                        ChapterEntity.class,
                        StockEntity.class,
                        MovementEntity.class)
                .forEach(configuration::addAnnotatedClass);
        configuration.setProperty(AvailableSettings.JAKARTA_JDBC_URL, url);
        configuration.setProperty(AvailableSettings.JDBC_TIME_ZONE, "UTC");
        configuration.setProperty(Settings.POOL_SIZE, String.valueOf(Connections.MOST));
        configuration.setProperty(Settings.STATEMENT_BATCH_SIZE, "1000");
        factory = configuration
                .buildSessionFactory(new ReactiveServiceRegistryBuilder()
                        .applySettings(configuration.getProperties())
                        .addService(VertxInstance.class, new ProvidedVertxInstance(vertx))
                        .build())
                .unwrap(Mutiny.SessionFactory.class);
    }

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public Optional<String> missing(String shape) {
        return shape.equals("stream") ? Optional.of("has no streams") : Optional.empty();
    }

    @Override
    public Mono<ItemEntity> byId(long id) {
        return read(session -> session.find(ItemEntity.class, id));
    }

    @Override
    public Mono<ItemEntity> byName(String name) {
        return read(session -> session.createSelectionQuery("from ItemEntity where name = :name", ItemEntity.class)
                .setParameter("name", name)
                .getSingleResult());
    }

    @Override
    public Mono<List<ItemEntity>> list(long from, int limit) {
        return read(session -> session.createSelectionQuery(FROM_ITEMS, ItemEntity.class)
                .setParameter("from", from)
                .setMaxResults(limit)
                .getResultList());
    }

    /** A query, and not {@code find} of many keys: that returns the order of the keys, and no other contender sorts. */
    @Override
    public Mono<List<ItemEntity>> among(List<Long> ids) {
        return read(session -> session.createSelectionQuery("from ItemEntity where id in :ids", ItemEntity.class)
                .setParameter("ids", ids)
                .getResultList());
    }

    @Override
    public Mono<List<ItemEntity>> twoPages(long from) {
        // one row more than a page shows whether another page follows
        return read(session -> session.createSelectionQuery(FROM_ITEMS, ItemEntity.class)
                        .setParameter("from", from)
                        .setMaxResults(PAGE + 1)
                        .getResultList())
                .map(ByHibernate::page)
                .flatMap(first -> read(session -> session.createSelectionQuery(
                                        "from ItemEntity where id > :last order by id", ItemEntity.class)
                                .setParameter("last", first.get(first.size() - 1).id())
                                .setMaxResults(PAGE + 1)
                                .getResultList())
                        .map(second -> Stream.concat(first.stream(), page(second).stream())
                                .toList()));
    }

    private static List<ItemEntity> page(List<ItemEntity> read) {
        return read.subList(0, Math.min(PAGE, read.size()));
    }

    @Override
    public Mono<Long> count(long from, long until) {
        return read(session -> session.createSelectionQuery(
                        "select count(*) from ItemEntity where id >= :from and id < :until", Long.class)
                .setParameter("from", from)
                .setParameter("until", until)
                .getSingleResult());
    }

    @Override
    public Mono<Boolean> exists(String name) {
        return read(session -> session.createSelectionQuery("select 1 from ItemEntity where name = :name", Integer.class)
                        .setParameter("name", name)
                        .setMaxResults(1)
                        .getSingleResultOrNull())
                .hasElement();
    }

    @Override
    public Flux<ItemEntity> all() {
        throw new UnsupportedOperationException("Hibernate Reactive has no streams");
    }

    @Override
    public Mono<ParcelEntity> parcel(UUID id) {
        return read(session -> session.find(ParcelEntity.class, id));
    }

    @Override
    public Mono<List<ParcelEntity>> parcels(UUID owner) {
        return read(session -> session.createSelectionQuery(
                        "from ParcelEntity where owner = :owner order by sent", ParcelEntity.class)
                .setParameter("owner", owner)
                .setMaxResults(100)
                .getResultList());
    }

    @Override
    public Mono<List<LetterEntity>> letters(long folder) {
        return read(session -> session.createSelectionQuery("from LetterEntity where folder = :folder", LetterEntity.class)
                .setParameter("folder", folder)
                .getResultList());
    }

    @Override
    public Mono<SampleEntity> sample(UUID id) {
        return read(session -> session.find(SampleEntity.class, id));
    }

    @Override
    public Mono<List<SampleEntity>> samples(UUID owner) {
        return read(session -> session.createSelectionQuery("from SampleEntity where owner = :owner", SampleEntity.class)
                .setParameter("owner", owner)
                .getResultList());
    }

    @Override
    public Mono<List<AuthorEntity>> authorsWithBooks(long shelf) {
        return authors("from AuthorEntity a left join fetch a.books where a.shelf = :shelf", shelf);
    }

    @Override
    public Mono<List<AuthorEntity>> authorsWithChapters(long shelf) {
        return authors(
                "from AuthorEntity a left join fetch a.books b left join fetch b.chapters where a.shelf = :shelf", shelf);
    }

    private Mono<List<AuthorEntity>> authors(String query, long shelf) {
        return read(session -> session.createSelectionQuery(query, AuthorEntity.class)
                .setParameter("shelf", shelf)
                .getResultList());
    }

    @Override
    public Mono<StockEntity> insert(Stock stock) {
        StockEntity entity = new StockEntity(stock);
        return write(session -> session.insert(entity)).thenReturn(entity);
    }

    @Override
    public Mono<List<StockEntity>> insertAll(List<Stock> stocks) {
        List<StockEntity> entities = stocks.stream().map(StockEntity::new).toList();
        return write(session -> session.withTransaction(begun -> session.insertMultiple(entities)))
                .thenReturn(entities);
    }

    @Override
    public Mono<MovementEntity> create(Movement movement) {
        MovementEntity entity = new MovementEntity(movement);
        return write(session -> session.insert(entity)).thenReturn(entity);
    }

    @Override
    public Mono<List<MovementEntity>> createAll(List<Movement> movements) {
        List<MovementEntity> entities =
                movements.stream().map(MovementEntity::new).toList();
        return write(session -> session.withTransaction(begun -> session.insertMultiple(entities)))
                .thenReturn(entities);
    }

    @Override
    public Mono<Long> increase(long id) {
        return write(session -> session.createMutationQuery("update StockEntity set amount = amount + 1 where id = :id")
                        .setParameter("id", id)
                        .executeUpdate())
                .map(Integer::longValue);
    }

    @Override
    public Mono<Long> increaseBetween(long from, long until) {
        return between("update StockEntity set amount = amount + 1 where id >= :from and id < :until", from, until);
    }

    @Override
    public Mono<Long> delete(long id) {
        return write(session -> session.createMutationQuery("delete from StockEntity where id = :id")
                        .setParameter("id", id)
                        .executeUpdate())
                .map(Integer::longValue);
    }

    @Override
    public Mono<Long> deleteBetween(long from, long until) {
        return between("delete from StockEntity where id >= :from and id < :until", from, until);
    }

    private Mono<Long> between(String statement, long from, long until) {
        return write(session -> session.createMutationQuery(statement)
                        .setParameter("from", from)
                        .setParameter("until", until)
                        .executeUpdate())
                .map(Integer::longValue);
    }

    @Override
    public Mono<List<Stock>> transfer(long from, long to) {
        return inSession(session -> session.withTransaction(begun -> session.find(StockEntity.class, from)
                .chain(giver -> session.find(StockEntity.class, to).map(taker -> {
                    List<Stock> read = List.of(giver.asRecord(), taker.asRecord());
                    giver.add(-1);
                    taker.add(1);
                    return read;
                }))));
    }

    /** Without the snapshots that changes of the entities are found by. */
    private <T> Mono<T> read(Function<Mutiny.Session, Uni<T>> work) {
        return inSession(session -> work.apply(session.setDefaultReadOnly(true)));
    }

    private <T> Mono<T> inSession(Function<Mutiny.Session, Uni<T>> work) {
        return mono(() ->
                factory.openSession().chain(session -> work.apply(session).eventually(session::close)));
    }

    private <T> Mono<T> write(Function<Mutiny.StatelessSession, Uni<T>> work) {
        return mono(() -> factory.openStatelessSession()
                .chain(session -> work.apply(session).eventually(session::close)));
    }

    private static <T> Mono<T> mono(Supplier<Uni<T>> work) {
        return Mono.fromCompletionStage(() -> work.get().subscribeAsCompletionStage());
    }

    @Override
    public void close() {
        factory.close();
    }
}
