package dev.runnel.codegen.check;

import dev.runnel.codegen.model.ColumnComponent;
import dev.runnel.codegen.model.JavaType;
import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.ModelDiagnostic;
import dev.runnel.codegen.model.ModelDiagnostic.Code;
import dev.runnel.codegen.model.Models;
import dev.runnel.codegen.model.StorageTypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A {@code @Version} is one number of a model that is always there and loaded, and that nothing else gives a value. */
final class VersionIsValid implements Check {
    @Override
    public List<ModelDiagnostic> problems(Model model, Models models) {
        List<ColumnComponent> versions =
                model.stored().stream().filter(ColumnComponent::version).toList();
        List<ModelDiagnostic> problems = new ArrayList<>();
        for (ColumnComponent version : versions) {
            problem(model, version, models).ifPresent(problems::add);
        }
        versions.stream()
                .skip(1)
                .map(second -> problem(
                        second,
                        "a row has one version; " + model.name() + " has "
                                + versions.get(0).name() + " and " + second.name(),
                        "leave one @Version"))
                .forEach(problems::add);
        return problems;
    }

    private static Optional<ModelDiagnostic> problem(Model model, ColumnComponent version, Models models) {
        String name = model.name() + "." + version.name();
        if (!isLong(version.type())) {
            return Optional.of(problem(
                    version, "a version is a long, or a record of one long; " + name + " is not", "make it a long"));
        }
        if (version.nullable() || version.deferred()) {
            return Optional.of(problem(
                    version,
                    "every row has its version, and every read loads it; " + name + " may be absent or unloaded",
                    "leave Optional, @Nullable and Deferred out"));
        }
        if (version.initial().isPresent()) {
            return Optional.of(problem(
                    version,
                    "a version starts at 1; something else would begin " + name,
                    "leave @Auto and @Default out"));
        }
        if (model.key().contains(version) || models.isForeignKey(model, version)) {
            return Optional.of(problem(
                    version,
                    "a version changes with every update; " + name + " is part of a key or foreign key",
                    "use another component for the version"));
        }
        return Optional.empty();
    }

    private static boolean isLong(JavaType type) {
        return type.unwrapped() instanceof JavaType.Carrier && type.scalar() == StorageTypeName.I64;
    }

    private static ModelDiagnostic problem(ColumnComponent version, String message, String advice) {
        return new ModelDiagnostic(Code.VERSION_MISMATCH, version.origin(), message, advice);
    }
}
