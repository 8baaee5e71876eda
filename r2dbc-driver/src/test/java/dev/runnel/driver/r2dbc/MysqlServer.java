package dev.runnel.driver.r2dbc;

import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.spi.Capabilities;
import dev.runnel.tck.fault.TcpProxy;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Result;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Flux;

/**
 * The MySQL and the MariaDB that tests run on: one of each for the whole JVM, started when it is first needed. The environment variables
 * {@code RUNNEL_MYSQL_URL} and {@code RUNNEL_MARIADB_URL} ({@code r2dbc:mysql://user:password@host:port/database}) name one that is there already. Where
 * none is named and none can be started, a container is.
 */
public enum MysqlServer {
    /** MySQL. */
    MYSQL("MySQL", MysqlProcess.Kind.MYSQL, DatabaseCapabilities.MYSQL, "mysql:9"),
    /** MariaDB. */
    MARIADB("MariaDB", MysqlProcess.Kind.MARIADB, DatabaseCapabilities.MARIADB, "mariadb:11.4");

    private static final int DEFAULT_PORT = 3306;
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final MysqlProcess.Kind kind;
    private final Capabilities capabilities;
    private final String image;
    private final TestServer server;

    MysqlServer(String product, MysqlProcess.Kind kind, Capabilities capabilities, String image) {
        this.kind = kind;
        this.capabilities = capabilities;
        this.image = image;
        this.server = new TestServer(product, "RUNNEL_" + name() + "_URL", this::start, this::startContainer);
    }

    Capabilities capabilities() {
        return capabilities;
    }

    /** The scheme of its URLs. */
    String scheme() {
        return "r2dbc:" + capabilities.name();
    }

    /** The URL of the server, without a database. A test that asks for a missing one is skipped. */
    public String url() {
        return server.url();
    }

    private String start() throws IOException {
        return url(new MysqlProcess(
                        kind,
                        "--innodb-flush-log-at-trx-commit=0",
                        "--innodb-file-per-table=OFF",
                        "--innodb-stats-persistent=OFF")
                .port());
    }

    private String startContainer() throws IOException {
        String at = ServerContainer.start(
                image,
                DEFAULT_PORT,
                Map.of(name() + "_ALLOW_EMPTY_PASSWORD", "yes", name() + "_ROOT_HOST", "%"),
                Map.of(),
                "--max-connections=300");
        MysqlProcess.USERS.forEach(user -> execute(url("root", at), user));
        return url(MysqlProcess.USER, at);
    }

    /** A server of a test's own, which it may kill: never one that is named, and none in a container. */
    MysqlProcess own(String... options) {
        server.checkSwitch();
        try {
            return new MysqlProcess(kind, options);
        } catch (IOException none) {
            throw server.missing("a test needs one of its own; " + none.getMessage());
        }
    }

    /** The URL of a server that was started, without a database. */
    String url(int port) {
        return url(MysqlProcess.USER, "127.0.0.1:" + port);
    }

    private String url(String user, String at) {
        return scheme() + "://" + user + "@" + at + "/?sslMode=disabled";
    }

    /**
     * The URL of a user whom the server asks for a password of special characters, with the right one. MySQL takes it by TLS alone. A server that was
     * there already asks the user of its own URL.
     */
    public String urlWithPassword() {
        return server.named()
                .orElseGet(() -> url().replace(
                                "//" + MysqlProcess.USER + "@",
                                "//" + MysqlProcess.ASKED + ":" + PostgresServer.encoded(MysqlProcess.PASSWORD) + "@")
                        .replace("sslMode=disabled", this == MYSQL ? "sslMode=required" : "sslMode=disabled"));
    }

    /** Creates an empty database and gives its URL. */
    public String newDatabase() {
        return newDatabase(url());
    }

    /** Creates an empty database on the server of a URL and gives its URL. */
    static String newDatabase(String url) {
        String name = "runnel_" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
        execute(url, "CREATE DATABASE " + name);
        return withDatabase(url, name);
    }

    /** The same server with another database. */
    static String withDatabase(String url, String name) {
        int path = url.indexOf('/', url.indexOf("//") + 2);
        int query = url.indexOf('?', path);
        return url.substring(0, path + 1) + name + (query < 0 ? "" : url.substring(query));
    }

