package dev.runnel.driver.r2dbc;

import dev.runnel.Db;
import dev.runnel.tck.attack.CancelDelayContract;
import dev.runnel.tck.scenario.todo.Todos;
import reactor.core.publisher.Mono;

class MariadbCancelDelayTest extends CancelDelayContract {
    MariadbCancelDelayTest() {
        super(new MariadbAttacked(), PROMISED);
    }

    /** MariaDB remembers what it has counted for a category. */
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
