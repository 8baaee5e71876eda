package dev.runnel.tck.golden;

import dev.runnel.error.RunnelException;
import dev.runnel.planner.Planner;
import dev.runnel.planner.explain.OperationText;
import dev.runnel.schema.Schema;
import dev.runnel.spi.Capabilities;
import java.nio.file.Path;

/** The plan of a case on a preset, compared with {@code <topic>/<case>.<preset>.plan}. */
public final class GoldenPlan {
    private final Path folder;

    /** @param folder where the files lie, from the module's folder */
    public GoldenPlan(Path folder) {
        this.folder = folder;
    }

    /** @throws AssertionError when the file is missing or the plan is another */
    public void verify(GoldenCase golden, Capabilities capabilities) {
        new GoldenFile(folder.resolve(golden.topic()).resolve(golden.name() + "." + capabilities.name() + ".plan"))
                .verify(text(golden, capabilities));
    }

    /** What the case shows, every phase of its plan, or why it is refused. */
    public static String text(GoldenCase golden, Capabilities capabilities) {
        return "# " + golden.says() + "\n" + plan(golden, capabilities).stripTrailing() + "\n";
    }

    private static String plan(GoldenCase golden, Capabilities capabilities) {
        try {
            Schema schema = Schema.of(
                    golden.rows().models().stream().map(model -> model.entity()).toList());
            return new Planner(schema, capabilities)
                    .explain(golden.statement().requests().get(0).shape(), OperationText::of);
        } catch (RunnelException refused) {
            return "---- refused on " + capabilities.name() + "\n" + refused.getMessage();
        }
    }
}
