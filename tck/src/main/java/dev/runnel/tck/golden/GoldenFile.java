package dev.runnel.tck.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A golden file. {@code -Dgolden.update} writes it; otherwise it must exist and have the expected text. */
public final class GoldenFile {
    private static final boolean UPDATE = System.getProperty("golden.update") != null;

    private final Path path;

    /** @param path from the module's folder */
    public GoldenFile(Path path) {
        this.path = path;
    }

    /**
     * @throws AssertionError if the file is missing or different; the message names the file and the first different
     *     line
     */
    public void verify(String actual) {
        if (UPDATE) {
            write(actual);
            return;
        }
        if (!Files.exists(path)) {
            throw new AssertionError(path + " is missing. Write it: mvn test -Dgolden.update");
        }
        String expected = read();
        if (!expected.equals(actual)) {
            throw new AssertionError(path + " is not the same." + LineDiff.of(expected, actual)
                    + "If it is meant so: mvn test -Dgolden.update");
        }
    }

    private void write(String actual) {
        try {
            Files.createDirectories(path.getParent());
            Files.writeString(path, actual);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read() {
        try {
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
