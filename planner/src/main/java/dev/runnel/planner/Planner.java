package dev.runnel.planner;

import dev.runnel.error.InternalException;
import dev.runnel.error.RunnelException;
import dev.runnel.planner.explain.ExplainBuilder;
import dev.runnel.planner.explain.StatementPrinter;
import dev.runnel.planner.hir.Hir;
import dev.runnel.planner.lower.Lowering;
import dev.runnel.planner.normalize.Normalized;
import dev.runnel.planner.normalize.Normalizer;
import dev.runnel.planner.plan.PhysicalPlanner;
import dev.runnel.planner.program.Mir;
import dev.runnel.planner.program.Program;
import dev.runnel.planner.sanity.InvariantChecks;
import dev.runnel.planner.simplify.Simplifier;
import dev.runnel.planner.verify.BackendCheck;
import dev.runnel.planner.verify.Verifier;
import dev.runnel.schema.Schema;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Operation;
import dev.runnel.stmt.ModelStatement;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Plans statements for one schema on one database. Phases: normalize, verify, lower, simplify, plan, schedule. Pure and
 * thread-safe; caches nothing.
 */
public final class Planner {
    private final Schema schema;
    private final Capabilities capabilities;
    private final Normalizer normalizer;
    private final Verifier verifier;
    private final Lowering lowering;
    private final Simplifier simplifier = new Simplifier();

    /** @throws dev.runnel.error.UnsupportedFeatureException if the database does not support a model of the schema */
    public Planner(Schema schema, Capabilities capabilities) {
        BackendCheck.check(schema, capabilities);
        this.schema = schema;
        this.capabilities = capabilities;
        this.normalizer = new Normalizer(schema);
        this.verifier = new Verifier(schema, capabilities);
        this.lowering = new Lowering(schema, capabilities.name());
    }

    /**
     * Plans a statement.
     *
     * @throws dev.runnel.error.InvalidStatementException if the statement is not valid
     * @throws dev.runnel.error.UnsupportedFeatureException if the database does not support it
     * @throws InternalException if a phase broke an invariant; it contains the text of the phases so far
     */
    public Program plan(ModelStatement statement) {
        return new Phases(statement).run(mir -> {});
    }

    /**
     * Prints every phase, and the operations of the program as {@code render} prints them.
     *
     * @param render prints what a driver sends for an operation
     * @throws RunnelException as {@link #plan}
     */
    public String explain(ModelStatement statement, Function<Operation, String> render) {
        Phases phases = new Phases(statement);
        Program program = phases.run(phases.text::mir);
        return phases.text.program(program, render).toString();
    }

    /** Prints a statement on one line, without values. */
    public String text(ModelStatement statement) {
        return StatementPrinter.inline(normalizer.normalize(statement).statement());
    }

    /** One run through the phases. Keeps their results for EXPLAIN and for internal errors. */
    private final class Phases {
        private final ModelStatement statement;
        private final ExplainBuilder text = new ExplainBuilder(capabilities);

        private Phases(ModelStatement statement) {
            this.statement = statement;
        }

        private Program run(Consumer<Mir> observer) {
            try {
                return planned(observer);
            } catch (RunnelException e) {
                throw e.during(statement);
            } catch (RuntimeException e) {
                throw new InternalException("the planner failed on this statement", text.toString(), e)
                        .hint("report it with its text and explain(); the statement was not sent")
                        .during(statement);
            }
        }

        private Program planned(Consumer<Mir> observer) {
            statement.model().ifPresent(model -> schema.entity(model.type()));
            Normalized normalized = normalizer.normalize(statement);
            text.statement(normalized.statement());
            verifier.verify(normalized.statement());
            Hir lowered = lowering.lower(normalized.statement());
            text.lowered(lowered);
            InvariantChecks.check(lowered);
            Hir hir = simplifier.simplify(lowered);
            InvariantChecks.check(hir);
            text.hir(hir);
            return PhysicalPlanner.plan(schema, capabilities, normalized, hir, observer);
        }
    }
}
