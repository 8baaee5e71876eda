package dev.runnel.benchmarks.ratio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class ProcessesTest {
    @TempDir
    private Path folder;

    @Test
    void theTimeThatAThreadOfThisJvmComputesCounts() {
        Processes.Usage usage = Processes.THIS_JVM.usage();
        long end = System.nanoTime() + 200_000_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }

        // other programs may have the processors for a part of it
        assertThat(usage.nanoseconds()).isGreaterThan(5_000_000);
    }

    @Test
    void aProcessThatIsNoServerIsNone() throws IOException {
        Path file =
                Files.writeString(folder.resolve("pid"), ProcessHandle.current().pid() + "\n");

        assertThat(Processes.ofPidFile(file)).isSameAs(Processes.NONE);
        assertThat(Processes.ofPidFile(folder.resolve("none"))).isSameAs(Processes.NONE);
        assertThat(Processes.NONE.usage().nanoseconds()).isZero();
    }
}
