package dev.runnel.benchmarks.ratio;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.SQLDataType.BIGINT;
import static org.jooq.impl.SQLDataType.BOOLEAN;
import static org.jooq.impl.SQLDataType.DOUBLE;
import static org.jooq.impl.SQLDataType.INTEGER;
import static org.jooq.impl.SQLDataType.LOCALDATE;
import static org.jooq.impl.SQLDataType.LOCALDATETIME;
import static org.jooq.impl.SQLDataType.LOCALTIME;
import static org.jooq.impl.SQLDataType.NUMERIC;
import static org.jooq.impl.SQLDataType.REAL;
import static org.jooq.impl.SQLDataType.SMALLINT;
import static org.jooq.impl.SQLDataType.VARCHAR;

import dev.runnel.benchmarks.Parcel;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.EnumConverter;
import org.jooq.impl.SQLDataType;

/** The tables and their typed columns, as jOOQ's generator writes them. */
final class JooqTables {
    private final DataType<UUID> uuid;
    private final DataType<Instant> moment;
    final Items items;
    final Stocks stocks;
    final Movements movements;
    final Letters letters;
    final Samples samples;
    final Parcels parcels;
    final Authors authors;
    final Books books;
    final Chapters chapters;

    private JooqTables(DataType<UUID> uuid, DataType<Instant> moment) {
        this.uuid = uuid;
        this.moment = moment;
        items = new Items();
        stocks = new Stocks();
        movements = new Movements();
        letters = new Letters();
        samples = new Samples();
        parcels = new Parcels();
        authors = new Authors();
        books = new Books();
        chapters = new Chapters();
    }

    /** The database has a type of UUIDs and one of moments. */
    static JooqTables standard() {
        return new JooqTables(SQLDataType.UUID, SQLDataType.INSTANT);
    }

    /** A UUID is its sixteen bytes, and a moment is the time of UTC: types that the generator is told to convert. */
    static JooqTables mysql() {
        return new JooqTables(
                SQLDataType.BINARY(16)
                        .asConvertedDataType(
                                Converter.ofNullable(byte[].class, UUID.class, UuidBytes::uuid, UuidBytes::bytes)),
                LOCALDATETIME(6)
                        .asConvertedDataType(Converter.ofNullable(
                                LocalDateTime.class,
                                Instant.class,
                                utc -> utc.toInstant(ZoneOffset.UTC),
                                moment -> LocalDateTime.ofInstant(moment, ZoneOffset.UTC))));
    }

    private static <T> Field<T> column(String table, String column, DataType<T> type) {
        return field(name(table, column), type);
    }

    final class Items {
        final Table<Record> table = table(name("items"));
        final Field<Long> id = column("items", "id", BIGINT);
        final Field<String> name = column("items", "name", VARCHAR);
        final Field<Integer> amount = column("items", "amount", INTEGER);
        final Field<LocalDateTime> changed = column("items", "changed", LOCALDATETIME);
    }

    final class Stocks {
        final Table<Record> table = table(name("stocks"));
        final Field<Long> id = column("stocks", "id", BIGINT);
        final Field<String> name = column("stocks", "name", VARCHAR);
        final Field<Integer> amount = column("stocks", "amount", INTEGER);
        final Field<LocalDateTime> changed = column("stocks", "changed", LOCALDATETIME);
    }

    final class Movements {
        final Table<Record> table = table(name("movements"));
        final Field<Long> id = column("movements", "id", BIGINT);
        final Field<String> name = column("movements", "name", VARCHAR);
        final Field<Integer> amount = column("movements", "amount", INTEGER);
        final Field<LocalDateTime> changed = column("movements", "changed", LOCALDATETIME);
    }

    final class Letters {
        final Table<Record> table = table(name("letters"));
        final Field<UUID> id = column("letters", "id", uuid);
        final Field<Long> folder = column("letters", "folder", BIGINT);
        final Field<String> subject = column("letters", "subject", VARCHAR);
        final Field<String> body = column("letters", "body", VARCHAR);
        final Field<String> answer = column("letters", "answer", VARCHAR);
    }

    final class Samples {
        final Table<Record> table = table(name("samples"));
        final Field<UUID> id = column("samples", "id", uuid);
        final Field<UUID> owner = column("samples", "owner", uuid);
        final Field<String> name = column("samples", "name", VARCHAR);
        final Field<String> place = column("samples", "place", VARCHAR);
        final Field<Long> amount = column("samples", "amount", BIGINT);
        final Field<Long> total = column("samples", "total", BIGINT);
        final Field<Instant> created = column("samples", "created", moment);
        final Field<Instant> changed = column("samples", "changed", moment);
        final Field<Boolean> active = column("samples", "active", BOOLEAN);
        final Field<Boolean> hidden = column("samples", "hidden", BOOLEAN);
    }

    final class Parcels {
        final Table<Record> table = table(name("parcels"));
        final Field<UUID> id = column("parcels", "id", uuid);
        final Field<UUID> owner = column("parcels", "owner", uuid);
        final Field<String> label = column("parcels", "label", VARCHAR);
        final Field<String> street = column("parcels", "street", VARCHAR);
        final Field<String> city = column("parcels", "city", VARCHAR);
        final Field<String> note = column("parcels", "note", VARCHAR);
        final Field<Parcel.State> state = column(
                "parcels",
                "state",
                VARCHAR.asConvertedDataType(new EnumConverter<>(String.class, Parcel.State.class)));
        final Field<Integer> pieces = column("parcels", "pieces", INTEGER);
        final Field<Short> kind = column("parcels", "kind", SMALLINT);
        final Field<Double> weight = column("parcels", "weight", DOUBLE);
        final Field<Float> volume = column("parcels", "volume", REAL);
        final Field<BigDecimal> price = column("parcels", "price", NUMERIC);
        final Field<BigDecimal> insured = column("parcels", "insured", NUMERIC);
        final Field<Boolean> fragile = column("parcels", "fragile", BOOLEAN);
        final Field<Boolean> express = column("parcels", "express", BOOLEAN);
        final Field<LocalDate> packed = column("parcels", "packed", LOCALDATE);
        final Field<LocalDateTime> due = column("parcels", "due", LOCALDATETIME);
        final Field<LocalTime> opens = column("parcels", "opens", LOCALTIME);
        final Field<Instant> sent = column("parcels", "sent", moment);
        final Field<Instant> received = column("parcels", "received", moment);
    }

    final class Authors {
        final Table<Record> table = table(name("authors"));
        final Field<UUID> id = column("authors", "id", uuid);
        final Field<Long> shelf = column("authors", "shelf", BIGINT);
        final Field<String> name = column("authors", "name", VARCHAR);
        final Field<String> country = column("authors", "country", VARCHAR);
        final Field<Instant> joined = column("authors", "joined", moment);
    }

    final class Books {
        final Table<Record> table = table(name("books"));
        final Field<UUID> id = column("books", "id", uuid);
        final Field<Long> position = column("books", "position", BIGINT);
        final Field<String> title = column("books", "title", VARCHAR);
        final Field<Boolean> lent = column("books", "lent", BOOLEAN);
        final Field<Instant> published = column("books", "published", moment);
        final Field<UUID> authorId = column("books", "author_id", uuid);
    }

    final class Chapters {
        final Table<Record> table = table(name("chapters"));
        final Field<UUID> id = column("chapters", "id", uuid);
        final Field<Long> position = column("chapters", "position", BIGINT);
        final Field<String> title = column("chapters", "title", VARCHAR);
        final Field<Long> pages = column("chapters", "pages", BIGINT);
        final Field<UUID> bookId = column("chapters", "book_id", uuid);
    }
}
