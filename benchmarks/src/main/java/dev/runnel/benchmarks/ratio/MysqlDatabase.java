package dev.runnel.benchmarks.ratio;

import dev.runnel.driver.r2dbc.MysqlServer;
import java.nio.file.Path;

/** A database of its own on a server of the tests, or on the one that is named to them. */
final class MysqlDatabase extends R2dbcDatabase {
    private final MysqlServer server;
    private final String url;

    /** @param name for people */
    MysqlDatabase(String name, MysqlServer server) {
        this(name, server, server.newDatabase());
    }

    private MysqlDatabase(String name, MysqlServer server, String url) {
        super(name, url, MysqlServer.options(url), HandWrittenSql.MYSQL, null);
        this.server = server;
        this.url = url;
    }

    @Override
    String analyze() {
        return "ANALYZE TABLE `items`, `parcels`, `letters`, `samples`, `authors`, `books`, `chapters`";
    }

    @Override
    Processes processes() {
        return Processes.ofPidFile(Path.of(value("SELECT @@pid_file", String.class)));
    }

    @Override
    StocksByHand stocks(Connections connections) {
        return new StocksByValues(
                connections,
                HandWrittenSql.MYSQL,
                server == MysqlServer.MYSQL ? ManyRowsSql.MYSQL : ManyRowsSql.MARIADB,
                server == MysqlServer.MYSQL);
    }

    @Override
    void remove() {
        server.dropDatabase(url);
    }
}
