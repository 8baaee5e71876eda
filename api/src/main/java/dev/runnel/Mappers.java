package dev.runnel;

/** What {@code selectInto} makes of three and more selected values: a constructor reference, most often. */
public final class Mappers {
    private Mappers() {}

    /** Of three values. */
    @FunctionalInterface
    public interface Three<A, B, C, R> {
        R apply(A a, B b, C c);
    }

    /** Of four values. */
    @FunctionalInterface
    public interface Four<A, B, C, D, R> {
        R apply(A a, B b, C c, D d);
    }

    /** Of five values. */
    @FunctionalInterface
    public interface Five<A, B, C, D, E, R> {
        R apply(A a, B b, C c, D d, E e);
    }

    /** Of six values. */
    @FunctionalInterface
    public interface Six<A, B, C, D, E, G, R> {
        R apply(A a, B b, C c, D d, E e, G g);
    }

    /** Of seven values. */
    @FunctionalInterface
    public interface Seven<A, B, C, D, E, G, H, R> {
        R apply(A a, B b, C c, D d, E e, G g, H h);
    }

    /** Of eight values. */
    @FunctionalInterface
    public interface Eight<A, B, C, D, E, G, H, I, R> {
        R apply(A a, B b, C c, D d, E e, G g, H h, I i);
    }
}
