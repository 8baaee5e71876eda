package dev.runnel.driver.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A machine without any server: its tests are skipped with a line for each server, and the stores that are there are compared. */
class ServersOffTest {
    private static final String TESTS =
            ".*\\.(Postgres|Mysql|Mariadb)\\w*Test|.*\\.(CrossDatabaseEquivalence|BoundedMemory|Connect)Test";

    @Test
    void testsOfServersAreSkippedAndTheOthersPass() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-X") || argument.startsWith("--"))
                .forEach(command::add);
        command.addAll(List.of(
                "-D" + TestServer.SWITCH + "=none",
                "-Drunnel.statements=200",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Run.class.getName()));
        Process run = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(run.waitFor()).as(printed).isZero();
        List<String> lines = printed.lines().toList();
        for (String server : List.of("PostgreSQL", "MySQL", "MariaDB")) {
            assertThat(lines)
                    .containsOnlyOnce(
                            server + " is missing, its tests are skipped: -Drunnel.servers=none switches it off");
        }
        assertThat(lines)
                .anyMatch(line -> line.matches("\\d+ statements of seed \\d+ on \\[SQLite, H2, key-value] .*"))
                .anyMatch(line -> line.matches("failed 0, skipped \\d{4,}, passed \\d+"));
    }

    /** The tests in a JVM of its own. It ends with 1 if one fails. */
    static final class Run implements TestExecutionListener {
        private int failed;
        private int skipped;
        private int passed;

        public static void main(String[] arguments) {
            LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(DiscoverySelectors.selectPackage(ServersOffTest.class.getPackageName()))
                    .filters(ClassNameFilter.includeClassNamePatterns(TESTS))
                    .build();
            Run run = new Run();
            LauncherFactory.create().execute(request, run);
            System.out.printf("failed %d, skipped %d, passed %d%n", run.failed, run.skipped, run.passed);
            System.exit(run.failed == 0 && run.passed > 0 ? 0 : 1);
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            switch (result.getStatus()) {
                case FAILED -> {
                    failed++;
                    System.out.println(test.getUniqueId() + " failed: " + result.getThrowable());
                }
                case ABORTED -> skipped++;
                case SUCCESSFUL -> passed += test.isTest() ? 1 : 0;
            }
        }
    }
}
