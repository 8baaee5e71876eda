package dev.runnel.tck.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.runnel.tck.coverage.Standing.Kind;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    @Test
    void testsCoverWhatTheCatalogueHas() {
        Catalogue catalogue = Catalogue.read();
        assertThat(Covering.all()).isNotEmpty().allSatisfy(catalogue::behaviour);
    }

    @Test
    void noTestCoversWhatWaits() {
        Catalogue catalogue = Catalogue.read();
        assertThat(Covering.all())
                .filteredOn(covering -> catalogue.behaviour(covering).standing().kind() == Kind.WAITS)
                .as("covered, so they wait no longer: mend behaviours.txt")
                .isEmpty();
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
                        new Behaviour("a", "one", Standing.SHARED, ""),
                        new Behaviour("a", "two", new Standing(Kind.WAITS, "upsert"), ""));
        assertThat(catalogue.topics().get("b"))
                .containsExactly(
                        new Behaviour("b", "three", new Standing(Kind.WITHOUT, "cascades, via"), "what it is"),
                        new Behaviour("b", "four", Standing.SHARED, "so"));
    }

    @Test
    void whatIsWrittenWrongIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Catalogue.of("topic"));
        assertThatIllegalArgumentException().isThrownBy(() -> Catalogue.of("a/b ; later: upsert"));
        assertThatIllegalArgumentException().isThrownBy(() -> Catalogue.of("a/b ; waits:"));
        assertThatIllegalArgumentException().isThrownBy(() -> Catalogue.of("a/b\na/b ; waits: upsert"));
    }
}
