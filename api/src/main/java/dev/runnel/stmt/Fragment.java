package dev.runnel.stmt;

/**
 * A piece of a statement: its shape, and the values for the shape's holes in the order in which they stand in it. Not a record:
 * two fragments are the same only where both parts are, and nothing compares them.
 */
public final class Fragment {
    public static final Object[] NO_VALUES = {};

    private final ModelExpr shape;
    private final Object[] values;

    public Fragment(ModelExpr shape, Object... values) {
        this.shape = shape;
        this.values = values;
    }

    public ModelExpr shape() {
        return shape;
    }

    /** Storage values, or a {@code List} of them for a list hole. Not to be written to. */
    public Object[] values() {
        return values;
    }

    /** The values of {@code first}, then those of {@code second}. */
    public static Object[] join(Object[] first, Object[] second) {
        if (first.length == 0) {
            return second;
        }
        if (second.length == 0) {
            return first;
        }
        Object[] joined = new Object[first.length + second.length];
        System.arraycopy(first, 0, joined, 0, first.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
