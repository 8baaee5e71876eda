package dev.runnel.spi;

import java.util.Arrays;

/**
 * The positions of deferred columns and relations of one model in a row. A value that the query does not load has no
 * position. A plan has one layout for each model that it decodes. Immutable.
 */
public final class DecodeLayout {
    private static final int UNLOADED = -1;

    private final int[] fields;
    private final int[] relations;

    private DecodeLayout(int[] fields, int[] relations) {
        this.fields = fields;
        this.relations = relations;
    }

    /**
     * Returns a layout in which no deferred column and no relation is loaded.
     *
     * @param fields the number of stored fields of the model
     * @param relations the number of relations of the model
     */
    public static DecodeLayout none(int fields, int relations) {
        int[] f = new int[fields];
        int[] r = new int[relations];
        Arrays.fill(f, UNLOADED);
        Arrays.fill(r, UNLOADED);
        return new DecodeLayout(f, r);
    }

    /**
     * Returns this layout with a loaded deferred column.
     *
     * @param fieldIndex the index of the field in its model
     * @param position the position of its value in the row
     */
    public DecodeLayout withField(int fieldIndex, int position) {
        int[] copy = fields.clone();
        copy[fieldIndex] = position;
        return new DecodeLayout(copy, relations);
    }

    /**
     * Returns this layout with a loaded relation.
     *
     * @param relationIndex the index of the relation in its model
     * @param position the position of its value in the row: a {@code Deferred}, or the related records themselves if
     *     the relation is eager
     */
    public DecodeLayout withRelation(int relationIndex, int position) {
        int[] copy = relations.clone();
        copy[relationIndex] = position;
        return new DecodeLayout(fields, copy);
    }

    /** Returns this layout with only those deferred columns that another layout of the model loads. */
    public DecodeLayout loadingFieldsOf(DecodeLayout other) {
        int[] copy = fields.clone();
        for (int i = 0; i < copy.length; i++) {
            if (other.fields[i] == UNLOADED) {
                copy[i] = UNLOADED;
            }
        }
        return new DecodeLayout(copy, relations);
    }

    /** Returns the position of a deferred column, or a negative number if it is not loaded. */
    public int field(int fieldIndex) {
        return fields[fieldIndex];
    }

    /** Returns the position of a relation, or a negative number if it is not loaded. */
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
