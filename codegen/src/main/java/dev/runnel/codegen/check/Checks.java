package dev.runnel.codegen.check;

import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.Models;
import dev.runnel.codegen.model.Problem;
import java.util.List;

/** Every check, in order. */
public final class Checks {
    private static final Check FIRST = new IsRecord();

    private static final List<Check> OF_RECORDS = List.of(
            new IsNotGeneric(),
            new IsReachable(),
            new NameHasPlural(),
            new NameIsFree(),
            new NameIsNotReserved(),
            new TypesAreSupported(),
            new ComponentsAreNotReserved(),
            new ColumnsDiffer(),
            new ViewFits(),
            new FieldSetsAreRight(),
            new HasKey(),
            new KeyIsPresent(),
            new KeyIsLoaded(),
            new AutoFits(),
            new DefaultFits(),
            new VersionFits(),
            new UpdatedAtFits(),
            new KeyIsComparable(),
            new ColumnTypeFits(),
            new TargetIsModel(),
            new BelongsToHasFields(),
            new OptionalMatchesFields(),
            new OtherSideIsThere(),
            new ReferencesAreUnique(),
            new HasOneIsUnique(),
            new NoEagerCycle());

    private Checks() {}

    /** What is wrong with a model; all of it. */
    public static List<Problem> problems(Model model, Models models) {
        List<Problem> first = FIRST.problems(model, models);
        if (!first.isEmpty()) {
            return first;
        }
        return OF_RECORDS.stream()
                .flatMap(check -> check.problems(model, models).stream())
                .toList();
    }
}
