package dev.runnel.benchmarks.ratio;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Statement;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.UUID;

/** The hand-written SQL of a database, where databases differ. */
enum HandWrittenSql {
    /** Parameters are numbered, lists are arrays, and the R2DBC driver supports UUIDs and instants. */
    STANDARD {
        @Override
        String sql(String standard) {
            return standard.replace("IN $1", "= ANY($1)");
        }

        @Override
        Object bound(UUID id) {
            return id;
        }

        @Override
        Statement among(Connection connection, String standard, Collection<UUID> ids) {
            return connection.createStatement(sql(standard)).bind(0, ids.toArray(UUID[]::new));
        }

        @Override
        UUID uuid(Readable row, int index) {
            return ByHand.cell(row, index, UUID.class);
        }

        @Override
        Instant instant(Readable row, int index) {
            return ByHand.cell(row, index, Instant.class);
        }
    },
    /**
     * MySQL and MariaDB. Names are in backticks, each value of a list is a parameter, a UUID is stored as bytes, and an instant as a local
     * time in UTC.
     */
    MYSQL {
        @Override
        String sql(String standard) {
            return standard.replace('"', '`').replace("$1", "?");
        }

        @Override
        Object bound(UUID id) {
            return ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(id.getMostSignificantBits())
                    .putLong(id.getLeastSignificantBits())
                    .array();
        }

        @Override
        Statement among(Connection connection, String standard, Collection<UUID> ids) {
            String parameters = String.join(", ", Collections.nCopies(ids.size(), "?"));
            Statement statement = connection.createStatement(sql(standard.replace("$1", "(" + parameters + ")")));
            int at = 0;
            for (UUID id : ids) {
                statement.bind(at++, bound(id));
            }
            return statement;
        }

        @Override
        UUID uuid(Readable row, int index) {
            ByteBuffer bytes = ByteBuffer.wrap(ByHand.cell(row, index, byte[].class));
            return new UUID(bytes.getLong(), bytes.getLong());
        }

        @Override
        Instant instant(Readable row, int index) {
            return ByHand.cell(row, index, LocalDateTime.class).toInstant(ZoneOffset.UTC);
        }
    };

    /** Translates standard SQL to the SQL of the database. */
    abstract String sql(String standard);

    abstract Object bound(UUID id);

    /** @param standard standard SQL with one {@code IN $1} */
    abstract Statement among(Connection connection, String standard, Collection<UUID> ids);

    abstract UUID uuid(Readable row, int index);

    abstract Instant instant(Readable row, int index);

    String text(Readable row, int index) {
        return ByHand.cell(row, index, String.class);
    }
}
