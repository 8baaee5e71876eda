package dev.runnel.tck.suite.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Condition;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.suite.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;

/** Conditions on the sample: the result of each, and of its complement, is compared with the same test in Java. */
abstract class SampleConditions extends Topic {
    @BeforeEach
    void seedSample() {
        seed();
    }

    final void holds(
            Function<Todos.Fields<Todo>, ? extends Condition<? super Todo>> condition, Predicate<Todo> expected) {
        List<UUID> holding = new ArrayList<>();
        List<UUID> others = new ArrayList<>();
        Sample.TODOS.forEach(t -> (expected.test(t) ? holding : others).add(t.id()));

        assertThat(list(Todos.filter(condition::apply).all(db())))
                .extracting(Todo::id)
                .containsExactlyInAnyOrderElementsOf(holding);
        assertThat(list(Todos.filter(t -> condition.apply(t).not()).all(db())))
                .extracting(Todo::id)
                .containsExactlyInAnyOrderElementsOf(others);
    }
}
