package dev.runnel.benchmarks.ratio;

import dev.runnel.driver.r2dbc.MysqlServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A database with the rows of {@link Library}, and the variants that read them. */
interface Database extends AutoCloseable {
    List<Integer> IN_FLIGHT = List.of(1, 64);

    /** The cases of Runnel and of hand-written code. */
    Stream<Case<?>> cases();

    /** The cases of the R2DBC driver and of the JDBC driver below it, both by hand; empty if the R2DBC driver is not based on JDBC. */
    default Stream<Case<?>> ofItsDriver() {
        return Stream.empty();
    }

    @Override
    void close();

    /** The names in the order PostgreSQL, MySQL, MariaDB, H2, SQLite. */
    static List<String> names() {
        return List.copyOf(opening().keySet());
    }

    /**
     * Opens the named databases. If one does not start, the open ones are closed.
     *
     * @throws IllegalArgumentException if a name is unknown
     */
    static List<Database> open(List<String> names) {
        Map<String, Supplier<Database>> opening = opening();
        if (!opening.keySet().containsAll(names)) {
            throw new IllegalArgumentException(names + " are not all among " + opening.keySet());
        }
        opening.keySet().retainAll(names);
        List<Database> opened = new ArrayList<>();
        try {
            opening.values().forEach(database -> opened.add(database.get()));
            return Collections.unmodifiableList(opened);
        } catch (RuntimeException failed) {
            opened.forEach(Database::close);
            throw failed;
        }
    }

    private static Map<String, Supplier<Database>> opening() {
        Map<String, Supplier<Database>> opening = new LinkedHashMap<>();
        opening.put("PostgreSQL", R2dbcDatabase::postgresql);
        opening.put("MySQL", () -> R2dbcDatabase.mysql("MySQL", MysqlServer.MYSQL));
        opening.put("MariaDB", () -> R2dbcDatabase.mysql("MariaDB", MysqlServer.MARIADB));
        opening.put("H2", R2dbcDatabase::h2);
        opening.put("SQLite", SqliteDatabase::new);
        return opening;
    }
}
