package dev.runnel.driver.r2dbc.sql;

import dev.runnel.schema.Table;
import dev.runnel.type.Storage;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** What differs between the SQL of two databases. Stateless. */
public abstract class Dialect {
    /** PostgreSQL 15 and later. */
    public static final Dialect POSTGRESQL = new PostgresDialect();

    /** H2 2.4 and later. */
    public static final Dialect H2 = new H2Dialect();

    Dialect() {}

    /** The statements that create the tables, then their indexes, then their foreign keys, where they are not there. */
    public abstract List<String> schema(Collection<Table> tables);

    /** The type of a column. */
    abstract String columnType(Storage storage);

    /** The type that a value is cast to. */
    abstract String castType(Storage storage);

    /** An array parameter with its type. */
    abstract void array(SqlBuilder sql, Bind bind);

    /** An expression as what it is ordered by: code points, unsigned bytes, false before true. */
    abstract void ordered(SqlBuilder sql, Storage storage, Runnable expr);

    /** A statement that writes and gives columns of the rows back as they are then. */
    abstract void returning(SqlBuilder sql, List<dev.runnel.schema.Column> columns, Consumer<SqlBuilder> write);
}
