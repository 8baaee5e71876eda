package guide;

import static org.assertj.core.api.Assertions.assertThat;

import blog.FirstProgram;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FirstModelTest {
    private static final Path CHAPTER = Path.of("../../docs/guide/01-first-model.md");
    private static final Pattern OUTPUT = Pattern.compile("```text\n(.*?)```", Pattern.DOTALL);

    @Test
    void theProgramPrintsWhatTheChapterShows() throws IOException {
        Matcher shown = OUTPUT.matcher(Files.readString(CHAPTER));

        assertThat(shown.find()).isTrue();
        assertThat(outputOf(() -> FirstProgram.main(new String[0]))).isEqualToNormalizingNewlines(shown.group(1));
    }

    private static String outputOf(Runnable program) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream console = System.out;
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            program.run();
        } finally {
            System.setOut(console);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
