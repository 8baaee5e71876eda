package dev.runnel.driver.r2dbc;

import dev.runnel.Db;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.stress.CancelDelayTests;
import reactor.core.publisher.Mono;

/** Cancels of MySQL and MariaDB. */
abstract class MysqlCancelDelayTests extends CancelDelayTests {
    MysqlCancelDelayTests(MysqlServer server) {
        super(new MysqlStressFixture(server), PROMISED);
    }

    /** They remember what they have counted for a category. */
    @Override
    protected Mono<Long> slow(Db of) {
        return Todos.filter(t -> t.category()
                        .todos()
                        .any(other -> other.id()
                                .ne(t.id())
                                .and(other.points().gt(t.points().plus(1_000_000_000L)))))
                .count(of);
    }
}
