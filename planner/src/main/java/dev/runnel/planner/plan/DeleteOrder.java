package dev.runnel.planner.plan;

import dev.runnel.schema.Table;
import java.util.ArrayList;
import java.util.List;

/** The order in which rows of several tables are deleted: a table that refers to another one comes before it. */
final class DeleteOrder {
    private final List<Table> tables;
    private final boolean[][] reaches;

    private DeleteOrder(List<Table> tables) {
        this.tables = tables;
        int size = tables.size();
        reaches = new boolean[size][size];
        for (int from = 0; from < size; from++) {
            for (int to = 0; to < size; to++) {
                reaches[from][to] = refersTo(tables.get(from), tables.get(to));
            }
        }
        for (int over = 0; over < size; over++) {
            for (int from = 0; from < size; from++) {
                for (int to = 0; to < size; to++) {
                    reaches[from][to] |= reaches[from][over] && reaches[over][to];
                }
            }
        }
    }

    private static boolean refersTo(Table from, Table to) {
        return from.foreignKeys().stream().anyMatch(key -> key.target().equals(to.at()));
    }

    /** Returns the positions of the tables. Tables that refer to each other, directly or not, are one group. */
    static List<List<Integer>> of(List<Table> tables) {
        return new DeleteOrder(tables).groups();
    }

    private List<List<Integer>> groups() {
        List<List<Integer>> groups = new ArrayList<>();
        boolean[] taken = new boolean[tables.size()];
        while (groups.stream().mapToInt(List::size).sum() < tables.size()) {
            int next = next(taken);
            List<Integer> group = new ArrayList<>();
            for (int table = 0; table < taken.length; table++) {
                if (table == next || isCyclic(table, next)) {
                    group.add(table);
                    taken[table] = true;
                }
            }
            groups.add(group);
        }
        return groups;
    }

    /** A table to which no other table refers, apart from those in a cycle with it. */
    private int next(boolean[] taken) {
        for (int table = 0; table < taken.length; table++) {
            boolean free = !taken[table];
            for (int other = 0; free && other < taken.length; other++) {
                free = taken[other] || !reaches[other][table] || isCyclic(other, table);
            }
            if (free) {
                return table;
            }
        }
        throw new IllegalStateException("tables without an order: " + tables);
    }

    private boolean isCyclic(int a, int b) {
        return reaches[a][b] && reaches[b][a];
    }
}
