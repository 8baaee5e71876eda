package dev.runnel.codegen;

import static dev.runnel.codegen.Compilations.TODO;
import static dev.runnel.codegen.Compilations.TODO_ROW;
import static dev.runnel.codegen.Compilations.USER;
import static dev.runnel.codegen.Compilations.compile;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.JavaFileObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of generated code. {@code -Dgolden.update} rewrites the files. */
class GoldenSourceTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @ParameterizedTest
    @ValueSource(strings = {"Users", "Todos", "TodoRows"})
    void companionReadsAsItDid(String companion) throws IOException {
        String generated = generated(companion);
        Path file = GOLDEN.resolve(companion + ".java");
        if (System.getProperty("golden.update") != null) {
            Files.writeString(file, generated);
        }
        assertThat(generated).isEqualTo(Files.readString(file));
    }

    private static String generated(String companion) throws IOException {
        Compilation compilation = compile(USER, TODO, TODO_ROW);
        JavaFileObject source =
                compilation.generatedSourceFile("app." + companion).orElseThrow();
        return new String(source.openInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
