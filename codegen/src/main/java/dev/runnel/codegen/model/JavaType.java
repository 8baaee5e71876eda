package dev.runnel.codegen.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** The type of a component that is a column, without what says that it may be absent: how its values are stored. */
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
    Scalar scalar();

    /** The type, boxed. */
    TypeName boxed();

    /** The operators of its values that are those of their storage values. */
    Operators operators();

    /** What is stored, under the newtypes. */
    default JavaType unwrapped() {
        return this instanceof Newtype newtype ? newtype.inner().unwrapped() : this;
    }

    /** What decides which storage value stands for a value: where that of two columns is the same, so is what they hold. */
    default JavaType form() {
        return this;
    }

    /** Whether the type has a {@code now}: one of {@code java.time}, as a column of times. */
    default boolean isTime() {
        if (this instanceof Truncated truncated) {
            return truncated.inner().isTime();
        }
        return this instanceof Carrier
                ? scalar() == Scalar.DATE
                        || scalar() == Scalar.TIME
                        || scalar() == Scalar.DATETIME
                        || scalar() == Scalar.INSTANT
                : this instanceof Cast cast && cast.type() == LibraryType.OFFSET_DATE_TIME;
    }

    /** Whether its values are numbers that a column can count up: those of the storage type, or without a sign. */
    default boolean isCounted() {
        JavaType type = unwrapped();
        boolean whole = scalar() == Scalar.I16 || scalar() == Scalar.I32 || scalar() == Scalar.I64;
        return whole
                && (type instanceof Carrier
                        || type instanceof Cast cast
                                && (cast.type() == LibraryType.BYTE
                                        || cast.type().isUnsigned()));
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

    /** What the storage type holds itself. */
    record Carrier(Scalar scalar, TypeName boxed) implements JavaType {
        @Override
        public Operators operators() {
            return scalar == Scalar.TEXT ? Operators.TEXT : scalar.isNumber() ? Operators.ARITHMETIC : Operators.ORDER;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitCarrier(this);
        }
    }

    /** Another type of the Java library. */
    record Cast(LibraryType type) implements JavaType {
        @Override
        public Scalar scalar() {
            return type.scalar();
        }

        @Override
        public TypeName boxed() {
            return type.boxed();
        }

        @Override
        public Operators operators() {
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
        public Scalar scalar() {
            return Scalar.DECIMAL;
        }

        @Override
        public Operators operators() {
            return Operators.ARITHMETIC;
        }

        @Override
        public JavaType form() {
            return new Carrier(Scalar.DECIMAL, boxed);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitScaled(this);
        }
    }

    /** A time of a column that says how many digits of the second it has. */
    record Truncated(JavaType inner, int digits) implements JavaType {
        @Override
        public Scalar scalar() {
            return inner.scalar();
        }

        @Override
        public TypeName boxed() {
            return inner.boxed();
        }

        @Override
        public Operators operators() {
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
    record Constants(ClassName boxed, Scalar scalar, List<String> constants, Map<String, Object> stored)
            implements JavaType {
        public Constants {
            constants = List.copyOf(constants);
            stored = Map.copyOf(stored);
        }

        @Override
        public Operators operators() {
            return Operators.EQUALITY;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitConstants(this);
        }
    }

    /** A number that is scaled and moved. */
    record Affine(Carrier number, BigDecimal scale, BigDecimal offset) implements JavaType {
        @Override
        public Scalar scalar() {
            return number.scalar();
        }

        @Override
        public TypeName boxed() {
            return number.boxed();
        }

        @Override
        public Operators operators() {
            if (scale.signum() < 0) {
                return Operators.EQUALITY;
            }
            return offset.signum() == 0 ? Operators.SUMS : Operators.ORDER;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitAffine(this);
        }

        /** What is stored for a number. */
        public BigDecimal image(BigDecimal number) {
            return scale.multiply(number).add(offset);
        }

        /** Whether a stored number is that of one of its type. */
        public boolean isImage(BigDecimal stored) {
            try {
                BigDecimal number = stored.subtract(offset).divide(scale);
                return scalar() == Scalar.DECIMAL
                        || number().accept(new IsConstant(
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
    record Converted(TypeName boxed, ClassName bijection, JavaType inner, Operators kept) implements JavaType {
        @Override
        public Scalar scalar() {
            return inner.scalar();
        }

        @Override
        public Operators operators() {
            // texts have more than an order, and no sum
            Operators most = inner.operators() == Operators.TEXT ? Operators.ORDER : inner.operators();
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
        public Scalar scalar() {
            return Scalar.TEXT;
        }

        @Override
        public Operators operators() {
            return Operators.NOTHING;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitJson(this);
        }
    }

    /** A record of one component. */
    record Newtype(ClassName boxed, String component, JavaType inner) implements JavaType {
        @Override
        public Scalar scalar() {
            return inner.scalar();
        }

        @Override
        public Operators operators() {
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
