package dev.runnel.stmt;

/**
 * Options of a statement for stores that read items by access paths. Other databases ignore them.
 *
 * @param allowScan whether the statement may read whole tables
 * @param eventual whether reads may return values that are not the latest ones
 */
public record StatementOptions(boolean allowScan, boolean eventual) {
    /** No scans, and consistent reads. */
    public static final StatementOptions DEFAULT = new StatementOptions(false, false);

    /** Returns these options with scans. */
    public StatementOptions withScans() {
        return new StatementOptions(true, eventual);
    }

    /** Returns these options with eventually consistent reads. */
    public StatementOptions withEventualReads() {
        return new StatementOptions(allowScan, true);
    }
}
