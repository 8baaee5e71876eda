package dev.runnel.codegen.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** The type of a column component, without its nullability, and the encoding of its values. */
public sealed interface JavaType
        permits JavaType.Carrier,
                JavaType.Cast,
                JavaType.Scaled,
                JavaType.Truncated,
                JavaType.Constants,
                JavaType.Newtype,
                JavaType.Affine,
                JavaType.Converted,
                JavaType.Json {

    /** The storage type. */
    StorageTypeName scalar();

    /** The type, boxed. */
    TypeName boxed();

    /** The operators of its values that are those of their storage values. */
    OperatorSet operators();

    /** Returns the type inside the newtypes. */
    default JavaType unwrapped() {
        return this instanceof Newtype newtype ? newtype.inner().unwrapped() : this;
    }

    /** Returns the encoding without its column type: columns with equal forms store equal values alike. */
    default JavaType form() {
        return this;
    }

    /** Whether the type has a {@code now}: one of {@code java.time}, as a column of times. */
    default boolean isTime() {
        if (this instanceof Truncated truncated) {
            return truncated.inner().isTime();
        }
        return this instanceof Carrier
                ? scalar() == StorageTypeName.DATE
                        || scalar() == StorageTypeName.TIME
                        || scalar() == StorageTypeName.DATETIME
                        || scalar() == StorageTypeName.INSTANT
                : this instanceof Cast cast && cast.type() == JdkType.OFFSET_DATE_TIME;
    }

    /** Whether its values are numbers that a column can count up: those of the storage type, or without a sign. */
    default boolean isCounted() {
        JavaType type = unwrapped();
        boolean whole =
                scalar() == StorageTypeName.I16 || scalar() == StorageTypeName.I32 || scalar() == StorageTypeName.I64;
        return whole
                && (type instanceof Carrier
                        || type instanceof Cast cast
                                && (cast.type() == JdkType.BYTE || cast.type().isUnsigned()));
    }

    <R> R accept(Visitor<R> visitor);

    /** One method for each way to store values. */
    interface Visitor<R> {
        R visitCarrier(Carrier carrier);

        R visitCast(Cast cast);

        R visitScaled(Scaled scaled);

        R visitTruncated(Truncated truncated);

        R visitConstants(Constants constants);

        R visitNewtype(Newtype newtype);

        R visitAffine(Affine affine);

        R visitConverted(Converted converted);

        R visitJson(Json json);
    }

    /** A Java type that is a storage type itself. */
    record Carrier(StorageTypeName scalar, TypeName boxed) implements JavaType {
        @Override
        public OperatorSet operators() {
            return switch (scalar) {
                case TEXT -> OperatorSet.TEXT;
                case DATE, TIME, DATETIME, INSTANT -> OperatorSet.CALENDAR;
                default -> scalar.isNumber() ? OperatorSet.ARITHMETIC : OperatorSet.ORDER;
            };
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitCarrier(this);
        }
    }

    /** Another type of the Java library. */
    record Cast(JdkType type) implements JavaType {
        @Override
        public StorageTypeName scalar() {
            return type.scalar();
        }

        @Override
        public TypeName boxed() {
            return type.boxed();
        }

        @Override
        public OperatorSet operators() {
            return type.operators();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitCast(this);
        }
    }

    /** A decimal of a column that says how many digits are after the point. */
    record Scaled(TypeName boxed, int scale) implements JavaType {
        @Override
        public StorageTypeName scalar() {
            return StorageTypeName.DECIMAL;
        }

        @Override
        public OperatorSet operators() {
            return OperatorSet.ARITHMETIC;
        }

        @Override
        public JavaType form() {
            return new Carrier(StorageTypeName.DECIMAL, boxed);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitScaled(this);
        }
    }

    /** A time of a column that says how many digits of the second it has. */
    record Truncated(JavaType inner, int digits) implements JavaType {
        @Override
        public StorageTypeName scalar() {
            return inner.scalar();
        }

        @Override
        public TypeName boxed() {
            return inner.boxed();
        }

        @Override
        public OperatorSet operators() {
            return inner.operators();
        }

        @Override
        public JavaType form() {
            return inner.form();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitTruncated(this);
        }
    }

    /**
     * An enum, by the labels or codes of its constants.
     *
     * @param scalar text for labels, a whole number for codes
     * @param constants the names, in their order
     * @param stored what stands for a constant where that is not its name: a {@code String} or an {@code Integer}
     */
    record Constants(ClassName boxed, StorageTypeName scalar, List<String> constants, Map<String, Object> stored)
            implements JavaType {
        public Constants {
            constants = List.copyOf(constants);
            stored = Map.copyOf(stored);
        }

        @Override
        public OperatorSet operators() {
            return OperatorSet.EQUALITY;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitConstants(this);
        }
    }

    /** A number with an affine encoding: a scale and an offset. */
    record Affine(Carrier number, BigDecimal scale, BigDecimal offset) implements JavaType {
        @Override
        public StorageTypeName scalar() {
            return number.scalar();
        }

        @Override
        public TypeName boxed() {
            return number.boxed();
        }

        @Override
        public OperatorSet operators() {
            if (scale.signum() < 0) {
                return OperatorSet.EQUALITY;
            }
            return offset.signum() == 0 ? OperatorSet.SUMS : OperatorSet.ORDER;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitAffine(this);
        }

        /** Returns the stored number of a number. */
        public BigDecimal image(BigDecimal number) {
            return scale.multiply(number).add(offset);
        }

        /** Whether a stored number is that of one of its type. */
        public boolean isImage(BigDecimal stored) {
            try {
                BigDecimal number = stored.subtract(offset).divide(scale);
                return scalar() == StorageTypeName.DECIMAL
                        || number().accept(new ConstantValidator(
                                number.toBigIntegerExact().toString()));
            } catch (ArithmeticException notANumber) {
                return false;
            }
        }
    }

    /**
     * Any type, by a bijection of the application.
     *
     * @param inner how what the bijection gives is stored
     * @param kept what the bijection keeps
     */
    record Converted(TypeName boxed, ClassName bijection, JavaType inner, OperatorSet kept) implements JavaType {
        @Override
        public StorageTypeName scalar() {
            return inner.scalar();
        }

        @Override
        public OperatorSet operators() {
            // strings and times have more operators than an order, but no sum
            OperatorSet own = inner.operators();
            OperatorSet most = own == OperatorSet.TEXT || own == OperatorSet.CALENDAR ? OperatorSet.ORDER : own;
            return kept.compareTo(most) < 0 ? kept : most;
        }

        @Override
        public JavaType form() {
            return new Converted(boxed, bijection, inner.form(), kept);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitConverted(this);
        }
    }

    /** Any type, as JSON. */
    record Json(TypeName boxed) implements JavaType {
        @Override
        public StorageTypeName scalar() {
            return StorageTypeName.TEXT;
        }

        @Override
        public OperatorSet operators() {
            return OperatorSet.NOTHING;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitJson(this);
        }
    }

    /** A record of one component. */
    record Newtype(ClassName boxed, String component, JavaType inner) implements JavaType {
        @Override
        public StorageTypeName scalar() {
            return inner.scalar();
        }

        @Override
        public OperatorSet operators() {
            return inner.operators();
        }

        @Override
        public JavaType form() {
            return inner.form();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitNewtype(this);
        }
    }
}
