package dev.runnel.driver.r2dbc.sql;

import dev.runnel.schema.ColumnType;
import dev.runnel.spi.TableExpr;
import dev.runnel.type.StorageType;
import org.jspecify.annotations.Nullable;

/**
 * A renderer of casts to the type of a field. The column alone could store more, so a cast makes the database fail if a computed value is
 * out of range. Decimals and floating-point numbers are rounded to their type.
 */
abstract class RangeCast implements ColumnType.Visitor<@Nullable Void> {
    final SqlBuilder sql;
    final Runnable computed;
    private final Dialect dialect;

    /** @param computed renders the computed value, each time it runs */
    RangeCast(Dialect dialect, SqlBuilder sql, Runnable computed) {
        this.dialect = dialect;
        this.sql = sql;
        this.computed = computed;
    }

    /** Returns whether a value is in range without a cast: a checked value, or a column whose range is not wider. */
    static boolean isHeld(TableExpr value, ColumnType range) {
        return value instanceof TableExpr.ValueExpr
                || value instanceof TableExpr.ColumnRef other
                        && isWithin(other.column().range(), range);
    }

    private static boolean isWithin(@Nullable ColumnType narrow, ColumnType wide) {
        if (narrow instanceof ColumnType.FractionalSeconds less && wide instanceof ColumnType.FractionalSeconds more) {
            return less.digits() <= more.digits();
        }
        return wide.equals(narrow)
                || narrow instanceof ColumnType.FloatingPoint less
                        && wide instanceof ColumnType.FloatingPoint more
                        && less.bytes() <= more.bytes();
    }

    /** Renders the computed value as an integer of eight bits. */
    abstract void heldByte();

    @Override
    public @Nullable Void visitNumeric(ColumnType.Numeric numeric) {
        cast(numeric);
        return null;
    }

    @Override
    public @Nullable Void visitInt(ColumnType.Int whole) {
        if (whole.bytes() == Byte.BYTES) {
            heldByte();
        } else {
            cast(whole);
        }
        return null;
    }

    /** A number that is negative or too great is replaced by one that overflows the integer type. */
    @Override
    public @Nullable Void visitUnsigned(ColumnType.Unsigned whole) {
        sql.append("CASE WHEN ");
        computed.run();
        sql.append(" BETWEEN 0 AND " + whole.most() + " THEN ");
        computed.run();
        sql.append(" ELSE CAST(ABS(");
        computed.run();
        sql.append(") + 1E30 AS " + dialect.castType(StorageType.I64) + ") END");
        return null;
    }

    /**
     * The databases store infinity and NaN, and sort them after all numbers. Both are replaced by a number that overflows the integer type.
     * The replacement is no constant, because H2 evaluates constants even if they are not needed.
     */
    @Override
    public @Nullable Void visitFloatingPoint(ColumnType.FloatingPoint floating) {
        String type = typeOf(floating);
        sql.append("CASE WHEN ABS(");
        cast(floating);
        sql.append(") >= CAST('Infinity' AS " + type + ") THEN CAST(CAST(LEAST(ABS(");
        cast(floating);
        sql.append("), 1E30) AS " + dialect.castType(StorageType.I64) + ") AS " + type + ") ELSE ");
        cast(floating);
        sql.append(" END");
        return null;
    }

    /** No valid statement computes bytes of another length. */
    @Override
    public @Nullable Void visitBinary(ColumnType.Binary binary) {
        computed.run();
        return null;
    }

    @Override
    public @Nullable Void visitVerbatim(ColumnType.RawSql verbatim) {
        computed.run();
        return null;
    }

    /** The column accepts text. */
    @Override
    public @Nullable Void visitOwn(ColumnType.NativeType own) {
        computed.run();
        return null;
    }

    private void cast(ColumnType type) {
        sql.append("CAST(");
        computed.run();
        sql.append(" AS " + typeOf(type) + ")");
    }

    private String typeOf(ColumnType type) {
        return type.accept(new DeclaredTypes(dialect));
    }
}
