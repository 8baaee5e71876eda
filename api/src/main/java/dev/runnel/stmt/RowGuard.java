package dev.runnel.stmt;

import dev.runnel.schema.Field;
import dev.runnel.stmt.ModelExpr.Compare;
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.ModelExpr.RowValueIn;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ScopeRef.Outer;
import dev.runnel.type.CompareOp;
import dev.runnel.type.Value;
import java.util.List;

/** The guard of a write of a record: the version of the record, the condition of {@code onlyIf(…)}, or both. */
public final class RowGuard {
    private RowGuard() {}

    /**
     * Returns the condition that a row has the version of a record.
     *
     * @param stored the storage value of the version
     */
    public static BoundExpr version(Field field, Object stored) {
        FieldRef version = new FieldRef(Outer.OWN, List.of(), field);
        return new BoundExpr(new Compare(CompareOp.EQ, version, new ValueExpr(Value.Param.of(field.type()))), stored);
    }

    /**
     * Returns the condition that each row has the version of its record.
     *
     * @param fields the fields of the key and the version
     * @param stored their storage values: for each field a list with an element for each record
     */
    public static BoundExpr versions(List<Field> fields, List<List<Object>> stored) {
        return new BoundExpr(ForeignKeys.in(fields), stored.toArray());
    }

    /** Returns whether a guard compares versions and nothing else. */
    public static boolean isVersion(ModelExpr guard) {
        ModelExpr compared = guard instanceof Compare compare
                ? compare.left()
                : guard instanceof RowValueIn in
                        ? in.operands().get(in.operands().size() - 1)
                        : guard;
        return compared instanceof FieldRef ref && ref.field().isVersion();
    }
}
