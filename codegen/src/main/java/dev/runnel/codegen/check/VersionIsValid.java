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

/** Reports a {@code @Version} that is not a long, nullable, deferred, initialized elsewhere, part of a key, or one of several. */
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
                        model.name() + " has more than one @Version: "
                                + versions.get(0).name() + " and " + second.name(),
                        "keep one of them"))
                .forEach(problems::add);
        return problems;
    }

    private static Optional<ModelDiagnostic> problem(Model model, ColumnComponent version, Models models) {
        String name = model.name() + "." + version.name();
        if (!isLong(version.type())) {
            return Optional.of(
                    problem(version, name + " is @Version, but not a long or a record of one long", "make it a long"));
        }
        if (version.nullable() || version.deferred()) {
            return Optional.of(problem(
                    version,
                    name + " is @Version, but nullable or deferred",
                    "remove Optional, @Nullable and Deferred"));
        }
        if (version.initial().isPresent()) {
            return Optional.of(problem(
                    version,
                    name + " is @Version and has another initial value; a version starts at 1",
                    "remove @Auto and @Default"));
        }
        if (model.key().contains(version) || models.isForeignKey(model, version)) {
            return Optional.of(problem(
                    version,
                    name + " is @Version and part of a key or foreign key; every update changes a version",
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
