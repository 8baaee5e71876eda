package blog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Db;
import dev.runnel.driver.r2dbc.MysqlServer;
import dev.runnel.driver.r2dbc.PostgresServer;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.memory.MemoryDriver;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuickstartTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @Test
    void printsOnH2() {
        assertThat(outputOn(onH2("printed")))
                .contains("13 authors, 61 posts, 241 comments", "[CONSTRAINT_VIOLATION]", "select");
    }

    @Test
    void answersTheSameWithoutAServer() {
        String onH2 = questions(outputOn(onH2("same")));
        String onKeyValue = questions(outputOn(Db.builder()
                .driver(MemoryDriver.onEmptyStore(PoolOptions.DEFAULT))
                .discover("blog")
                .build()));
        assertThat(onKeyValue).isEqualTo(onH2);
        assertThat(questions(outputOn(on("r2dbc:sqlite::memory:")))).isEqualTo(onH2);
    }

    @Test
    void answersTheSameOnPostgresql() {
        assertThat(questions(outputOn(on(PostgresServer.newDatabase()))))
                .isEqualTo(questions(outputOn(onH2("as_postgresql"))));
    }

    @ParameterizedTest
    @EnumSource(MysqlServer.class)
    void answersTheSameOnMysqlAndMariadb(MysqlServer server) {
        assertThat(questions(outputOn(on(server.newDatabase())))).isEqualTo(questions(outputOn(onH2("as_" + server))));
    }

    /** The output without what differs: generated keys, the text of an error and of the plan. */
    private static String questions(String output) {
        return output.substring(0, output.indexOf("What goes wrong")).replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "key");
    }

    private static Db onH2(String name) {
        return on("r2dbc:h2:mem:///quickstart_" + name);
    }

    private static Db on(String url) {
        return Db.builder().url(url).discover("blog").build();
    }

    private static String outputOn(Db db) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        new Quickstart(db, out).run().then(db.close()).block(LIMIT);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
