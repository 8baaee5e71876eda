package dev.runnel.tck.golden;

import dev.runnel.Db;
import dev.runnel.Query;
import dev.runnel.Statement;
import dev.runnel.companion.ModelProvider;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Steps;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.Users;
import java.util.List;
import java.util.function.Consumer;

/**
 * A statement on the {@link Sample} or on other rows, with a golden plan for each preset. Its answer is the same on
 * every backend.
 */
public interface GoldenCase {
    /** The folder of its files. */
    String topic();

    /** The name of its files. */
    String name();

    /** The fact that the case shows. */
    String says();

    Statement<?> statement();

    /** The rows of the case. */
    Rows rows();

    static GoldenCase of(String topic, String name, String says, Statement<?> statement) {
        return new Case(topic, name, says, statement, Rows.SAMPLE);
    }

    /** On other rows than the sample. */
    static GoldenCase on(Rows rows, String topic, String name, String says, Statement<?> statement) {
        return new Case(topic, name, says, statement, rows);
    }

    /**
     * The rows that a case is about.
     *
     * @param seed creates them; blocks
     * @param all a query for each model, to compare what a write left behind
     */
    record Rows(List<ModelProvider> models, Consumer<Db> seed, List<Query<?, ?, ?>> all) {
        static final Rows SAMPLE = new Rows(
                Sample.models(),
                Sample::seed,
                List.of(Users.all(), Categories.all(), Todos.all().include(t -> t.body()), Steps.all()));
    }

    /** One case. */
    record Case(String topic, String name, String says, Statement<?> statement, Rows rows) implements GoldenCase {
        @Override
        public String toString() {
            return topic + "/" + name;
        }
    }
}
