package dev.runnel.planner.program;

import dev.runnel.schema.Field;
import dev.runnel.type.Type;
import java.util.List;

/**
 * The executable form of a statement. A function of statement shape, schema and capabilities; contains no parameter
 * value.
 */
public sealed interface Program
        permits ReadProgram,
                PageProgram,
                InsertProgram,
                UpdateProgram,
                KeyValueWriteProgram,
                UpsertProgram,
                UpsertManyProgram,
                UpdateManyProgram,
                WriteSequenceProgram,
                CascadeProgram {

    /**
     * The number of value slots of its operations. The parameters of the statement come first. The executor writes the
     * other values (keys of a window, keyset positions, limits) into its own copy.
     */
    int valueSlots();

    /** The parameters whose values are range-checked before any I/O. */
    List<RangeCheckedParameter> ranged();

    /**
     * The on-update fields. Their values are generated for each execution, and follow the parameters of the statement.
     */
    default List<OnUpdateParameter> onUpdate() {
        return List.of();
    }

    <R> R accept(Visitor<R> visitor);

    /** One method for each kind of program. */
    interface Visitor<R> {
        R visitRead(ReadProgram read);

        R visitPage(PageProgram page);

        R visitInsert(InsertProgram insert);

        R visitUpdate(UpdateProgram update);

        R visitKeyValueWrite(KeyValueWriteProgram update);

        R visitUpsert(UpsertProgram upsert);

        R visitUpsertMany(UpsertManyProgram upserts);

        R visitUpdateMany(UpdateManyProgram updates);

        R visitWriteSequence(WriteSequenceProgram sequence);

        R visitCascade(CascadeProgram cascade);
    }

    /**
     * A parameter of the statement.
     *
     * @param slot its position among the parameter values
     * @param field the field that it is compared with or assigned to, for errors: {@code Todo.due}
     * @param type the type of the value, or of the elements of a list
     * @param list whether the value is a list
     */
    record RangeCheckedParameter(int slot, String field, Type.Scalar type, boolean list) {}

    /**
     * A field that an update sets implicitly.
     *
     * @param slot the slot of its value
     */
    record OnUpdateParameter(int slot, Field field) {}
}
