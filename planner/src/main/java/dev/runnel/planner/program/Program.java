package dev.runnel.planner.program;

import dev.runnel.schema.Field;
import dev.runnel.type.Type;
import java.util.List;

/** What the executor runs for a statement. A function of shape, schema and capabilities; holds no value of the user. */
public sealed interface Program permits ReadProgram, PageProgram, InsertProgram, UpdateProgram, KeyValueWriteProgram {

    /**
     * How many value slots its operations name: those of the user's values come first, by hole; the executor fills the rest (keys
     * of a window, keyset positions, limits) in a copy of its own.
     */
    int valueSlots();

    /** The holes whose values have an exact range on this backend, to be checked before any I/O. */
    List<RangeCheckedParameter> ranged();

    /** The fields whose values are made when it runs, and follow the user's in their slots. */
    default List<OnUpdateParameter> onUpdate() {
        return List.of();
    }

    <R> R accept(Visitor<R> visitor);

    /** One method for each kind of program. */
    interface Visitor<R> {
        R visitRead(ReadProgram read);

        R visitPage(PageProgram page);

        R visitInsert(InsertProgram create);

        R visitUpdate(UpdateProgram change);

        R visitKeyValueWrite(KeyValueWriteProgram change);
    }

    /**
     * A hole of the statement.
     *
     * @param slot its position in the user's values
     * @param field what it is compared with or assigned to, for messages: {@code Todo.due}
     * @param type of the value, or of the elements of a list
     * @param list whether the value is a list
     */
    record RangeCheckedParameter(int slot, String field, Type.Scalar type, boolean list) {}

    /**
     * A field that an update sets without naming it.
     *
     * @param slot where its value goes
     */
    record OnUpdateParameter(int slot, Field field) {}
}
