package dev.runnel.benchmarks.ratio;

import java.util.function.IntUnaryOperator;

/**
 * The table that an operation writes, and its rows when a round begins.
 *
 * @param rows the number of rows before a number of turns
 * @param mostTurns the number of turns for which rows are there
 */
record Target(String table, IntUnaryOperator rows, int mostTurns) {
    /** An empty table. */
    static Target empty(String table, int mostTurns) {
        return new Target(table, turns -> 0, mostTurns);
    }

    /** A table whose rows stay. */
    static Target filled(String table, int rows) {
        return new Target(table, turns -> rows, Integer.MAX_VALUE);
    }

    Target withMostTurns(int turns) {
        return new Target(table, rows, turns);
    }

    /** A table that is empty after the last turn. */
    static Target consumed(String table, int rowsOfTurn) {
        return new Target(table, turns -> turns * rowsOfTurn, Library.ITEMS / rowsOfTurn);
    }
}
