package dev.runnel.planner.program;

import dev.runnel.schema.Field;
import java.util.List;
import java.util.Optional;

/**
 * The result of an update or a delete.
 *
 * @param deletes whether the rows that matched are gone
 * @param single whether the statement must find one row: otherwise {@code NotFoundException}
 * @param listed whether records are returned as a list
 * @param record how a returned row becomes a record; empty where a number of rows is wanted
 * @param key the fields of the primary key, if the statement compares each of them with the value in the slot of the same position;
 *     otherwise empty
 */
public record WriteResult(
        boolean deletes, boolean single, boolean listed, Optional<Result.Records> record, List<Field> key) {
    public WriteResult {
        key = List.copyOf(key);
    }
}
