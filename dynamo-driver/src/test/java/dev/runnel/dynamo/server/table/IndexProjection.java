package dev.runnel.dynamo.server.table;

import java.util.List;

/**
 * The attributes that an index stores.
 *
 * @param nonKeyAttributes only with {@link Kind#INCLUDE}
 */
public record IndexProjection(Kind kind, List<String> nonKeyAttributes) {
    public IndexProjection {
        nonKeyAttributes = List.copyOf(nonKeyAttributes);
    }

    /** As on the wire. */
    public enum Kind {
        ALL,
        KEYS_ONLY,
        INCLUDE
    }
}
