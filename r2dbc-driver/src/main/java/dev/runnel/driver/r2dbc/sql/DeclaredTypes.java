package dev.runnel.driver.r2dbc.sql;

import dev.runnel.schema.ColumnType;
import java.util.stream.Collectors;

/**
 * A renderer of declared column types as SQL.
 *
 * @param unitsOfCodePoint the maximum number of units of a code point, in the unit in which the length of a varchar is measured
 */
public record DeclaredTypes(Dialect dialect, int unitsOfCodePoint) implements ColumnType.Visitor<String> {
    /** Creates a renderer that measures the length of a varchar in code points. */
    public DeclaredTypes(Dialect dialect) {
        this(dialect, 1);
    }

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
        return dialect.wholeType(whole.bytes());
    }

    @Override
    public String visitUnsigned(ColumnType.Unsigned whole) {
        return dialect.unsignedType(whole);
    }

    @Override
    public String visitFloatingPoint(ColumnType.FloatingPoint floating) {
        return floating.bytes() == Float.BYTES ? "real" : "double precision";
    }

    @Override
    public String visitFraction(ColumnType.FractionalSeconds fraction) {
        return dialect.timeType(fraction.storage(), fraction.digits());
    }

    @Override
    public String visitBinary(ColumnType.Binary binary) {
        return dialect.binaryType(binary.length());
    }

    @Override
    public String visitVerbatim(ColumnType.RawSql verbatim) {
        return verbatim.sql();
    }

    @Override
    public String visitOwn(ColumnType.NativeType own) {
        return own instanceof ColumnType.Enumerated enumerated
                ? enumerated.labels().stream()
                        .map(dialect::stringLiteral)
                        .collect(Collectors.joining(", ", "enum(", ")"))
                : own.toString();
    }
}
