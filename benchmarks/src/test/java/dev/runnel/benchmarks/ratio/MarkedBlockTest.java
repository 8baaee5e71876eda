package dev.runnel.benchmarks.ratio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MarkedBlockTest {
    private static final MarkedBlock BLOCK = new MarkedBlock("ratios");

    @Test
    void whatIsBetweenTheMarkersIsReplacedAndNothingElse() {
        String page = "before\n<!-- begin ratios -->\n\nold\n\n<!-- end ratios -->\nafter\n";

        String written = BLOCK.replacedIn(page, "new\n");

        assertThat(written).isEqualTo("before\n<!-- begin ratios -->\n\nnew\n\n<!-- end ratios -->\nafter\n");
        assertThat(BLOCK.replacedIn(written, "new\n")).isEqualTo(written);
    }

    @Test
    void aPageWithoutBothMarkersIsRefused() {
        assertRefused("no marker\n");
        assertRefused("<!-- begin ratios -->\nno end\n");
        assertRefused("<!-- end ratios -->\n<!-- begin ratios -->\n");
        assertRefused("<!-- begin ratios -->\n<!-- begin ratios -->\n<!-- end ratios -->\n");
    }

    private static void assertRefused(String page) {
        assertThatThrownBy(() -> BLOCK.replacedIn(page, "new\n")).hasMessageContaining("<!-- begin ratios -->");
    }
}
