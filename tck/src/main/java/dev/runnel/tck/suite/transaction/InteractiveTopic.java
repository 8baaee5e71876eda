package dev.runnel.tck.suite.transaction;

import dev.runnel.Transaction;
import dev.runnel.error.ErrorCode;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.suite.Topic;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * A topic about transactions. On a store without interactive transactions each test verifies the error code, and that
 * no call is made.
 */
abstract class InteractiveTopic extends Topic {
    /** On a store without transactions: refused by name, without a call. */
    final boolean refused() {
        return refused(tx -> category("a").exec(tx));
    }

    /** On a store without transactions this one is refused by name, without a call. */
    final <T> boolean refused(Function<Transaction, Mono<T>> body) {
        if (transactional()) {
            return false;
        }
        refuses(ErrorCode.TRANSACTION_UNSUPPORTED, () -> db().transaction(body));
        return true;
    }

    static Categories.Create category(String name) {
        return Categories.create().name(name);
    }

    /** Fails where a user with the email is there. */
    static Users.Create user(String email) {
        return Users.create().name("n").email(email);
    }

    /** The names of the categories that were committed, in order. */
    final List<String> names() {
        return list(Categories.all()
                .orderBy(c -> c.name().asc())
                .select(c -> c.name())
                .all(db()));
    }
}
