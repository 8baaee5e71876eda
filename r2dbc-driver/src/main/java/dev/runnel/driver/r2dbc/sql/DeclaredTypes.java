package dev.runnel.driver.r2dbc.sql;

import dev.runnel.schema.ColumnType;

/**
 * Declared types of columns, as SQL.
 *
 * @param unitsOfCodePoint the most units, of those that a varchar is measured in, that a code point takes
 */
record DeclaredTypes(int unitsOfCodePoint) implements ColumnType.Visitor<String> {
    /** What values are cast to. */
    static final DeclaredTypes OF_VALUES = new DeclaredTypes(1);

    @Override
    public String visitVarchar(ColumnType.Varchar varchar) {
        return "varchar(" + varchar.length() * unitsOfCodePoint + ")";
    }

    @Override
    public String visitNumeric(ColumnType.Numeric numeric) {
        return "numeric(" + numeric.precision() + ", " + numeric.scale() + ")";
    }

    @Override
    public String visitInt(ColumnType.Int whole) {
        return switch (whole.bytes()) {
            case Short.BYTES -> "smallint";
            case Integer.BYTES -> "integer";
            default -> "bigint";
        };
    }

    @Override
    public String visitFloatingPoint(ColumnType.FloatingPoint floating) {
        return floating.bytes() == Float.BYTES ? "real" : "double precision";
    }
}
