package dev.runnel.benchmarks.ratio;

import dev.runnel.driver.r2dbc.MysqlServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A database with the rows of {@link Library}, and the variants that work on it. */
interface Database extends AutoCloseable {
    /** Its name and version. */
    String title();

    /** In all of them the first variant is by hand, and the second is Runnel. */
    Stream<Case<?>> cases();

    @Override
    void close();

    /** PostgreSQL, MySQL, MariaDB, H2, SQLite, then DynamoDB. */
    static List<String> names() {
        return List.copyOf(opening().keySet());
    }

    /**
     * Starts a database and fills it.
     *
     * @throws IllegalArgumentException if the name is unknown
     * @throws org.opentest4j.TestAbortedException if the server is missing
     */
    static Database open(String name) {
        Supplier<Database> named = opening().get(name);
        if (named == null) {
            throw new IllegalArgumentException(name + " is not among " + names());
        }
        return named.get();
    }

    private static Map<String, Supplier<Database>> opening() {
        Map<String, Supplier<Database>> opening = new LinkedHashMap<>();
        opening.put("PostgreSQL", () -> new PostgresDatabase().filled());
        opening.put("MySQL", () -> new MysqlDatabase("MySQL", MysqlServer.MYSQL).filled());
        opening.put("MariaDB", () -> new MysqlDatabase("MariaDB", MysqlServer.MARIADB).filled());
        opening.put("H2", () -> new H2Database().filled());
        opening.put("SQLite", SqliteDatabase::new);
        opening.put("DynamoDB", DynamoDatabase::new);
        return opening;
    }

    /** The cases of shapes with all their numbers in flight. */
    static <C> Stream<Case<?>> cases(Workbench workbench, List<Shape<C>> shapes, List<Variant<C>> variants) {
        return shapes.stream()
                .flatMap(shape ->
                        shape.inFlight().stream().map(inFlight -> new Case<>(workbench, shape, inFlight, variants)));
    }
}
