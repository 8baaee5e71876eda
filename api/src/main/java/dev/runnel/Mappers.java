package dev.runnel;

/** Functions that {@code selectInto} applies to three or more selected values; often constructor references. */
public final class Mappers {
    private Mappers() {}

    /** A function of three values. */
    @FunctionalInterface
    public interface Three<A, B, C, R> {
        /** Returns the object for one row; not null. */
        R apply(A a, B b, C c);
    }

    /** A function of four values. */
    @FunctionalInterface
    public interface Four<A, B, C, D, R> {
        /** Returns the object for one row; not null. */
        R apply(A a, B b, C c, D d);
    }

    /** A function of five values. */
    @FunctionalInterface
    public interface Five<A, B, C, D, E, R> {
        /** Returns the object for one row; not null. */
        R apply(A a, B b, C c, D d, E e);
    }

    /** A function of six values. */
    @FunctionalInterface
    public interface Six<A, B, C, D, E, G, R> {
        /** Returns the object for one row; not null. */
        R apply(A a, B b, C c, D d, E e, G g);
    }

    /** A function of seven values. */
    @FunctionalInterface
    public interface Seven<A, B, C, D, E, G, H, R> {
        /** Returns the object for one row; not null. */
        R apply(A a, B b, C c, D d, E e, G g, H h);
    }

    /** A function of eight values. */
    @FunctionalInterface
    public interface Eight<A, B, C, D, E, G, H, I, R> {
        /** Returns the object for one row; not null. */
        R apply(A a, B b, C c, D d, E e, G g, H h, I i);
    }
}
