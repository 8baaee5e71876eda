package dev.runnel.exec.write;

import dev.runnel.internal.BoundStatement;
import java.util.List;
import java.util.Set;

/** A write of a key-value store that can be a part of a batch. */
interface BatchWrite extends ItemWrites {
    /** Returns the names of the tables that it reads before it writes, without reads of its own items by key. */
    Set<String> reads();

    /** Returns the names of the tables whose rows it writes. */
    Set<String> writes();

    /** Returns the keys of the items that it finds by key, in the form of {@link ItemWriteList#item}; none for another access path. */
    Set<List<Object>> itemsByKey(BoundStatement<?> request);
}
