package dev.runnel.benchmarks.ratio;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.SQLDataType.BIGINT;
import static org.jooq.impl.SQLDataType.BOOLEAN;
import static org.jooq.impl.SQLDataType.DOUBLE;
import static org.jooq.impl.SQLDataType.INSTANT;
import static org.jooq.impl.SQLDataType.INTEGER;
import static org.jooq.impl.SQLDataType.LOCALDATE;
import static org.jooq.impl.SQLDataType.LOCALDATETIME;
import static org.jooq.impl.SQLDataType.LOCALTIME;
import static org.jooq.impl.SQLDataType.NUMERIC;
import static org.jooq.impl.SQLDataType.REAL;
import static org.jooq.impl.SQLDataType.SMALLINT;
import static org.jooq.impl.SQLDataType.UUID;
import static org.jooq.impl.SQLDataType.VARCHAR;

import dev.runnel.benchmarks.Parcel;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.EnumConverter;

/** The tables and their typed columns, as jOOQ's generator writes them. */
final class JooqTables {
    private JooqTables() {}

    private static <T> Field<T> column(String table, String column, DataType<T> type) {
        return field(name(table, column), type);
    }

    static final class Items {
        static final Table<Record> TABLE = table(name("items"));
        static final Field<Long> ID = column("items", "id", BIGINT);
        static final Field<String> NAME = column("items", "name", VARCHAR);
        static final Field<Integer> AMOUNT = column("items", "amount", INTEGER);
        static final Field<LocalDateTime> CHANGED = column("items", "changed", LOCALDATETIME);

        private Items() {}
    }

    static final class Stocks {
        static final Table<Record> TABLE = table(name("stocks"));
        static final Field<Long> ID = column("stocks", "id", BIGINT);
        static final Field<String> NAME = column("stocks", "name", VARCHAR);
        static final Field<Integer> AMOUNT = column("stocks", "amount", INTEGER);
        static final Field<LocalDateTime> CHANGED = column("stocks", "changed", LOCALDATETIME);

        private Stocks() {}
    }

    static final class Movements {
        static final Table<Record> TABLE = table(name("movements"));
        static final Field<Long> ID = column("movements", "id", BIGINT);
        static final Field<String> NAME = column("movements", "name", VARCHAR);
        static final Field<Integer> AMOUNT = column("movements", "amount", INTEGER);
        static final Field<LocalDateTime> CHANGED = column("movements", "changed", LOCALDATETIME);

        private Movements() {}
    }

    static final class Letters {
        static final Table<Record> TABLE = table(name("letters"));
        static final Field<java.util.UUID> ID = column("letters", "id", UUID);
        static final Field<Long> FOLDER = column("letters", "folder", BIGINT);
        static final Field<String> SUBJECT = column("letters", "subject", VARCHAR);
        static final Field<String> BODY = column("letters", "body", VARCHAR);
        static final Field<String> ANSWER = column("letters", "answer", VARCHAR);

        private Letters() {}
    }

    static final class Samples {
        static final Table<Record> TABLE = table(name("samples"));
        static final Field<java.util.UUID> ID = column("samples", "id", UUID);
        static final Field<java.util.UUID> OWNER = column("samples", "owner", UUID);
        static final Field<String> NAME = column("samples", "name", VARCHAR);
        static final Field<String> PLACE = column("samples", "place", VARCHAR);
        static final Field<Long> AMOUNT = column("samples", "amount", BIGINT);
        static final Field<Long> TOTAL = column("samples", "total", BIGINT);
        static final Field<Instant> CREATED = column("samples", "created", INSTANT);
        static final Field<Instant> CHANGED = column("samples", "changed", INSTANT);
        static final Field<Boolean> ACTIVE = column("samples", "active", BOOLEAN);
        static final Field<Boolean> HIDDEN = column("samples", "hidden", BOOLEAN);

        private Samples() {}
    }

    static final class Parcels {
        static final Table<Record> TABLE = table(name("parcels"));
        static final Field<java.util.UUID> ID = column("parcels", "id", UUID);
        static final Field<java.util.UUID> OWNER = column("parcels", "owner", UUID);
        static final Field<String> LABEL = column("parcels", "label", VARCHAR);
        static final Field<String> STREET = column("parcels", "street", VARCHAR);
        static final Field<String> CITY = column("parcels", "city", VARCHAR);
        static final Field<String> NOTE = column("parcels", "note", VARCHAR);
        static final Field<Parcel.State> STATE = column(
                "parcels",
                "state",
                VARCHAR.asConvertedDataType(new EnumConverter<>(String.class, Parcel.State.class)));
        static final Field<Integer> PIECES = column("parcels", "pieces", INTEGER);
        static final Field<Short> KIND = column("parcels", "kind", SMALLINT);
        static final Field<Double> WEIGHT = column("parcels", "weight", DOUBLE);
        static final Field<Float> VOLUME = column("parcels", "volume", REAL);
        static final Field<BigDecimal> PRICE = column("parcels", "price", NUMERIC);
        static final Field<BigDecimal> INSURED = column("parcels", "insured", NUMERIC);
        static final Field<Boolean> FRAGILE = column("parcels", "fragile", BOOLEAN);
        static final Field<Boolean> EXPRESS = column("parcels", "express", BOOLEAN);
        static final Field<LocalDate> PACKED = column("parcels", "packed", LOCALDATE);
        static final Field<LocalDateTime> DUE = column("parcels", "due", LOCALDATETIME);
        static final Field<LocalTime> OPENS = column("parcels", "opens", LOCALTIME);
        static final Field<Instant> SENT = column("parcels", "sent", INSTANT);
        static final Field<Instant> RECEIVED = column("parcels", "received", INSTANT);

        private Parcels() {}
    }

    static final class Authors {
        static final Table<Record> TABLE = table(name("authors"));
        static final Field<java.util.UUID> ID = column("authors", "id", UUID);
        static final Field<Long> SHELF = column("authors", "shelf", BIGINT);
        static final Field<String> NAME = column("authors", "name", VARCHAR);
        static final Field<String> COUNTRY = column("authors", "country", VARCHAR);
        static final Field<Instant> JOINED = column("authors", "joined", INSTANT);

        private Authors() {}
    }

    static final class Books {
        static final Table<Record> TABLE = table(name("books"));
        static final Field<java.util.UUID> ID = column("books", "id", UUID);
        static final Field<Long> POSITION = column("books", "position", BIGINT);
        static final Field<String> TITLE = column("books", "title", VARCHAR);
        static final Field<Boolean> LENT = column("books", "lent", BOOLEAN);
        static final Field<Instant> PUBLISHED = column("books", "published", INSTANT);
        static final Field<java.util.UUID> AUTHOR_ID = column("books", "author_id", UUID);

        private Books() {}
    }

    static final class Chapters {
        static final Table<Record> TABLE = table(name("chapters"));
        static final Field<java.util.UUID> ID = column("chapters", "id", UUID);
        static final Field<Long> POSITION = column("chapters", "position", BIGINT);
        static final Field<String> TITLE = column("chapters", "title", VARCHAR);
        static final Field<Long> PAGES = column("chapters", "pages", BIGINT);
        static final Field<java.util.UUID> BOOK_ID = column("chapters", "book_id", UUID);

        private Chapters() {}
    }
}
