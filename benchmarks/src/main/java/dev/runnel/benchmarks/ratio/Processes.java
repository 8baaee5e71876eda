package dev.runnel.benchmarks.ratio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Processes whose CPU time is measured. Linux counts it in nanoseconds for each thread, in {@code /proc/<pid>/task/<thread>/schedstat}; that of
 * {@code /proc/<pid>/stat} is rounded to 10 ms for each process, which is too much in a round. A thread that ends in between is not included. The
 * CPU time is 0 on other systems, and for a server on another machine or in a container.
 */
final class Processes {
    private static final Path PROC = Path.of("/proc");
    private static final Pattern SERVER = Pattern.compile("(^|[/\\x00])(postgres|mysqld|mariadbd)([: \\x00]|$)");

    static final Processes NONE = new Processes(Stream::empty);

    /** Without the servers that it started. */
    static final Processes THIS_JVM = new Processes(() -> Stream.of(ProcessHandle.current()));

    private final Supplier<Stream<ProcessHandle>> running;

    private Processes(Supplier<Stream<ProcessHandle>> running) {
        this.running = running;
    }

    /** A server that this program started. */
    static Processes of(ProcessHandle started) {
        return ofServer(Optional.of(started));
    }

    /** @param session the process of a session of PostgreSQL, whose parent is the server */
    static Processes ofSession(long session) {
        return ofServer(server(session).flatMap(ProcessHandle::parent));
    }

    /** @param file contains the number of the process of the server */
    static Processes ofPidFile(Path file) {
        try {
            return Files.isReadable(file)
                    ? ofServer(server(Long.parseLong(Files.readString(file).strip())))
                    : NONE;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Processes ofServer(Optional<ProcessHandle> server) {
        return server.map(root -> new Processes(() -> Stream.concat(Stream.of(root), root.descendants())))
                .orElse(NONE);
    }

    /** The process with this number if it is one of a server: another machine has other numbers. */
    private static Optional<ProcessHandle> server(long pid) {
        try {
            String command = Files.readString(PROC.resolve(pid + "/cmdline"));
            return SERVER.matcher(command).find() ? ProcessHandle.of(pid) : Optional.empty();
        } catch (IOException ended) {
            return Optional.empty();
        }
    }

    /** Starts to measure. */
    Usage usage() {
        return new Usage();
    }

    private Map<String, Long> cpuOfThreads() {
        Map<String, Long> threads = new HashMap<>();
        running.get().forEach(process -> addThreads(process, threads));
        return threads;
    }

    private static void addThreads(ProcessHandle process, Map<String, Long> threads) {
        try (DirectoryStream<Path> ids = Files.newDirectoryStream(PROC.resolve(process.pid() + "/task"))) {
            ids.forEach(id -> addThread(id, threads));
        } catch (IOException ended) {
            // it has no thread
        }
    }

    private static void addThread(Path id, Map<String, Long> threads) {
        try {
            String cpu = Files.readString(id.resolve("schedstat")).split(" ")[0];
            threads.put(id.getFileName().toString(), Long.parseLong(cpu));
        } catch (IOException ended) {
            // it is not counted
        }
    }

    /** The CPU time from one moment to another. */
    final class Usage {
        private final Map<String, Long> before = cpuOfThreads();

        /** Since this was made. */
        long nanoseconds() {
            return cpuOfThreads().entrySet().stream()
                    .mapToLong(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L))
                    .sum();
        }
    }
}
