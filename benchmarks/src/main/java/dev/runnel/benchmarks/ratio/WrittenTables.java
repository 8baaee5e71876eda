package dev.runnel.benchmarks.ratio;

import java.util.List;

/** The tables of a database that operations write. */
interface WrittenTables {
    /** Deletes all rows and copies so many of the items. Generated keys begin anew. */
    void reset(String table, int rows);

    /** Each row as a text, by key. */
    List<String> rows(String table);
}
