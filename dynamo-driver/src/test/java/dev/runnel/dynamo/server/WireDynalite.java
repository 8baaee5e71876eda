package dev.runnel.dynamo.server;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;

/**
 * Dynalite in a process of Node, installed by npm below {@code target}. Without Node, or if the installation fails, its test is skipped and prints the reason;
 * where {@code CI} is {@code true} it fails. {@code -Drunnel.servers=none} switches it off, too.
 */
final class WireDynalite implements AutoCloseable {
    private static final Path DIRECTORY = Path.of("target", "dynalite");
    private static final List<String> FILES = List.of("package.json", "package-lock.json", "server.js");
    private static final long INSTALLATION_SECONDS = 180;

    private final Process process;
    private final URI endpoint;

    private WireDynalite(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /**
     * Starts the server, and installs it before if it is not there.
     *
     * @throws TestAbortedException if it is missing
     */
    static WireDynalite start() {
        if ("none".equals(System.getProperty("runnel.servers"))) {
            throw missing("-Drunnel.servers=none switches it off");
        }
        try {
            install();
            return launch();
        } catch (IOException reason) {
            throw missing(String.valueOf(reason.getMessage()));
        }
    }

    private static TestAbortedException missing(String reason) {
        String text = "dynalite is missing, its tests are skipped: " + reason;
        System.out.println(text);
        return new TestAbortedException(text);
    }

    private static void install() throws IOException {
        Files.createDirectories(DIRECTORY);
        for (String file : FILES) {
            try (InputStream resource =
                    Objects.requireNonNull(WireDynalite.class.getResourceAsStream("dynalite/" + file))) {
                Files.copy(resource, DIRECTORY.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Path lock = DIRECTORY.resolve("package-lock.json");
        Path installed = DIRECTORY.resolve("installed-lock.json");
        if (Files.exists(installed) && Files.mismatch(lock, installed) < 0) {
            return;
        }
        Path log = DIRECTORY.resolve("npm.log");
        Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(DIRECTORY.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!isDone(npm)) {
            npm.destroyForcibly();
            throw new IOException("npm ci did not end within " + INSTALLATION_SECONDS + " seconds");
        }
        if (npm.exitValue() != 0) {
            throw new IOException("npm ci failed: " + Files.readString(log).strip());
        }
        Files.copy(lock, installed, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean isDone(Process process) {
        try {
            return process.waitFor(INSTALLATION_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static WireDynalite launch() throws IOException {
        File errors = DIRECTORY.resolve("node.log").toFile();
        Process node = new ProcessBuilder("node", "server.js")
                .directory(DIRECTORY.toFile())
                .redirectError(errors)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8));
        String port = output.readLine();
        if (port == null) {
            throw new IOException("node server.js failed: "
                    + Files.readString(errors.toPath()).strip());
        }
        return new WireDynalite(node, URI.create("http://127.0.0.1:" + port));
    }

    URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            process.destroy();
        }
    }
}
