package dev.runnel.dynamo.server.table;

import dev.runnel.dynamo.server.value.Item;
import java.util.Collection;
import java.util.List;

/** Rows in the order of a key: a table or one of its indexes. */
public interface RowStore {
    KeySchema key();

    /** The attributes that make a key to go on from: those of the store's key and of the table's. */
    List<KeyAttribute> startKeyAttributes();

    default List<String> startKeyNames() {
        return startKeyAttributes().stream().map(KeyAttribute::name).toList();
    }

    /** The rows of the whole store behind the start. */
    Collection<Item> scan(KeyRange range);

    /** Says whether each attribute of the table is in the store. */
    boolean hasAllAttributes();

    int rowCount();

    long sizeBytes();
}
