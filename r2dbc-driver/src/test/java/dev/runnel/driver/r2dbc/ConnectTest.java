package dev.runnel.driver.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runnel.Db;
import dev.runnel.DbBuilder;
import dev.runnel.Statement;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ConnectFailedException;
import dev.runnel.error.InvalidSchemaException;
import dev.runnel.error.RunnelException;
import dev.runnel.error.SchemaMismatchException;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.brittle.Gauges;
import dev.runnel.tck.scenario.eager.Players;
import dev.runnel.tck.scenario.todo.Users;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** A Db by its URL: with every model of the class path, with some, several at once, and where no database answers. */
class ConnectTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The scenarios of the suite are alternatives: some have tables of one name. The quickstart opens one by its URL alone. */
    @Test
    void byUrlAloneItTakesEveryModelOfTheClassPath() {
        onEveryDatabase(url -> assertThat(catchThrowableOfType(InvalidSchemaException.class, () -> Db.connect(url)))
                .hasMessageContaining("[TABLE_TAKEN]"));
    }

    @Test
    void byBuilderItHoldsTheModelsOfAPackage() {
        onEveryDatabase(url -> {
            Db db = Db.builder()
                    .url(url)
                    .discover("dev.runnel.tck.scenario.brittle")
                    .poolSize(1)
                    .acquireTimeout(Duration.ofSeconds(5))
                    .build();
            db.pushSchema().block(PATIENCE);
            assertThat(Gauges.all().count(db).block(PATIENCE)).isZero();
            assertThat(catchThrowableOfType(
                            RunnelException.class, () -> Players.all().count(db).block(PATIENCE)))
                    .hasMessageContaining("[UNKNOWN_MODEL]");
            db.close().block(PATIENCE);
        });
    }

    @Test
    void oneStatementRunsOnThreeDatabasesAtOnce() {
        String schema = PostgresServer.newSchema();
        List<Db> databases = List.of(
                open(schema), open("r2dbc:h2:mem:///" + UUID.randomUUID()), open("runnel:memory:" + UUID.randomUUID()));
        try {
            Statement<?> create = Users.createMany(List.of(
                    Users.create().name("Ann").email("ann@example.org"),
                    Users.create().name("Bob").email("bob@example.org")));
            Statement<List<String>> names =
                    Users.all().orderBy(u -> u.name().asc()).select(u -> u.name());
            Flux.fromIterable(databases)
                    .flatMap(db -> db.pushSchema().then(create.exec(db)))
                    .blockLast(PATIENCE);

            assertThat(Flux.range(0, 300)
                            .flatMap(n -> names.exec(databases.get(n % databases.size())), 12)
                            .distinct()
                            .collectList()
                            .block(PATIENCE))
                    .containsExactly(List.of("Ann", "Bob"));
        } finally {
            databases.forEach(db -> db.close().block(PATIENCE));
            PostgresServer.dropSchema(schema);
        }
    }

    @Test
    void whereNoServerAnswers() {
        ConnectFailedException down = failure("r2dbc:postgresql://joe:hunter2@127.0.0.1:1/db");
        assertThat(down.kind()).isEqualTo(ConnectFailedException.Kind.UNREACHABLE);
        assertThat(down.getMessage().replaceFirst("sqlstate: \\w+, ", ""))
                .isEqualTo("[CONNECT_FAILED] the host refuses connections at this port (host: 127.0.0.1, port: 1)."
                        + " Check the host and port of the URL, and that the server runs and listens there");
        assertThat(failure("r2dbc:mysql://joe:hunter2@127.0.0.1:1/db"))
                .hasMessageContaining("the host refuses connections at this port")
                .hasMessageContaining("host: 127.0.0.1, port: 1");
    }

    /** A name service that does not answer makes it a timeout. */
    @Test
    void whereTheHostIsUnknown() {
        for (String server : List.of("postgresql", "mysql")) {
            ConnectFailedException unknown = failure(
                    "r2dbc:" + server + "://joe:hunter2@no-such-host.invalid:1/db",
                    builder -> builder.pool(pool -> pool.withCreateTimeout(Duration.ofSeconds(2))));
            assertThat(unknown.kind()).isEqualTo(ConnectFailedException.Kind.UNREACHABLE);
            assertThat(unknown)
                    .hasMessageMatching("\\[CONNECT_FAILED\\] (the host name cannot be resolved \\(sqlstate: \\w+"
                            + "|the server did not complete the connection within createTimeout \\(createTimeout: PT2S)"
                            + ", host: no-such-host.invalid, port: 1\\)\\. .*");
        }
    }

    @Test
    void whereTheServerDoesNotAnswer() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String server = "joe:hunter2@127.0.0.1:" + silent.getLocalPort() + "/db";
            for (String url : List.of("r2dbc:postgresql://" + server, "r2dbc:mysql://" + server)) {
                ConnectFailedException slow =
                        failure(url, builder -> builder.pool(pool -> pool.withCreateTimeout(Duration.ofMillis(200))));
                assertThat(slow.kind()).isEqualTo(ConnectFailedException.Kind.UNREACHABLE);
                assertThat(slow)
                        .hasMessageStartingWith("[CONNECT_FAILED] the server did not complete the connection within"
                                + " createTimeout (createTimeout: PT0.2S, host: 127.0.0.1, port: "
                                + silent.getLocalPort() + "). ");
            }
        }
    }

    /** Its driver sometimes reports only that the connection was closed. */
    @Test
    void whereTheServerHasNoTls() {
        assumeOwnServer();
        Db db = open(PostgresServer.url() + "?sslMode=require");
        ConnectFailedException refused = failure(db);
        db.close().block(PATIENCE);
        assertThat(refused)
                .hasMessageMatching("\\[CONNECT_FAILED\\] (no TLS connection could be agreed on with the server"
                        + "|the server closed the connection before it was ready) .*")
                .hasMessageContaining("host: 127.0.0.1, port: ")
                .hasMessageContaining("TLS")
                .hasMessageContaining("sslMode");
    }

    @Test
    void whereTheServerRequiresTls() {
        assumeOwnServer();
        ConnectFailedException refused = failure(PostgresServer.urlOfTlsUser());
        assertThat(refused.kind()).isEqualTo(ConnectFailedException.Kind.REFUSED_CREDENTIALS);
        assertThat(refused).hasMessageContaining("28000").hasMessageContaining("with TLS");
    }

    private static void assumeOwnServer() {
        assumeTrue(
                System.getenv("RUNNEL_POSTGRES_URL") == null,
                "the server of RUNNEL_POSTGRES_URL has access rules and a TLS setting of its own");
    }

    @Test
    void whereNoFileCanBe() {
        ConnectFailedException nowhere = failure("r2dbc:h2:file:///dev/null/db?options=TRACE_LEVEL_FILE=0");
        assertThat(nowhere.kind()).isEqualTo(ConnectFailedException.Kind.UNREACHABLE);
        assertThat(nowhere).hasMessageContaining("[CONNECT_FAILED] the file of the database cannot be opened");
    }

    @Test
    void whereThePasswordIsWrong() {
        String name = "r2dbc:h2:mem://joe:right@/" + UUID.randomUUID();
        Db db = open(name);
        db.pushSchema().block(PATIENCE);
        ConnectFailedException refused = failure(name.replace(":right@", ":hunter2@"));
        db.close().block(PATIENCE);

        assertThat(refused.kind()).isEqualTo(ConnectFailedException.Kind.REFUSED_CREDENTIALS);
        assertThat(refused)
                .hasMessage("[CONNECT_FAILED] the database rejects the user or the password (sqlstate: 28000)."
                        + " Check both in the URL: special characters in them are percent-encoded;"
                        + " the server may also admit this user only from other hosts or with TLS");
    }

    @Test
    void whereTheServerAsksForAPassword() {
        ConnectFailedException refused =
                failure(PostgresServer.urlWithPassword().replaceFirst(":[^:@/]*@", ":hunter2@"));

        assertThat(refused.kind()).isEqualTo(ConnectFailedException.Kind.REFUSED_CREDENTIALS);
        assertThat(refused)
                .hasMessageMatching("\\[CONNECT_FAILED\\] the database rejects the user or the password"
                        + " \\(sqlstate: 28P01, host: \\S+, port: \\d+\\)\\. Check both in the URL: .*");
    }

    @Test
    void whereUserAndPasswordHaveSpecialCharacters() {
        String user = "j@e:/?#%'\" &+;\\";
        String password = "p@:/?#[]%'\" &=+$\\;INIT=THIS IS NO SQL;";
        String home = "r2dbc:h2:mem://" + PostgresServer.encoded(user) + ":PASSWORD@/" + UUID.randomUUID();
        Db db = open(home.replace("PASSWORD", PostgresServer.encoded(password)));
        db.pushSchema().block(PATIENCE);
        assertThat(Users.all().count(db).block(PATIENCE)).isZero();
        assertThat(failure(home.replace("PASSWORD", PostgresServer.encoded(password + ".hunter2")))
                        .kind())
                .isEqualTo(ConnectFailedException.Kind.REFUSED_CREDENTIALS);
        db.close().block(PATIENCE);

        Db asked = open(PostgresServer.urlWithPassword());
        assertThat(catchThrowableOfType(
                        RunnelException.class, () -> Users.all().count(asked).block(PATIENCE)))
                .as("it is let in, and finds no table")
                .isInstanceOf(SchemaMismatchException.class);
        asked.close().block(PATIENCE);
    }

    @Test
    void whereThereIsNoSuchDatabase() {
        String server = PostgresServer.url().replaceFirst("\\?.*", "");
        ConnectFailedException onPostgres = failure(server.substring(0, server.lastIndexOf('/')) + "/hunter2_of_joe");
        ConnectFailedException inMemory = failure("r2dbc:h2:mem:///hunter2_of_joe?options=IFEXISTS=TRUE");
        ConnectFailedException onFile = failure(
                "r2dbc:h2:file://" + Path.of("target", "hunter2_of_joe").toAbsolutePath() + "?options=IFEXISTS=TRUE");

        for (ConnectFailedException unknown : List.of(onPostgres, inMemory, onFile)) {
            assertThat(unknown.kind()).isEqualTo(ConnectFailedException.Kind.UNKNOWN_DATABASE);
            assertThat(unknown)
                    .hasMessageContaining("[CONNECT_FAILED] the server has no database of the name in the URL");
        }
    }

    /** How a statement fails. Every try fails alike, so that no connection is taken for one that is there. */
    private static ConnectFailedException failure(String url) {
        return failure(url, builder -> builder);
    }

    private static ConnectFailedException failure(String url, UnaryOperator<DbBuilder> options) {
        Db db = options.apply(Db.builder()
                        .url(url)
                        .models(Sample.models().toArray(ModelProvider[]::new))
                        .poolSize(1))
                .build();
        ConnectFailedException first = failure(db);
        assertThat(failure(db)).hasMessage(first.getMessage());
        db.close().block(PATIENCE);
        for (Throwable error = first; error != null; error = error.getCause()) {
            assertThat(error.toString()).doesNotContain("hunter2", "joe");
        }
        return first;
    }

    private static ConnectFailedException failure(Db db) {
        return catchThrowableOfType(
                ConnectFailedException.class, () -> Users.all().count(db).block(PATIENCE));
    }

    private static Db open(String url) {
        return Db.builder()
                .url(url)
                .models(Sample.models().toArray(ModelProvider[]::new))
                .build();
    }

    private static void onEveryDatabase(Consumer<String> test) {
        String schema = PostgresServer.newSchema();
        test.accept(schema);
        PostgresServer.dropSchema(schema);
        test.accept("r2dbc:h2:mem:///" + UUID.randomUUID());
        test.accept("runnel:memory:" + UUID.randomUUID());
    }
}
