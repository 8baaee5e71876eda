package dev.runnel.docs;

import dev.runnel.tck.CoverageOutcome;
import dev.runnel.tck.CoverageRecord;
import dev.runnel.tck.coverage.Catalogue;
import dev.runnel.tck.coverage.CoverageEntry;
import dev.runnel.tck.coverage.SuitePage;
import dev.runnel.tck.golden.GoldenFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Compares {@code docs/reference/suite.md} with the records that the tests of this build left in their modules. If some tests did not
 * run (a build of some modules, or of some tests), the page is neither compared nor written, and the reason is printed. {@code .ci/run}
 * fails without the comparison.
 */
class SuitePageIsTrueTest {
    /** Where each driver runs the suite, in the order of the page's columns. */
    private static final Map<String, Path> MODULES = new LinkedHashMap<>();

    static {
        MODULES.put("postgresql", Path.of("../r2dbc-driver"));
        MODULES.put("mysql", Path.of("../r2dbc-driver"));
        MODULES.put("mariadb", Path.of("../r2dbc-driver"));
        MODULES.put("h2", Path.of("../r2dbc-driver"));
        MODULES.put("sqlite", Path.of("../r2dbc-driver"));
        MODULES.put("key_value", Path.of("../tck"));
        MODULES.put("dynamodb", Path.of("../dynamo-driver"));
    }

    @Test
    void thePageIsWhatTheRunProved() throws IOException {
        Map<String, Map<String, CoverageOutcome>> runs = new LinkedHashMap<>();
        MODULES.forEach((driver, module) -> runs.put(driver, CoverageRecord.read(module, driver)));
        SuitePage page = new SuitePage(
                Catalogue.read(),
                CoverageEntry.all(),
                runs,
                SurefireReports.passed(Path.of("../codegen"), "UserErrorsTest"));

        List<String> missing = page.missing();
        Assumptions.assumeTrue(
                missing.isEmpty(),
                () -> "docs/reference/suite.md is not compared: run the whole suite (mvn verify). Not run: " + missing);
        new GoldenFile(Path.of("../docs/reference/suite.md")).verify(page.text());
        page.open().forEach(behaviour -> System.out.println("docs/reference/suite.md: open: " + behaviour));
    }
}
