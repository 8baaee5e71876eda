package dev.runnel.tck.golden.cases;

import dev.runnel.Statement;
import dev.runnel.tck.golden.GoldenCase;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.type.LockWait;
import java.util.List;

/** Rows that a transaction holds. */
final class LockCases {
    private LockCases() {}

    static List<GoldenCase> all() {
        return List.of(
                lock(
                        "for-update",
                        "the rows that are given are locked",
                        Todos.all().forUpdate()),
                lock(
                        "for-share-no-wait",
                        "several may hold a shared lock",
                        Todos.filter(t -> t.done().eq(true)).forShare(LockWait.NO_WAIT)),
                lock(
                        "skip-locked-first",
                        "a queue of work",
                        Todos.filter(t -> t.done().eq(false))
                                .orderBy(t -> t.points().desc())
                                .forUpdate(LockWait.SKIP_LOCKED)
                                .first()),
                lock(
                        "with-joins-and-include",
                        "only the rows of the query are locked",
                        Todos.filter(t -> t.user().name().eq("Ann"))
                                .orderBy(t -> t.parent().title().asc())
                                .include(t -> t.category())
                                .forUpdate()),
                lock(
                        "count",
                        "a lock is on rows that are given",
                        Todos.all().forUpdate().count()));
    }

    private static GoldenCase lock(String name, String says, Statement<?> statement) {
        return GoldenCase.of("lock", name, says, statement);
    }
}
