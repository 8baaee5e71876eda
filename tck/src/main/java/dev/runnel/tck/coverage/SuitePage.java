package dev.runnel.tck.coverage;

import dev.runnel.tck.CoverageOutcome;
import dev.runnel.tck.coverage.CoverageStatus.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The page of the behaviours that each driver proves: the catalogue, the tests that cover it, and their outcomes in a
 * run.
 */
public final class SuitePage {
    private final Catalogue catalogue;
    private final Map<String, List<String>> tests;
    private final Map<String, Map<String, CoverageOutcome>> runs;
    private final Set<String> compiled;

    /**
     * @param runs for each driver, in the order of the columns, the tests that ended and their outcomes
     * @param compiled the tests of the processor that passed
     * @throws IllegalArgumentException if a test covers what the catalogue does not have
     */
    public SuitePage(
            Catalogue catalogue,
            List<CoverageEntry> coverings,
            Map<String, Map<String, CoverageOutcome>> runs,
            Set<String> compiled) {
        coverings.forEach(catalogue::behaviour);
        this.catalogue = catalogue;
        this.tests = coverings.stream()
                .collect(Collectors.groupingBy(
                        CoverageEntry::behaviour, Collectors.mapping(CoverageEntry::test, Collectors.toList())));
        this.runs = new LinkedHashMap<>(runs);
        this.compiled = Set.copyOf(compiled);
    }

    /** The covering tests that did not run, or failed, on some driver; the page is true only if there are none. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        runs.forEach((driver, passed) -> tests.values().stream()
                .flatMap(List::stream)
                .distinct()
                .filter(test -> !passed.containsKey(test))
                .sorted()
                .forEach(test -> missing.add(driver + ": " + test)));
        catalogue.topics().values().stream()
                .flatMap(List::stream)
                .map(Behaviour::standing)
                .filter(standing -> standing.kind() == Kind.COMPILER && !compiled.contains(standing.what()))
                .forEach(standing -> missing.add(standing.what()));
        return missing;
    }

    /** The behaviours that no test covers although they need a proof. */
    public List<String> open() {
        return catalogue.topics().values().stream()
                .flatMap(List::stream)
                .filter(this::isOpen)
                .map(Behaviour::path)
                .toList();
    }

