package dev.runnel.tck.golden.cases;

import dev.runnel.tck.golden.GoldenCase;
import java.util.List;
import java.util.stream.Stream;

/** Every golden case. */
public final class GoldenCases {
    private GoldenCases() {}

    public static List<GoldenCase> all() {
        return Stream.of(
                        FilterCases.all(),
                        TextCases.all(),
                        FunctionCases.all(),
                        SubqueryCases.all(),
                        QuantifierCases.all(),
                        ReadCases.all(),
                        GroupCases.all(),
                        SliceCases.all(),
                        LockCases.all(),
                        PageCases.all(),
                        SelectRelatedCases.all(),
                        IncludeCases.all(),
                        HasOneCases.all(),
                        ScopedCases.all(),
                        EagerCases.all(),
                        CreateCases.all(),
                        CountedCases.all(),
                        WriteCases.all(),
                        GuardedCases.all(),
                        RawSqlCases.all(),
                        UpsertCases.all(),
                        LinkCases.all(),
                        ScenarioCases.all())
                .flatMap(List::stream)
                .toList();
    }
}
