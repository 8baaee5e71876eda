package dev.runnel.benchmarks.ratio;

import java.util.List;

/**
 * The database of a case.
 *
 * @param database its name and version
 */
record Workbench(String database, Processes server, WrittenTables tables) {
    /** A database in this JVM whose tables are only read. */
    static Workbench readOnly(String database) {
        return new Workbench(database, Processes.NONE, new WrittenTables() {
            @Override
            public void reset(String table, int rows) {
                throw new UnsupportedOperationException(table);
            }

            @Override
            public List<String> rows(String table) {
                throw new UnsupportedOperationException(table);
            }
        });
    }
}
