package dev.runnel.driver.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Db;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Steps;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.Users;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Streams of 100,000 parents, with two children each and alone, in a JVM whose heap could not hold them. */
class BoundedMemoryTest {
    private static final int PARENTS = 100_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static String url = "";

    @BeforeAll
    static void write() {
        url = PostgresServer.newSchema();
        Db db = Db.builder()
                .url(url)
                .models(Users.MODEL, Todos.MODEL, Categories.MODEL, Steps.MODEL)
                .build();
        db.pushSchema().block(PATIENCE);
        db.close().block(PATIENCE);
        sql(
                "INSERT INTO categories (id, name) VALUES (gen_random_uuid(), 'home')",
                "INSERT INTO users (id, name, email, bio) SELECT gen_random_uuid(), 'u', n || '@example.org',"
                        + " repeat('x', 500) FROM generate_series(1, " + PARENTS + ") n",
                "INSERT INTO todos (id, title, points, done, created, user_id, category_id)"
                        + " SELECT gen_random_uuid(), 't', n, false, now(), u.id, c.id"
                        + " FROM users u, categories c, generate_series(1, 2) n");
    }

    @AfterAll
    static void drop() {
        if (!url.isEmpty()) {
            PostgresServer.dropSchema(url);
        }
    }

    @Test
    void aHundredThousandParentsWithChildrenStreamThroughASmallHeap() throws IOException, InterruptedException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process stream = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-cp",
                        classPath,
                        BoundedStream.class.getName(),
                        url))
                .redirectErrorStream(true)
                .start();
        String printed = new String(stream.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(stream.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(printed)
                .contains(PARENTS + " users, " + 2 * PARENTS + " todos; " + PARENTS + " users alone; " + PARENTS
                        + " users sorted");
        assertThat(stream.exitValue()).isZero();
    }

    private static void sql(String... statements) {
        Flux.usingWhen(
                        ConnectionFactories.get(url).create(),
                        connection -> Flux.fromArray(statements)
                                .concatMap(statement ->
                                        connection.createStatement(statement).execute())
                                .concatMap(Result::getRowsUpdated),
                        Connection::close)
                .blockLast(PATIENCE);
    }
}
