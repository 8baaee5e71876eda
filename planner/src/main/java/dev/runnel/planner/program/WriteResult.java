package dev.runnel.planner.program;

import dev.runnel.schema.Field;
import dev.runnel.stmt.RequiredRows;
import java.util.List;
import java.util.Optional;

/**
 * The result of an update or a delete.
 *
 * @param deletes whether the statement is a delete
 * @param changesEach whether each matched row has changed: by a delete, or by an update that skips equal rows
 * @param required the rows that the statement must match; otherwise {@code NotFoundException}
 * @param listed whether records are returned as a list
 * @param record the decoder of a returned row; empty if the statement returns a number of rows
 * @param key the fields of the primary key, if the filter compares each of them with the value in the slot of the same
 *     position, or with the elements of the list there; otherwise empty
 */
public record WriteResult(
        boolean deletes,
        boolean changesEach,
        RequiredRows required,
        boolean listed,
        Optional<Result.Records> record,
        List<Field> key) {
    public WriteResult {
        key = List.copyOf(key);
    }
}
