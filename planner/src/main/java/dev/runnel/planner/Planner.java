package dev.runnel.planner;

import dev.runnel.planner.program.Program;
import dev.runnel.schema.Schema;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Operation;
import dev.runnel.stmt.ModelStatement;
import java.util.function.Function;

/** Makes programs of statements for one schema on one backend. Pure and thread-safe; holds no plan. */
public final class Planner {
    private final Schema schema;
    private final Capabilities capabilities;

    public Planner(Schema schema, Capabilities capabilities) {
        this.schema = schema;
        this.capabilities = capabilities;
    }

    /**
     * Plans a statement.
     *
     * @throws dev.runnel.error.InvalidStatement when it cannot be meant
     * @throws dev.runnel.error.UnsupportedFeature when the backend cannot do it
     * @throws dev.runnel.error.PlannerBug when a phase broke an invariant
     */
    public Program plan(ModelStatement statement) {
        throw new UnsupportedOperationException("in the making");
    }

    /**
     * The text of every phase, and of the program's operations as {@code render} gives them.
     *
     * @param render what a driver would send for an operation
     */
    public String explain(ModelStatement statement, Function<Operation, String> render) {
        throw new UnsupportedOperationException("in the making");
    }
}
