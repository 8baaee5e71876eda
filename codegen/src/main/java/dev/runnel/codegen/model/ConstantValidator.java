package dev.runnel.codegen.model;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;

/**
 * Tests whether a text is the string form of a value of a type.
 *
 * @param text the constant as written
 */
record ConstantValidator(String text) implements JavaType.Visitor<Boolean> {

    @Override
    public Boolean visitCarrier(JavaType.Carrier carrier) {
        try {
            return switch (carrier.scalar()) {
                case BOOL -> text.equals("true") || text.equals("false");
                case I16 -> text.equals(Short.toString(Short.parseShort(text)));
                case I32 -> text.equals(Integer.toString(Integer.parseInt(text)));
                case I64 -> text.equals(Long.toString(Long.parseLong(text)));
                case F32 -> isDecimal() && Float.isFinite(Float.parseFloat(text));
                case F64 -> isDecimal() && Double.isFinite(Double.parseDouble(text));
                case DECIMAL -> isDecimal();
                case TEXT -> NameInflection.isStorable(text);
                case BYTES -> false;
                case UUID -> text.equals(UUID.fromString(text).toString());
                case DATE -> !LocalDate.parse(text).equals(LocalDate.MIN);
                case TIME -> !LocalTime.parse(text).equals(LocalTime.MAX);
                case DATETIME -> !LocalDateTime.parse(text).equals(LocalDateTime.MIN);
                case INSTANT -> !Instant.parse(text).equals(Instant.MIN);
            };
        } catch (IllegalArgumentException | DateTimeException notOfTheType) {
            return false;
        }
    }

    private boolean isDecimal() {
        return new BigDecimal(text).precision() > 0;
    }

    @Override
    public Boolean visitCast(JavaType.Cast cast) {
        return cast.type().isConstant(text);
    }

    @Override
    public Boolean visitScaled(JavaType.Scaled scaled) {
        try {
            return isDecimal();
        } catch (NumberFormatException notOfTheType) {
            return false;
        }
    }

    @Override
    public Boolean visitTruncated(JavaType.Truncated truncated) {
        return truncated.inner().accept(this);
    }

    @Override
    public Boolean visitConstants(JavaType.Constants constants) {
        return constants.constants().contains(text);
    }

    @Override
    public Boolean visitAffine(JavaType.Affine affine) {
        return affine.number().accept(this);
    }

    /** A type with a bijection has no constants, because only the bijection can check them; a supplier can create its default. */
    @Override
    public Boolean visitConverted(JavaType.Converted converted) {
        return false;
    }

    @Override
    public Boolean visitJson(JavaType.Json json) {
        return false;
    }

    @Override
    public Boolean visitNewtype(JavaType.Newtype newtype) {
        return newtype.inner().accept(this);
    }
}
