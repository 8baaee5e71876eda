package dev.runnel.codegen.model;

/** Whether a type has a {@code now}: one of {@code java.time}. */
final class IsTime implements JavaType.Visitor<Boolean> {
    static final IsTime INSTANCE = new IsTime();

    private IsTime() {}

    private static boolean isTime(Scalar scalar) {
        return switch (scalar) {
            case DATE, TIME, DATETIME, INSTANT -> true;
            case BOOL, I16, I32, I64, F32, F64, DECIMAL, TEXT, BYTES, UUID -> false;
        };
    }

    @Override
    public Boolean visitCarrier(JavaType.Carrier carrier) {
        return isTime(carrier.scalar());
    }

    @Override
    public Boolean visitCast(JavaType.Cast cast) {
        return cast.type() == LibraryType.OFFSET_DATE_TIME;
    }

    @Override
    public Boolean visitScaled(JavaType.Scaled scaled) {
        return false;
    }

    @Override
    public Boolean visitLabels(JavaType.Labels labels) {
        return false;
    }

    @Override
    public Boolean visitCodes(JavaType.Codes codes) {
        return false;
    }

    @Override
    public Boolean visitAffine(JavaType.Affine affine) {
        return false;
    }

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
        return false;
    }
}
