package dev.runnel.benchmarks.ratio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The processes of a database server on this machine, whose CPU time Linux counts in nanoseconds for each thread. A server of another
 * machine or in a container has none, and a database in this JVM neither.
 */
final class ServerProcesses {
    private static final Path PROC = Path.of("/proc");
    private static final List<String> PROGRAMS = List.of("postgres", "mysqld", "mariadbd");

    /** No process: the CPU time is 0. */
    static final ServerProcesses NONE = new ServerProcesses(Optional.empty());

    private final Optional<ProcessHandle> root;

    private ServerProcesses(Optional<ProcessHandle> root) {
        this.root = root;
    }

    /** @param session the process of a session of PostgreSQL, whose parent is the server */
    static ServerProcesses withSession(long session) {
        return new ServerProcesses(ofServer(session).flatMap(ProcessHandle::parent));
    }

    /** @param file contains the number of the process of the server */
    static ServerProcesses ofPidFile(Path file) {
        try {
            return Files.isReadable(file)
                    ? new ServerProcesses(
                            ofServer(Long.parseLong(Files.readString(file).strip())))
                    : NONE;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The process with this number if it is one of a server: another machine has other numbers. */
    private static Optional<ProcessHandle> ofServer(long pid) {
        Path process = PROC.resolve(String.valueOf(pid));
        try {
            return Files.isReadable(process.resolve("schedstat"))
                            && PROGRAMS.contains(
                                    Files.readString(process.resolve("comm")).strip())
                    ? ProcessHandle.of(pid)
                    : Optional.empty();
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
        root.stream()
                .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))
                .forEach(process -> addThreads(process, threads));
        return threads;
    }

    private static void addThreads(ProcessHandle process, Map<String, Long> threads) {
        Path tasks = PROC.resolve(String.valueOf(process.pid())).resolve("task");
        try (DirectoryStream<Path> ids = Files.newDirectoryStream(tasks)) {
            for (Path id : ids) {
                String cpu = Files.readString(id.resolve("schedstat")).split(" ")[0];
                threads.put(id.getFileName().toString(), Long.parseLong(cpu));
            }
        } catch (IOException ended) {
            // the thread is not counted
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