    /** Removes a database that {@link #newDatabase} made. */
    public void dropDatabase(String databaseUrl) {
        execute(url(), "DROP DATABASE " + database(databaseUrl));
    }

    static String database(String databaseUrl) {
        return String.valueOf(ConnectionFactoryOptions.parse(databaseUrl).getValue(ConnectionFactoryOptions.DATABASE));
    }

    /** A bad network before the server of a URL. */
    static TcpProxy proxyBefore(String url) {
        ConnectionFactoryOptions options = ConnectionFactoryOptions.parse(url);
        Object port = options.getValue(ConnectionFactoryOptions.PORT);
        return new TcpProxy(
                String.valueOf(options.getValue(ConnectionFactoryOptions.HOST)),
                port instanceof Integer number ? number : DEFAULT_PORT);
    }

    /** Every session, and what it waits for. */
    String sessions() {
        return String.valueOf(Flux.usingWhen(
                        ConnectionFactories.get(options(url())).create(),
                        connection -> Flux.from(connection
                                        .createStatement("SELECT CONCAT_WS(' ', id, db, command, time, state, info)"
                                                + " FROM information_schema.processlist")
                                        .execute())
                                .concatMap(result -> result.map((row, metadata) -> row.get(0, String.class))),
                        io.r2dbc.spi.Connection::close)
                .collectList()
                .block(Duration.ofSeconds(30)));
    }

    /** Ends every session of a database. */
    static void endOthers(String databaseUrl) {
        endOthers(databaseUrl, "CONNECTION");
    }

    /** @param what of every session: its {@code CONNECTION}, or its {@code QUERY} */
    static void endOthers(String databaseUrl, String what) {
        Flux.usingWhen(
                        ConnectionFactories.get(options(databaseUrl)).create(),
                        connection -> Flux.from(connection
                                        .createStatement("SELECT id FROM information_schema.processlist"
                                                + " WHERE db = DATABASE() AND id <> CONNECTION_ID()")
                                        .execute())
                                .concatMap(result -> result.map((row, metadata) -> row.get(0, Long.class)))
                                .collectList()
                                .flatMapIterable(ids -> ids)
                                .concatMap(id -> Flux.from(connection
                                                .createStatement("KILL " + what + " " + id)
                                                .execute())
                                        .concatMap(Result::getRowsUpdated)
                                        .onErrorComplete()),
                        io.r2dbc.spi.Connection::close)
                .blockLast(Duration.ofSeconds(30));
    }

    /** As the driver of both databases calls it. */
    public static ConnectionFactoryOptions options(String url) {
        return ConnectionFactoryOptions.parse(url.replaceFirst("^r2dbc:mariadb:", "r2dbc:mysql:"));
    }

    /** Removes all rows of the tables of a database that {@link #newDatabase} made; generated keys begin anew. */
    static void deleteRows(String databaseUrl, List<Table> tables) {
        List<String> statements = new ArrayList<>(List.of("SET foreign_key_checks = 0"));
        for (Table table : tables) {
            boolean generates = table.columns().stream().anyMatch(Column::identity);
            statements.add((generates ? "TRUNCATE TABLE `" : "DELETE FROM `")
                    + table.at().local().replace("`", "``") + "`");
        }
        execute(databaseUrl, statements);
    }

    /** Whether the server is not one that the tests started: what they leave in it stays there. */
    boolean staysAfterTests() {
        return System.getenv("RUNNEL_" + name() + "_URL") != null;
    }

    static void execute(String server, String sql) {
        execute(server, List.of(sql));
    }

    /** One after the other, on one connection. */
    private static void execute(String server, List<String> statements) {
        Flux.usingWhen(
                        ConnectionFactories.get(options(server)).create(),
                        connection -> Flux.fromIterable(statements)
                                .concatMap(sql -> Flux.from(
                                                connection.createStatement(sql).execute())
                                        .concatMap(Result::getRowsUpdated)),
                        io.r2dbc.spi.Connection::close)
                .blockLast(Duration.ofSeconds(30));
    }
}
