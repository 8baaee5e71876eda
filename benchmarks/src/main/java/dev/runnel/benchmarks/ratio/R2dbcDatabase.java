package dev.runnel.benchmarks.ratio;

import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/** A database that is used by R2DBC: by hand with each of two pools, and by Runnel. */
abstract class R2dbcDatabase implements Database, WrittenTables {
    private static final int MOST_TRUNCATES = 100;
    private static final Duration BETWEEN_TRUNCATES = Duration.ofMillis(100);

    private final String name;
    private final String url;
    private final ConnectionFactory factory;
    private final HandWrittenSql spoken;
    private final @Nullable Scheduler blockable;
    private final Connections r2dbcPool;
    private final Connections reactorPool;
    private final ByRunnel byRunnel;

    /**
     * @param name for people
     * @param url for Runnel
     * @param options for both pools that are used by hand
     * @param blockable where connections are used by hand, if their driver blocks the thread that subscribes
     */
    R2dbcDatabase(
            String name,
            String url,
            ConnectionFactoryOptions options,
            HandWrittenSql spoken,
            @Nullable Scheduler blockable) {
        this.name = name;
        this.url = url;
        factory = ConnectionFactories.get(options);
        this.spoken = spoken;
        this.blockable = blockable;
        r2dbcPool = Connections.ofR2dbcPool(factory, blockable);
        reactorPool = Connections.ofReactorPool(factory, blockable);
        byRunnel = new ByRunnel(url, Connections.MOST);
    }

    /** The statement that has the database look at what it has. */
    abstract String analyze();

    /** The processes of its server. */
    abstract Processes processes();

    /** The writes by hand. */
    abstract StocksByHand stocks(Connections connections);

    /** Removes what is there. */
    abstract void remove();

    /** Of R2DBC, as Runnel has it. */
    final String url() {
        return url;
    }

    /** Of the connections that are used by hand. */
    final ConnectionFactory factory() {
        return factory;
    }

    final HandWrittenSql spoken() {
        return spoken;
    }

    /** Connections of a pool that are used where they may block, if their driver blocks the thread that subscribes. */
    final ConnectionFactory usable(ConnectionFactory pool) {
        return blockable == null ? pool : new BlockableConnections(pool, blockable);
    }

    /** Creates the tables and writes their rows. */
    final R2dbcDatabase filled() {
        Library.write(byRunnel.db()).block();
        execute(analyze());
        return this;
    }

    final void execute(String sql) {
        r2dbcPool.execute(sql);
    }

    /** The only value of the only row of a query. */
    final <T> T value(String sql, Class<T> type) {
        return Objects.requireNonNull(r2dbcPool
                .rows(sql, statement -> statement, row -> Cells.required(row, 0, type))
                .blockLast());
    }

    @Override
    public final String title() {
        return name + " "
                + r2dbcPool
                        .with(connection -> Mono.just(connection.getMetadata().getDatabaseVersion()))
                        .blockLast();
    }

    @Override
    public final Stream<Case<?>> cases() {
        Workbench workbench = new Workbench(title(), processes(), this);
        return Stream.of(
                        this.<ItemReads>cases(
                                workbench, ItemReads.SHAPES, pool -> new ItemsByHand(pool, spoken), byRunnel),
                        this.<MailReads>cases(
                                workbench, MailReads.SHAPES, pool -> new MailByHand(pool, spoken), byRunnel),
                        this.<SampleReads>cases(
                                workbench, SampleReads.SHAPES, pool -> new SamplesByHand(pool, spoken), byRunnel),
                        this.<GraphReads>cases(
                                workbench, GraphReads.SHAPES, pool -> new GraphsByHand(pool, spoken), byRunnel),
                        this.<StockWrites>cases(workbench, StockWrites.SHAPES, this::stocks, byRunnel),
                        this.<ManyStockWrites>cases(workbench, ManyStockWrites.SHAPES, this::stocks, byRunnel))
                .flatMap(cases -> cases);
    }

    private <C> Stream<Case<?>> cases(
            Workbench workbench, List<Shape<C>> shapes, Function<Connections, C> byHand, C runnel) {
        return Database.cases(
                workbench,
                shapes,
                List.of(
                        new Variant<>("by hand", byHand.apply(r2dbcPool)),
                        new Variant<>("Runnel", runnel),
                        new Variant<>("reactor-pool", byHand.apply(reactorPool))));
    }

    /** Beside by hand and Runnel each peer that can do the shape. */
    final Stream<Case<?>> cases(List<Peer> peers) {
        Workbench workbench = new Workbench(title(), processes(), this);
        return Stream.of(
                        this.<ItemReads>cases(
                                workbench, ItemReads.SHAPES, new ItemsByHand(r2dbcPool, spoken), byRunnel, peers),
                        this.<MailReads>cases(
                                workbench, MailReads.SHAPES, new MailByHand(r2dbcPool, spoken), byRunnel, peers),
                        this.<SampleReads>cases(
                                workbench, SampleReads.SHAPES, new SamplesByHand(r2dbcPool, spoken), byRunnel, peers),
                        this.<GraphReads>cases(
                                workbench, GraphReads.SHAPES, new GraphsByHand(r2dbcPool, spoken), byRunnel, peers),
                        this.<StockWrites>cases(workbench, StockWrites.SHAPES, stocks(r2dbcPool), byRunnel, peers))
                .flatMap(cases -> cases);
    }

    private <C> Stream<Case<?>> cases(
            Workbench workbench, List<Shape<C>> shapes, C byHand, C runnel, List<? extends C> peers) {
        return shapes.stream().flatMap(shape -> {
            List<Variant<C>> variants = new ArrayList<>();
            variants.add(new Variant<>("by hand", byHand));
            variants.add(new Variant<>("Runnel", runnel));
            for (C contender : peers) {
                Peer peer = (Peer) contender;
                if (peer.missing(shape.name()).isEmpty()) {
                    variants.add(new Variant<>(peer.title(), contender));
                }
            }
            return Database.cases(workbench, List.of(shape), variants);
        });
    }

    @Override
    public final void reset(String table, int rows) {
        truncate(table);
        if (rows > 0) {
            execute(spoken.sql("INSERT INTO \"" + table + "\" SELECT * FROM \"items\" WHERE \"id\" < " + rows));
        }
    }

    /** MariaDB refuses to truncate a table, without waiting, while its purge still removes versions of the table's rows. */
    private void truncate(String table) {
        r2dbcPool
                .updated(spoken.truncate(table), statement -> statement)
                .retryWhen(Retry.fixedDelay(MOST_TRUNCATES, BETWEEN_TRUNCATES)
                        .filter(R2dbcTimeoutException.class::isInstance))
                .block();
    }

    @Override
    public final List<String> rows(String table) {
        return Objects.requireNonNull(r2dbcPool
                .rows(
                        spoken.sql("SELECT * FROM \"" + table + "\" ORDER BY \"id\""),
                        statement -> statement,
                        R2dbcDatabase::text)
                .collectList()
                .block());
    }

    private static String text(Readable row) {
        int columns = ((Row) row).getMetadata().getColumnMetadatas().size();
        return IntStream.range(0, columns)
                .mapToObj(column -> String.valueOf(row.get(column)))
                .collect(Collectors.joining(", "));
    }

    @Override
    public final void close() {
        byRunnel.close();
        reactorPool.close();
        remove();
        r2dbcPool.close();
    }
}
