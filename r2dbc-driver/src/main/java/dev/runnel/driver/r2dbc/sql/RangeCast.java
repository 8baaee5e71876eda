package dev.runnel.driver.r2dbc.sql;

import dev.runnel.schema.ColumnType;
import dev.runnel.spi.TableExpr;
import dev.runnel.type.StorageType;
import org.jspecify.annotations.Nullable;

/**
 * Renders by casts what an update computes as a value of its field, or as what makes the database fail: the column alone might hold more. Decimals
 * and binary fractions are rounded to their type.
 */
abstract class RangeCast implements ColumnType.Visitor<@Nullable Void> {
    final SqlBuilder sql;
    final Runnable computed;
    private final Dialect dialect;

    /** @param computed renders what is computed, each time that it is run */
    RangeCast(Dialect dialect, SqlBuilder sql, Runnable computed) {
        this.dialect = dialect;
        this.sql = sql;
        this.computed = computed;
    }

    /** Whether a value is of the range by itself: one that was checked, or one of a column that is not wider. */
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

    /** As a whole number of eight bits. */
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

    /** What is less than zero or too much overflows as a whole number. */
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
     * Neither an infinity nor NaN, which the databases hold, and sort as the greatest: those overflow as whole numbers. It is no constant
     * that does, since H2 computes constants whether they are needed or not.
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

    /** They have the length: what may have another one is no statement. */
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

    /** Texts, as what the column takes. */
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
