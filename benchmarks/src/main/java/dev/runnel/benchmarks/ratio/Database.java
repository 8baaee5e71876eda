package dev.runnel.benchmarks.ratio;

import dev.runnel.driver.r2dbc.MysqlServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A database with the rows of {@link Library}, and the ways to read them. */
interface Database extends AutoCloseable {
    List<Integer> IN_FLIGHT = List.of(1, 64);

    /** Runnel beside what is written by hand. */
    Stream<Case<?>> cases();

    /** Its R2DBC driver beside what that is made on, where both are used by hand; none if it is made on no other. */
    default Stream<Case<?>> ofItsDriver() {
        return Stream.empty();
    }

    @Override
    void close();

    /** PostgreSQL, MySQL, MariaDB, H2, then SQLite. What is open already is closed when another one does not start. */
    static List<Database> all() {
        List<Database> opened = new ArrayList<>();
        List<Supplier<Database>> opening = List.of(
                R2dbcDatabase::postgresql,
                () -> R2dbcDatabase.mysql("MySQL", MysqlServer.MYSQL, Spoken.MYSQL),
                () -> R2dbcDatabase.mysql("MariaDB", MysqlServer.MARIADB, Spoken.MARIADB),
                R2dbcDatabase::h2,
                SqliteDatabase::new);
        try {
            opening.forEach(database -> opened.add(database.get()));
            return Collections.unmodifiableList(opened);
        } catch (RuntimeException failed) {
            opened.forEach(Database::close);
            throw failed;
        }
    }
}
