package dev.runnel.codegen;

import static dev.runnel.codegen.Compilations.app;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of models that {@code ServiceLoader} reads, over compilations into the same folder. */
class ProvidersTest {
    private static final JavaFileObject USER = app("User", "@Model public record User(@Key UUID id) {}");
    private static final JavaFileObject ITEM =
            app("Shop", "public interface Shop { @Model record Item(@Key UUID id) {} }");

    @TempDir
    Path classes;

    private void compile(JavaFileObject... files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaCompiler.CompilationTask task = compiler.getTask(
                null,
                compiler.getStandardFileManager(null, Locale.ROOT, null),
                null,
                List.of(
                        "-d",
                        classes.toString(),
                        "-cp",
                        classes + java.io.File.pathSeparator + System.getProperty("java.class.path")),
                null,
                List.of(files));
        task.setProcessors(List.of(new ModelProcessor()));
        assertThat(task.call()).isTrue();
    }

    private List<String> listed() throws IOException {
        return Files.readAllLines(classes.resolve("META-INF/services/dev.runnel.companion.ModelProvider"));
    }

    @Test
    void listsEachModelOnce() throws IOException {
        compile(USER, ITEM);
        assertThat(listed()).containsExactly("app.Items$Provider", "app.Users$Provider");
    }

    @Test
    void keepsWhatAnEarlierCompilationListed() throws IOException {
        compile(USER, ITEM);
        compile(USER);
        assertThat(listed()).containsExactly("app.Items$Provider", "app.Users$Provider");
    }

    @Test
    void dropsWhatIsGone() throws IOException {
        compile(USER, ITEM);
        try (var files = Files.list(classes.resolve("app"))) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("Items"))
                    .toList()) {
                Files.delete(file);
            }
        }
        compile(USER);
        assertThat(listed()).containsExactly("app.Users$Provider");
    }
}
