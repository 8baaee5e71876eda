package dev.runnel.tck.golden;

import dev.runnel.companion.StatementParts;
import dev.runnel.error.RunnelException;
import dev.runnel.planner.Planner;
import dev.runnel.planner.explain.OperationPrinter;
import dev.runnel.schema.Schema;
import dev.runnel.spi.Capabilities;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The plans of a case, compared with {@code <topic>/<case>.plan}: a section for each plan, under the names of the presets that have it. */
public final class GoldenPlan {
    private final Path folder;

    /** @param folder where the files lie, from the module's folder */
    public GoldenPlan(Path folder) {
        this.folder = folder;
    }

    /** @throws AssertionError when the file is missing or a plan is another */
    public void verify(GoldenCase golden, List<Capabilities> presets) {
        Map<String, List<String>> presetsByPlan = new LinkedHashMap<>();
        for (Capabilities preset : presets) {
            presetsByPlan
                    .computeIfAbsent(text(golden, preset), plan -> new ArrayList<>())
                    .add(preset.name());
        }
        StringBuilder text = new StringBuilder("# " + golden.says() + "\n");
        presetsByPlan.forEach((plan, names) -> text.append("==== ")
                .append(String.join(", ", names))
                .append('\n')
                .append(plan));
        new GoldenFile(folder.resolve(golden.topic()).resolve(golden.name() + ".plan")).verify(text.toString());
    }

    /**
     * The phases of the plan of a case on a preset, or the error of a rejected one. The text does not contain the name
     * of the preset.
     */
    public static String text(GoldenCase golden, Capabilities preset) {
        return plan(golden, preset)
                        .replaceFirst(" on " + preset.name() + "\n", "\n")
                        .stripTrailing() + "\n";
    }

    private static String plan(GoldenCase golden, Capabilities preset) {
        try {
            Schema schema = Schema.of(
                    golden.rows().models().stream().map(model -> model.entity()).toList());
            Planner planner = new Planner(schema, preset);
            return StatementParts.requests(golden.statement()).stream()
                    .map(request -> planner.explain(request.shape(), OperationPrinter::of))
                    .collect(Collectors.joining("\n"));
        } catch (RunnelException refused) {
            return "---- refused\n" + refused.getMessage();
        }
    }
}
