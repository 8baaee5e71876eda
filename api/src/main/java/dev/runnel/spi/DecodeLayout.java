package dev.runnel.spi;

import java.util.Arrays;

/**
 * Says for each relation and each deferred field of a model where its value lies in a row: the position of a column or of merged
 * children, or nowhere. One per plan; read by the generated decoders.
 */
public final class DecodeLayout {
    private static final int UNLOADED = -1;

    private final int[] fields;
    private final int[] relations;

    private DecodeLayout(int[] fields, int[] relations) {
        this.fields = fields;
        this.relations = relations;
    }

    /** Nothing but the columns that every read has. */
    public static DecodeLayout none(int fields, int relations) {
        int[] f = new int[fields];
        int[] r = new int[relations];
        Arrays.fill(f, UNLOADED);
        Arrays.fill(r, UNLOADED);
        return new DecodeLayout(f, r);
    }

    /** @param position the cell that holds the deferred field */
    public DecodeLayout withField(int fieldIndex, int position) {
        int[] copy = fields.clone();
        copy[fieldIndex] = position;
        return new DecodeLayout(copy, relations);
    }

    /** @param position the cell that holds the merged relation: a {@code Deferred}, or the bare value of an eager one */
    public DecodeLayout withRelation(int relationIndex, int position) {
        int[] copy = relations.clone();
        copy[relationIndex] = position;
        return new DecodeLayout(fields, copy);
    }

    /** The cell of a deferred field, or a negative number if it was not loaded. */
    public int field(int fieldIndex) {
        return fields[fieldIndex];
    }

    /** The cell of a relation, or a negative number if it was not loaded. */
    public int relation(int relationIndex) {
        return relations[relationIndex];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DecodeLayout that
                && Arrays.equals(fields, that.fields)
                && Arrays.equals(relations, that.relations);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(fields) + Arrays.hashCode(relations);
    }
}
