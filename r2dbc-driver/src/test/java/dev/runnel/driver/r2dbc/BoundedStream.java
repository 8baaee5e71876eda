package dev.runnel.driver.r2dbc;

import dev.runnel.Db;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Steps;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.Users;

/**
 * Streams every user with their todos, without them, which is one statement fetched at once, and sorted by no index, which is a cursor; prints how many there were. Run in a
 * JVM of its own, with a small heap.
 */
final class BoundedStream {
    private BoundedStream() {}

    /** @param arguments the URL of the database */
    public static void main(String[] arguments) {
        Db db = Db.builder()
                .url(arguments[0])
                .models(Users.MODEL, Todos.MODEL, Categories.MODEL, Steps.MODEL)
                .poolSize(1)
                .build();
        long[] seen = new long[2];
        Users.all()
                .include(u -> u.todos())
                .all(db)
                .doOnNext(user -> {
                    seen[0]++;
                    seen[1] += user.todos().get().size();
                })
                .blockLast();
        Long alone = Users.filter(u -> u.name().eq("u")).all(db).count().block();
        Long sorted = Users.all()
                .orderBy(u -> u.bio().asc())
                .include(u -> u.todos())
                .all(db)
                .count()
                .block();
        db.close().block();
        System.out.println(
                seen[0] + " users, " + seen[1] + " todos; " + alone + " users alone; " + sorted + " users sorted");
        System.exit(0);
    }
}
