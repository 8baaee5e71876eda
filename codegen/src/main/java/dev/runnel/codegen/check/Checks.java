package dev.runnel.codegen.check;

import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.ModelDiagnostic;
import dev.runnel.codegen.model.Models;
import java.util.List;

/** All checks, in order. */
public final class Checks {
    private static final Check FIRST = new IsRecord();

    private static final List<Check> OF_RECORDS = List.of(
            new IsNotGeneric(),
            new IsAccessible(),
            new NameHasPlural(),
            new NameIsUnused(),
            new NameIsNotReserved(),
            new TypesAreSupported(),
            new ComponentsAreNotReserved(),
            new ColumnNamesAreUnique(),
            new AliasIsValid(),
            new FieldGroupsAreValid(),
            new HasKey(),
            new KeyIsNotNull(),
            new KeyIsNotDeferred(),
            new AutoIsValid(),
            new DefaultMatchesType(),
            new VersionIsValid(),
            new UpdatedAtIsTemporal(),
            new KeyIsComparable(),
            new ColumnTypeMatches(),
            new TargetIsModel(),
            new BelongsToHasFields(),
            new OptionalMatchesFields(),
            new ReferentialActionsAreValid(),
            new InverseExists(),
            new ReferencesAreUnique(),
            new HasOneIsUnique(),
            new NoEagerCycle());

    private static final List<Check> OF_PROJECTIONS = List.of(
            new IsNotGeneric(),
            new IsAccessible(),
            new NameHasPlural(),
            new NameIsUnused(),
            new NameIsNotReserved(),
            new TypesAreSupported(),
            new ColumnNamesAreUnique(),
            new ColumnTypeMatches(),
            new HasOnlyColumns());

    private Checks() {}

    /** Returns all errors in a model. */
    public static List<ModelDiagnostic> problems(Model model, Models models) {
        return problems(model, models, OF_RECORDS);
    }

    /** Returns all errors in a projection. */
    public static List<ModelDiagnostic> ofProjection(Model projection, Models models) {
        return problems(projection, models, OF_PROJECTIONS);
    }

    private static List<ModelDiagnostic> problems(Model model, Models models, List<Check> checks) {
        List<ModelDiagnostic> first = FIRST.problems(model, models);
        if (!first.isEmpty()) {
            return first;
        }
        return checks.stream()
                .flatMap(check -> check.problems(model, models).stream())
                .toList();
    }
}
