package dev.runnel.benchmarks.ratio;

/** The texts of the statements on SQLite, and in which order their columns are read. */
final class SqliteSamples {
    private static final String ALL =
            "SELECT id, owner, name, place, amount, total, created, changed, active, hidden FROM samples";
    static final String BY_ID = ALL + " WHERE id = ?";
    static final String BY_OWNER = ALL + " WHERE owner = ?";

    private SqliteSamples() {}
}
