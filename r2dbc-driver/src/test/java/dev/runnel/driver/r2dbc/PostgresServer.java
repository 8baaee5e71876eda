package dev.runnel.driver.r2dbc;

import dev.runnel.schema.Table;
import dev.runnel.tck.fault.TcpProxy;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Result;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The PostgreSQL that tests run on: one for the whole JVM, started when it is first needed. The environment variable
 * {@code RUNNEL_POSTGRES_URL} ({@code r2dbc:postgresql://user:password@host:port/database}) names one that is there already. Where none is named and none can be started, a container
 * is.
 */
public final class PostgresServer {
    private static final int DEFAULT_PORT = 5432;
    private static final String SCHEMA = "schema=";
    private static final String PASSWORD = "p@:/?#[]%'\" &=+$\\;";
    private static final String ASKED = "asked:" + encoded(PASSWORD);
    private static final String ACCESS = """
            host all asked 127.0.0.1/32 scram-sha-256
            hostnossl all tls_only 127.0.0.1/32 reject
            local all all trust
            host all all 127.0.0.1/32 trust
            """;
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final TestServer SERVER =
            new TestServer("PostgreSQL", "RUNNEL_POSTGRES_URL", PostgresServer::start, PostgresServer::startContainer);

    private PostgresServer() {}

    /** The URL of the server, with its first database. A test that asks for a missing one is skipped. */
    public static String url() {
        return SERVER.url();
    }

    /**
     * The URL of a user whom the server asks for a password of special characters, with the right one: {@code user:password@}. A server that was there
     * already asks the user of its own URL.
     */
    public static String urlWithPassword() {
        return SERVER.named().orElseGet(() -> url().replace("//postgres@", "//" + ASKED + "@"));
    }

    /** The URL of a user whom the server admits with TLS alone, without it. Not where another server is named. */
    static String urlOfTlsUser() {
        return url().replace("//postgres@", "//tls_only@");
    }

    /** As it stands in the user and password of a URL. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String start() throws IOException {
        Path access = Files.createTempFile("runnel", ".hba");
        Files.writeString(access, ACCESS);
        // the server may run as another user
        if (!access.toFile().setReadable(true, false)) {
            throw new IOException("the file of access rules cannot be made readable");
        }
        access.toFile().deleteOnExit();
        EmbeddedPostgres server = started(EmbeddedPostgres.builder()
                .setServerConfig("hba_file", access.toString())
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("full_page_writes", "off"));
        return withAsked("127.0.0.1:" + server.getPort());
    }

    /** @throws IOException if the server of the tests does not run here; its message says why */
    private static EmbeddedPostgres started(EmbeddedPostgres.Builder builder) throws IOException {
        try {
            return builder.start();
        } catch (IOException | RuntimeException failed) {
            throw new IOException("the server of the tests does not start: " + failed.getMessage(), failed);
        }
    }

    private static String startContainer() throws IOException {
        String access = "/etc/runnel.hba";
        String at = ServerContainer.start(
                "postgres:18",
                DEFAULT_PORT,
                Map.of("POSTGRES_HOST_AUTH_METHOD", "trust"),
                Map.of(access, ACCESS.replace("127.0.0.1/32", "all")),
                "-c",
                "hba_file=" + access);
        return withAsked(at);
    }

    private static String withAsked(String at) {
        String started = "r2dbc:postgresql://postgres@" + at + "/postgres";
        execute(started, "CREATE ROLE tls_only LOGIN");
        execute(started, "CREATE ROLE asked LOGIN PASSWORD '" + PASSWORD.replace("'", "''") + "'");
        return started;
    }

    /** A server of a test's own, which it may kill: never one that is named, and none in a container. */
    static EmbeddedPostgres own(EmbeddedPostgres.Builder builder) {
        SERVER.checkSwitch();
        try {
            return started(builder);
        } catch (IOException none) {
            throw SERVER.missing("a test needs one of its own; " + none.getMessage());
        }
    }

    /** Creates an empty database and gives its URL. */
    public static String newDatabase() {
        String name = "runnel_" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
        execute("CREATE DATABASE " + name + " ENCODING 'UTF8' TEMPLATE template0");
        int path = url().lastIndexOf('/');
        int query = url().indexOf('?', path);
        return url().substring(0, path + 1) + name + (query < 0 ? "" : url().substring(query));
    }

    /** Removes a database that {@link #newDatabase} made, with who is still in it. */
    public static void dropDatabase(String databaseUrl) {
        String path = databaseUrl.substring(databaseUrl.lastIndexOf('/') + 1);
        execute("DROP DATABASE " + path.split("\\?")[0] + " WITH (FORCE)");
    }

    /** Creates an empty schema in the first database and gives the URL of connections that see only it. */
    public static String newSchema() {
        String name = "runnel_" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
        execute("CREATE SCHEMA " + name);
        return url() + (url().indexOf('?') < 0 ? '?' : '&') + SCHEMA + name;
    }

    /** Removes all rows of the tables of a schema that {@link #newSchema} made; its sequences begin anew. */
    static void truncate(String schemaUrl, List<Table> tables) {
        execute(
                schemaUrl,
                tables.stream()
                        .map(table -> '"' + table.at().local().replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(", ", "TRUNCATE ", " RESTART IDENTITY")));
    }

    /** Whether the server is not one that the tests started: what they leave in it stays there. */
    static boolean staysAfterTests() {
        return SERVER.named().isPresent();
    }

    /** Removes a schema that {@link #newSchema} made, with what is in it. */
    public static void dropSchema(String schemaUrl) {
        execute("DROP SCHEMA " + schemaUrl.substring(schemaUrl.indexOf(SCHEMA) + SCHEMA.length()) + " CASCADE");
    }

    /** A bad network before the server of a URL. */
    static TcpProxy proxyBefore(String url) {
        ConnectionFactoryOptions options = ConnectionFactoryOptions.parse(url);
        Object port = options.getValue(ConnectionFactoryOptions.PORT);
        return new TcpProxy(
                String.valueOf(options.getValue(ConnectionFactoryOptions.HOST)),
                port instanceof Integer number ? number : DEFAULT_PORT);
    }

    /** The same URL, through the proxy. */
    static String through(TcpProxy proxy, String url) {
        return url.replaceFirst("@[^/]+/", "@127.0.0.1:" + proxy.port() + "/");
    }

    /** Ends every session of the database but that of the lease. */
    static Mono<Void> endOthers(R2dbcLease lease) {
        return lease.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
    }

    private static void execute(String sql) {
        execute(url(), sql);
    }

    private static void execute(String server, String sql) {
        Flux.usingWhen(
                        ConnectionFactories.get(ConnectionFactoryOptions.parse(server))
                                .create(),
                        connection -> Flux.from(connection.createStatement(sql).execute())
                                .concatMap(Result::getRowsUpdated),
                        Connection::close)
                .blockLast(Duration.ofSeconds(30));
    }
}
