package dev.runnel.tck.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.runnel.tck.coverage.CoverageStatus.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    @Test
    void testsCoverWhatTheCatalogueHas() {
        Catalogue catalogue = Catalogue.read();
        assertThat(CoverageEntry.all()).isNotEmpty().allSatisfy(catalogue::behaviour);
    }

    @Test
    void noTestCoversWhatHasNoTestsOfItsOwn() {
        Catalogue catalogue = Catalogue.read();
        assertThat(CoverageEntry.all())
                .filteredOn(covering -> List.of(Kind.WAITS, Kind.SAME, Kind.UNWANTED, Kind.COMPILER)
                        .contains(catalogue.behaviour(covering).standing().kind()))
                .as("covered by a test: change their standing in behaviours.txt")
                .isEmpty();
    }

    @Test
    void aBehaviourInOtherWordsNamesOneWithTestsOfItsOwn() {
        assertThat(Catalogue.of("a/one\na/two ; same: a/one").topics().get("a")).hasSize(2);
        assertThatIllegalArgumentException().isThrownBy(() -> Catalogue.of("a/two ; same: a/one"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Catalogue.of("a/one\na/two ; same: a/one\na/three ; same: a/two"));
    }

    @Test
    void linesHaveAStandingAndADescription() {
        Catalogue catalogue = Catalogue.of("""
                # a remark
                a/one
                a/two ; waits: upsert
                b/three ; without: cascades, via # what it is
                b/four # so
                """);
        assertThat(catalogue.topics()).containsOnlyKeys("a", "b");
        assertThat(catalogue.topics().get("a"))
                .containsExactly(
                        new Behaviour("a", "one", CoverageStatus.SHARED, ""),
                        new Behaviour("a", "two", new CoverageStatus(Kind.WAITS, "upsert"), ""));
        assertThat(catalogue.topics().get("b"))
                .containsExactly(
                        new Behaviour("b", "three", new CoverageStatus(Kind.WITHOUT, "cascades, via"), "what it is"),
                        new Behaviour("b", "four", CoverageStatus.SHARED, "so"));
    }

    @Test
    void whatIsWrittenWrongIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Catalogue.of("topic"));
        assertThatIllegalArgumentException().isThrownBy(() -> Catalogue.of("a/b ; later: upsert"));
        assertThatIllegalArgumentException().isThrownBy(() -> Catalogue.of("a/b ; waits:"));
        assertThatIllegalArgumentException().isThrownBy(() -> Catalogue.of("a/b\na/b ; waits: upsert"));
    }
}
