package dev.runnel.benchmarks.ratio;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import io.vertx.pgclient.PgConnectOptions;

/** A URL of R2DBC as options of Vert.x. */
final class VertxUrl {
    private static final int DEFAULT_PORT = 5432;

    private VertxUrl() {}

    static PgConnectOptions options(String url) {
        ConnectionFactoryOptions options = ConnectionFactoryOptions.parse(url);
        PgConnectOptions connect = new PgConnectOptions()
                .setHost(String.valueOf(options.getRequiredValue(ConnectionFactoryOptions.HOST)))
                .setPort(options.getValue(ConnectionFactoryOptions.PORT) instanceof Integer port ? port : DEFAULT_PORT)
                .setUser(String.valueOf(options.getRequiredValue(ConnectionFactoryOptions.USER)))
                .setDatabase(String.valueOf(options.getRequiredValue(ConnectionFactoryOptions.DATABASE)));
        connect.addProperty("search_path", String.valueOf(options.getRequiredValue(Option.valueOf("schema"))));
        Object password = options.getValue(ConnectionFactoryOptions.PASSWORD);
        return password == null ? connect : connect.setPassword(password.toString());
    }
}
