package dev.runnel.planner.explain;

import dev.runnel.planner.hir.Hir;
import dev.runnel.planner.program.Mir;
import dev.runnel.planner.program.Program;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Operation;
import dev.runnel.stmt.ModelStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The results of the planning phases so far, for EXPLAIN. Rendered only on {@code toString}. */
public final class ExplainBuilder {
    private final Capabilities capabilities;
    private final List<Mir> mirs = new ArrayList<>();
    private @Nullable ModelStatement statement;
    private @Nullable Hir lowered;
    private @Nullable Hir hir;
    private @Nullable Program program;
    private @Nullable Function<Operation, String> render;

    public ExplainBuilder(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    public void statement(ModelStatement normalized) {
        statement = normalized;
    }

    /** Printed only if {@link #hir} differs. */
    public void lowered(Hir tree) {
        lowered = tree;
    }

    public void hir(Hir simplified) {
        hir = simplified;
    }

    public void mir(Mir dag) {
        mirs.add(dag);
    }

    /** @param text prints what a driver sends for an operation */
    public ExplainBuilder program(Program planned, Function<Operation, String> text) {
        program = planned;
        render = text;
        return this;
    }

    @Override
    public String toString() {
        IndentedWriter lines = new IndentedWriter();
        if (statement != null) {
            lines.add("---- statement on " + capabilities.name());
            statement.accept(new StatementPrinter(lines));
        }
        if (lowered != null && !lowered.equals(hir)) {
            lines.add("---- hir as lowered");
            lowered.accept(new HirPrinter(lines));
        }
        if (hir != null) {
            lines.add("---- hir");
            hir.accept(new HirPrinter(lines));
        }
        for (Mir mir : mirs) {
            lines.add("---- mir");
            new MirPrinter(lines).print(mir);
        }
        if (program != null && render != null) {
            lines.add("---- program");
            program.accept(new ProgramPrinter(lines, render));
        }
        return lines.toString();
    }
}
