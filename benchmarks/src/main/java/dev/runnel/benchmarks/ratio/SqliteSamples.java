package dev.runnel.benchmarks.ratio;

/** The SQL of the reads on SQLite, and the order of their columns. */
final class SqliteSamples {
    private static final String ALL =
            "SELECT id, owner, name, place, amount, total, created, changed, active, hidden FROM samples";
    static final String BY_ID = ALL + " WHERE id = ?";
    static final String BY_OWNER = ALL + " WHERE owner = ?";

    private SqliteSamples() {}
}
