package dev.runnel.tck.coverage;

import static dev.runnel.tck.CoverageOutcome.PROVEN;
import static dev.runnel.tck.CoverageOutcome.REJECTED;
import static dev.runnel.tck.CoverageOutcome.UNPROVEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.runnel.tck.CoverageOutcome;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SuitePageTest {
    private static final Catalogue CATALOGUE = Catalogue.of("""
            t/sure
            t/open
            t/later ; waits: upsert
            t/partial ; without: cascades
            t/other ; differs: ADR 9
            t/early ; compiler: ErrorsTest.early
            t/again ; same: t/partial
            t/never ; unwanted: no macros
            """);
    private static final List<CoverageEntry> COVERINGS = List.of(
            new CoverageEntry("A.one", "t/sure"),
            new CoverageEntry("A.two", "t/sure"),
            new CoverageEntry("B.three", "t/partial"));

    @Test
    void eachBehaviourStandsWithWhatWasSeenOnEachDriver() {
        SuitePage page = page(Map.of("A.one", PROVEN, "A.two", PROVEN, "B.three", REJECTED));

        assertThat(page.missing()).isEmpty();
        assertThat(page.text())
                .contains("| `sure` | proven | A.one<br>A.two |")
                .contains("| `open` | **open** | |")
                .contains("| `later` | waits for upsert | |")
                .contains("| `partial` | rejected, without cascades | B.three |")
                .contains("| `other` | differs by ADR 9 | |")
                .contains("| `early` | proven by the compiler | ErrorsTest.early |")
                .contains("| `again` | rejected, without cascades | B.three |")
                .contains("| `never` | not wanted: no macros | |")
                .contains("| proven | 1 |")
                .contains("| proven in part | 0 |");
        assertThat(page.open()).containsExactly("t/open");
    }

    @Test
    void aRefusalOfOneTestIsNoProofByTheOther() {
        assertThat(page(Map.of("A.one", PROVEN, "A.two", REJECTED, "B.three", PROVEN))
                        .text())
                .contains("| `sure` | proven in part, the rest rejected | A.one<br>A.two |")
                .contains("| `partial` | proven in part, without cascades | B.three |")
                .contains("| `again` | proven in part, without cascades | B.three |")
                .contains("| proven in part | 2 |");
    }

    @Test
    void aBehaviourWithAnUnprovenTestIsNotProven() {
        assertThat(page(Map.of("A.one", PROVEN, "A.two", UNPROVEN, "B.three", UNPROVEN))
                        .text())
                .contains("| `sure` | not proven | A.one<br>A.two |")
                .contains("| `partial` | not proven, without cascades | B.three |")
                .contains("| not proven | 3 |");
    }

    @Test
    void aTestThatDidNotRunProvesNothing() {
        SuitePage page = page(Map.of("A.one", PROVEN, "B.three", PROVEN));

        assertThat(page.missing()).containsExactly("h2: A.two");
        assertThat(page.text()).contains("| `sure` | **open** | A.one<br>A.two |");
    }

    @Test
    void aTestOfTheProcessorThatDidNotRunProvesNothing() {
        SuitePage page = new SuitePage(
                CATALOGUE,
                COVERINGS,
                new TreeMap<>(Map.of("h2", Map.of("A.one", PROVEN, "A.two", PROVEN, "B.three", REJECTED))),
                Set.of());

        assertThat(page.missing()).containsExactly("ErrorsTest.early");
        assertThat(page.open()).containsExactly("t/open", "t/early");
    }

    @Test
    void anUnknownBehaviourIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new SuitePage(CATALOGUE, List.of(new CoverageEntry("A.one", "t/none")), Map.of(), Set.of()))
                .withMessage("A.one covers t/none is not in the catalogue");
    }

    private static SuitePage page(Map<String, CoverageOutcome> run) {
        return new SuitePage(CATALOGUE, COVERINGS, new TreeMap<>(Map.of("h2", run)), Set.of("ErrorsTest.early"));
    }
}
