package dev.runnel.benchmarks.ratio;

import dev.runnel.driver.r2dbc.MysqlServer;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnectOptions;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.SQLDialect;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;

/** The databases that peers are measured on, with what each peer has to know of them. */
enum PeerDatabase {
    POSTGRESQL("PostgreSQL", SQLDialect.POSTGRES, List.of(new OfZonedTime())) {
        @Override
        R2dbcDatabase open() {
            return new PostgresDatabase().filled();
        }

        @Override
        JooqTables jooqTables() {
            return JooqTables.standard();
        }

        @Override
        List<Contender> ofVertx(String url, Vertx vertx) {
            SqlConnectOptions options = VertxSql.POSTGRESQL.options(url);
            return List.of(
                    new ByHibernate(
                            url("postgresql", options) + "&search_path="
                                    + options.getProperties().get("search_path"),
                            vertx),
                    new ByVertx(url, VertxSql.POSTGRESQL, vertx));
        }
    },
    MYSQL("MySQL", SQLDialect.MYSQL, List.of(new OfUtc(), new OfBytes(), new ToBytes())) {
        @Override
        R2dbcDatabase open() {
            return new MysqlDatabase("MySQL", MysqlServer.MYSQL).filled();
        }

        @Override
        JooqTables jooqTables() {
            return JooqTables.mysql();
        }

        @Override
        List<Contender> ofVertx(String url, Vertx vertx) {
            return List.of(
                    new ByHibernate(url("mysql", VertxSql.MYSQL.options(url)), vertx),
                    new ByVertx(url, VertxSql.MYSQL, vertx));
        }
    },
    /** Vert.x has no driver for it, and so has Hibernate Reactive none. */
    H2("H2", SQLDialect.H2, List.of(new OfZonedTime())) {
        @Override
        R2dbcDatabase open() {
            return new H2Database().filled();
        }

        @Override
        JooqTables jooqTables() {
            return JooqTables.standard();
        }

        @Override
        List<Contender> ofVertx(String url, Vertx vertx) {
            return List.of(new WithoutDriver(ByHibernate.TITLE), new WithoutDriver(ByVertx.TITLE));
        }
    };

    private final String title;
    private final SQLDialect jooqDialect;
    private final List<Converter<?, ?>> springConverters;

    PeerDatabase(String title, SQLDialect jooqDialect, List<Converter<?, ?>> springConverters) {
        this.title = title;
        this.jooqDialect = jooqDialect;
        this.springConverters = springConverters;
    }

    /** PostgreSQL, MySQL, then H2. */
    static List<String> titles() {
        return Arrays.stream(values()).map(each -> each.title).toList();
    }

    /** @throws IllegalArgumentException if the title is unknown */
    static PeerDatabase of(String title) {
        return Arrays.stream(values())
                .filter(each -> each.title.equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        title + " is not among " + titles().stream().collect(Collectors.joining(", "))));
    }

    /**
     * Starts the database and fills it.
     *
     * @throws org.opentest4j.TestAbortedException if the server is missing
     */
    abstract R2dbcDatabase open();

    abstract JooqTables jooqTables();

    SQLDialect jooqDialect() {
        return jooqDialect;
    }

    List<Converter<?, ?>> springConverters() {
        return springConverters;
    }

    /** All peers, in the order of their columns. */
    List<Contender> contenders(R2dbcDatabase database, Vertx vertx) {
        List<Contender> ofVertx = ofVertx(database.url(), vertx);
        return List.of(ofVertx.get(0), new BySpring(database, this), new ByJooq(database, this), ofVertx.get(1));
    }

    /** Hibernate Reactive and the client of Vert.x, which have the same drivers. */
    abstract List<Contender> ofVertx(String url, Vertx vertx);

    private static String url(String scheme, SqlConnectOptions options) {
        return scheme + "://" + options.getHost() + ":" + options.getPort() + "/" + options.getDatabase() + "?user="
                + options.getUser() + "&password=" + options.getPassword();
    }

    /** The value of a column with a time zone. */
    @ReadingConverter
    private static final class OfZonedTime implements Converter<OffsetDateTime, Instant> {
        @Override
        public Instant convert(OffsetDateTime moment) {
            return moment.toInstant();
        }
    }

    @ReadingConverter
    private static final class OfUtc implements Converter<LocalDateTime, Instant> {
        @Override
        public Instant convert(LocalDateTime utc) {
            return utc.toInstant(ZoneOffset.UTC);
        }
    }

    @ReadingConverter
    private static final class OfBytes implements Converter<ByteBuffer, UUID> {
        @Override
        public UUID convert(ByteBuffer bytes) {
            return new UUID(bytes.getLong(0), bytes.getLong(Long.BYTES));
        }
    }

    @WritingConverter
    private static final class ToBytes implements Converter<UUID, byte[]> {
        @Override
        public byte[] convert(UUID id) {
            return UuidBytes.bytes(id);
        }
    }
}
