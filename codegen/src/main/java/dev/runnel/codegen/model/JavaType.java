package dev.runnel.codegen.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.List;

/** The type of a component that is a column, without what says that it may be absent: how its values are stored. */
public sealed interface JavaType
        permits JavaType.Carrier, JavaType.Cast, JavaType.Scaled, JavaType.Labels, JavaType.Newtype {

    /** The storage type. */
    Scalar scalar();

    /** The type, boxed. */
    TypeName boxed();

    /** Whether values of the type have the order of their storage values. */
    default boolean isOrdered() {
        return true;
    }

    <R> R accept(Visitor<R> visitor);

    /** One method for each way to store values. */
    interface Visitor<R> {
        R visitCarrier(Carrier carrier);

        R visitCast(Cast cast);

        R visitScaled(Scaled scaled);

        R visitLabels(Labels labels);

        R visitNewtype(Newtype newtype);
    }

    /** What the storage type holds itself. */
    record Carrier(Scalar scalar, TypeName boxed) implements JavaType {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitCarrier(this);
        }
    }

    /** Another type for all values of the storage type, or some of them: the constant of that name in the api. */
    record Cast(Scalar scalar, TypeName boxed, String constant) implements JavaType {
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
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitScaled(this);
        }
    }

    /** An enum, by the names of its constants. */
    record Labels(ClassName boxed, List<String> constants) implements JavaType {
        public Labels {
            constants = List.copyOf(constants);
        }

        @Override
        public Scalar scalar() {
            return Scalar.TEXT;
        }

        @Override
        public boolean isOrdered() {
            return false;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitLabels(this);
        }
    }

    /** A record of one component. */
    record Newtype(ClassName boxed, String component, JavaType inner) implements JavaType {
        @Override
        public Scalar scalar() {
            return inner.scalar();
        }

        @Override
        public boolean isOrdered() {
            return inner.isOrdered();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitNewtype(this);
        }
    }
}