    public String text() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        totals(page);
        catalogue.topics().forEach((topic, behaviours) -> {
            page.append("\n## ").append(topic).append("\n\n");
            row(page, "behaviour", runs.keySet(), "tests");
            row(page, "---", runs.keySet().stream().map(driver -> "---").toList(), "---");
            behaviours.forEach(behaviour -> row(
                    page,
                    named(behaviour),
                    runs.keySet().stream()
                            .map(driver -> cell(behaviour, driver))
                            .toList(),
                    String.join("<br>", new TreeSet<>(testsOf(behaviour)))));
        });
        return page.append(PROVENANCE).toString();
    }

    private void totals(StringBuilder page) {
        row(page, "behaviours", runs.keySet());
        row(page, "---", runs.keySet().stream().map(driver -> "---:").toList());
        for (State state : State.values()) {
            row(
                    page,
                    state.text,
                    runs.keySet().stream().map(driver -> count(state, driver)).toList());
        }
    }

    private String count(State state, String driver) {
        return String.valueOf(catalogue.topics().values().stream()
                .flatMap(List::stream)
                .filter(behaviour -> state(behaviour, driver) == state)
                .count());
    }

    private String cell(Behaviour behaviour, String driver) {
        State state = state(behaviour, driver);
        CoverageStatus standing = catalogue.provenBy(behaviour).standing();
        String rest = standing.kind() == Kind.WITHOUT ? ", without " + standing.what() : "";
        return switch (state) {
            case WAITS -> "waits for " + standing.what();
            case DIFFERS -> "differs by " + standing.what();
            case UNWANTED -> "not wanted: " + standing.what();
            case OPEN -> "**open**";
            case COMPILER -> "proven by the compiler";
            case PROVEN, WITHOUT, PARTLY, REFUSED, UNPROVEN -> state.text + rest;
        };
    }

    private State state(Behaviour behaviour, String driver) {
        CoverageStatus standing = catalogue.provenBy(behaviour).standing();
        return switch (standing.kind()) {
            case WAITS -> State.WAITS;
            case DIFFERS -> State.DIFFERS;
            case UNWANTED -> State.UNWANTED;
            case COMPILER -> compiled.contains(standing.what()) ? State.COMPILER : State.OPEN;
            case SHARED, SAME -> proof(behaviour, driver, State.PROVEN);
            case WITHOUT -> proof(behaviour, driver, State.WITHOUT);
        };
    }

    /** @param all the state if every test passed and none saw a rejection */
    private State proof(Behaviour behaviour, String driver, State all) {
        List<CoverageOutcome> outcomes = testsOf(behaviour).stream()
                .map(test -> runs.get(driver).getOrDefault(test, null))
                .toList();
        if (outcomes.isEmpty() || outcomes.contains(null)) {
            return State.OPEN;
        }
        if (outcomes.contains(CoverageOutcome.UNPROVEN)) {
            return State.UNPROVEN;
        }
        if (outcomes.contains(CoverageOutcome.REJECTED)) {
            return outcomes.contains(CoverageOutcome.PROVEN) ? State.PARTLY : State.REFUSED;
        }
        return all;
    }

    private boolean isOpen(Behaviour behaviour) {
        return runs.keySet().stream().anyMatch(driver -> state(behaviour, driver) == State.OPEN);
    }

    private List<String> testsOf(Behaviour behaviour) {
        Behaviour proven = catalogue.provenBy(behaviour);
        if (proven.standing().kind() == Kind.COMPILER) {
            return List.of(proven.standing().what());
        }
        return tests.getOrDefault(proven.path(), List.of());
    }

    private static String named(Behaviour behaviour) {
        String name = "`" + behaviour.name() + "`";
        return behaviour.description().isEmpty() ? name : name + ": " + behaviour.description();
    }

    private static void row(StringBuilder page, String first, Iterable<String> middle, String... last) {
        page.append("| ").append(first).append(" |");
        middle.forEach(cell -> page.append(' ').append(cell).append(" |"));
        for (String cell : last) {
            page.append(cell.isEmpty() ? "" : " ").append(cell).append(" |");
        }
        page.append('\n');
    }

    private enum State {
        PROVEN("proven"),
        WITHOUT("proven in part"),
        PARTLY("proven in part, the rest rejected"),
        REFUSED("rejected"),
        UNPROVEN("not proven"),
        COMPILER("proven by the compiler"),
        DIFFERS("differs by a decision"),
        UNWANTED("not wanted"),
        WAITS("waits for a feature"),
        OPEN("**open**: no test covers it yet");

        private final String text;

        State(String text) {
            this.text = text;
        }
    }

    private static final String INTRODUCTION = """
            # Behaviours proven by the suite

            For each behaviour of the catalogue: whether each database has it, and the tests that prove it.

            - **proven**: the tests passed on this database.
            - **proven in part**: the tests passed and show a part of the behaviour. The row names the part that they do not show.
            - **rejected**: the database lacks what the behaviour needs. The tests proved that the statement fails with
              `UnsupportedFeatureException` and that nothing was sent.
            - **not proven**: a test fails on this database. `unproven.txt` in the test sources of its module names the reason.
            - **proven by the compiler**: code that does this does not compile. The tests of the annotation processor prove it.
            - **differs by ADR n**: Runnel does something else, by [decision n](../adr).
            - **waits for a feature**: Runnel does not have the feature yet.
            - **not wanted**: Runnel leaves the behaviour out, for the reason in the row.

            """;

    private static final String PROVENANCE = """

            ---
            Generated from the test run by `SuitePageIsTrueTest`, which every build compares with this page. `mvn verify
            -Dgolden.update` writes it. The catalogue is `behaviours.txt` in `tck`; a test names its behaviours with `@Covers`.
            """;
}
