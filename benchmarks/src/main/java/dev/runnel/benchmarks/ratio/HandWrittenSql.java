package dev.runnel.benchmarks.ratio;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Statement;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The hand-written SQL of a database, where databases differ. */
enum HandWrittenSql {
    /** PostgreSQL and H2. Parameters have numbers, lists are arrays, and the driver knows UUIDs and moments. */
    STANDARD {
        @Override
        String sql(String standard) {
            return standard;
        }

        @Override
        Object bound(UUID id) {
            return id;
        }

        @Override
        String among(String column) {
            return "\"" + column + "\" = ANY($1)";
        }

        @Override
        Statement among(Connection connection, String sql, Collection<UUID> ids) {
            return connection.createStatement(sql).bind(0, ids.toArray(UUID[]::new));
        }

        @Override
        Statement amongNumbers(Connection connection, String sql, Collection<Long> numbers) {
            return connection.createStatement(sql).bind(0, numbers.toArray(Long[]::new));
        }

        @Override
        UUID uuid(Readable row, int index) {
            return Cells.required(row, index, UUID.class);
        }

        @Override
        @Nullable
        Instant instantOrNull(Readable row, int index) {
            return row.get(index, Instant.class);
        }

        @Override
        BigDecimal decimal(BigDecimal stored) {
            return stored;
        }

        @Override
        String truncate(String table) {
            return "TRUNCATE TABLE \"" + table + "\" RESTART IDENTITY";
        }
    },
    /**
     * MySQL and MariaDB. Names are between backticks, lists are spread, a UUID is its bytes, a moment is the time of UTC, and a decimal has
     * thirty digits after its point.
     */
    MYSQL {
        @Override
        String sql(String standard) {
            return standard.replace('"', '`').replaceAll("\\$\\d+", "?");
        }

        @Override
        Object bound(UUID id) {
            return ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(id.getMostSignificantBits())
                    .putLong(id.getLeastSignificantBits())
                    .array();
        }

        @Override
        String among(String column) {
            return "`" + column + "` IN (%s)";
        }

        @Override
        Statement among(Connection connection, String sql, Collection<UUID> ids) {
            return spread(connection, sql, ids.stream().map(this::bound).toList());
        }

        @Override
        Statement amongNumbers(Connection connection, String sql, Collection<Long> numbers) {
            return spread(connection, sql, numbers);
        }

        private static Statement spread(Connection connection, String sql, Collection<?> values) {
            String parameters = String.join(", ", Collections.nCopies(values.size(), "?"));
            Statement statement = connection.createStatement(String.format(sql, parameters));
            int at = 0;
            for (Object value : values) {
                statement.bind(at++, value);
            }
            return statement;
        }

        @Override
        UUID uuid(Readable row, int index) {
            ByteBuffer bytes = ByteBuffer.wrap(Cells.required(row, index, byte[].class));
            return new UUID(bytes.getLong(), bytes.getLong());
        }

        @Override
        @Nullable
        Instant instantOrNull(Readable row, int index) {
            LocalDateTime utc = row.get(index, LocalDateTime.class);
            return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
        }

        @Override
        BigDecimal decimal(BigDecimal stored) {
            return stored.stripTrailingZeros();
        }

        @Override
        String truncate(String table) {
            return "TRUNCATE TABLE `" + table + "`";
        }
    };

    /** A text in the words of the database. */
    abstract String sql(String standard);

    abstract Object bound(UUID id);

    /** The condition that a column is one of a list. */
    abstract String among(String column);

    /** @param sql has one such condition and no other parameter */
    abstract Statement among(Connection connection, String sql, Collection<UUID> ids);

    /** The same with numbers. */
    abstract Statement amongNumbers(Connection connection, String sql, Collection<Long> numbers);

    abstract UUID uuid(Readable row, int index);

    Instant instant(Readable row, int index) {
        return Objects.requireNonNull(instantOrNull(row, index), "NULL in a required column");
    }

    abstract @Nullable Instant instantOrNull(Readable row, int index);

    /** The decimal that was written. */
    abstract BigDecimal decimal(BigDecimal stored);

    /** Deletes all rows of a table; generated keys begin anew. */
    abstract String truncate(String table);
}
