package dev.runnel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that is a named module. It compiles with generated code and runs a statement on H2, all from the module path. */
class ModulePathTest {
    private static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    /** The modules of the application at run time, by the folder of each in this project. */
    private static final List<String> MODULES = List.of("api", "planner", "reactive-executor", "r2dbc-driver");

    /** The jars of other projects that the application needs, by the beginning of their file names. */
    private static final List<String> LIBRARIES = List.of(
            "reactor-core",
            "reactor-pool",
            "reactive-streams",
            "jspecify",
            "r2dbc-spi",
            "r2dbc-h2",
            "h2-",
            "slf4j-api");

    private static final Pattern MODULE_NAME = Pattern.compile("<module.name>(.+)</module.name>");

    private static final Map<String, String> SOURCES = Map.of(
            "module-info.java",
            "module example.app { requires dev.runnel; requires reactor.core; requires org.jspecify; }",
            "app/Note.java",
            """
            package app;

            import dev.runnel.model.Key;
            import dev.runnel.model.Model;

            @Model
            public record Note(@Key long id, String text) {}
            """,
            "app/Main.java",
            """
            package app;

            import dev.runnel.Db;

            public final class Main {
                public static void main(String[] arguments) {
                    Db db = Db.builder().url("r2dbc:h2:mem:///modules").models(Notes.MODEL).build();
                    db.pushSchema()
                            .then(Notes.create().id(1).text("hello").exec(db))
                            .thenMany(Notes.filter(n -> n.text().startsWith("h")).all(db))
                            .doOnNext(note -> System.out.println(Main.class.getModule().getName() + ": " + note))
                            .then(db.close())
                            .block();
                }
            }
            """);

    @TempDir
    Path folder;

    @Test
    void aNamedModuleCompilesAndRuns() throws IOException, InterruptedException {
        String modulePath = modulePath();
        Path classes = Files.createDirectory(folder.resolve("classes"));

        assertThat(compile(modulePath, classes)).isEmpty();
        assertThat(run(modulePath + File.pathSeparator + classes)).contains("example.app: Note[id=1, text=hello]");
    }

    /** Packs the classes of this build as the jar plugin does, and adds the jars of the libraries. */
    private String modulePath() throws IOException {
        Path packed = Files.createDirectory(folder.resolve("modules"));
        for (String module : MODULES) {
            Matcher name = MODULE_NAME.matcher(Files.readString(Path.of("..", module, "pom.xml")));
            assertThat(name.find()).as("the module name of %s", module).isTrue();
            pack(Path.of("..", module, "target", "classes"), name.group(1), packed.resolve(module + ".jar"));
        }
        String libraries = Stream.of(CLASS_PATH.split(File.pathSeparator))
                .filter(entry ->
                        LIBRARIES.stream().anyMatch(Path.of(entry).getFileName().toString()::startsWith))
                .collect(Collectors.joining(File.pathSeparator));
        return packed + File.pathSeparator + libraries;
    }

    private static void pack(Path classes, String moduleName, Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Automatic-Module-Name", moduleName);
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(file, manifest);
                Stream<Path> files = Files.walk(classes)) {
            for (Path path : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(
                        new ZipEntry(classes.relativize(path).toString().replace(File.separatorChar, '/')));
                Files.copy(path, zip);
            }
        }
    }

    /** Returns the messages of the compiler; none if it accepts the sources. */
    private String compile(String modulePath, Path classes) throws IOException {
        Path sources = Files.createDirectory(folder.resolve("sources"));
        for (Map.Entry<String, String> source : SOURCES.entrySet()) {
            Path file = sources.resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<String> options = List.of(
                    "--release", "17", "-p", modulePath, "-processorpath", CLASS_PATH, "-d", classes.toString());
            compiler.getTask(
                            messages,
                            files,
                            null,
                            options,
                            null,
                            files.getJavaFileObjectsFromPaths(SOURCES.keySet().stream()
                                    .map(sources::resolve)
                                    .toList()))
                    .call();
        }
        return messages.toString();
    }

    private static String run(String modulePath) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(java, "-p", modulePath, "-m", "example.app/app.Main")
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }
}
