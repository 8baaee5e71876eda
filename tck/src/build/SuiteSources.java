import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the sources of the suite that follow from others: {@code java SuiteSources.java <sources> <target>}.
 *
 * <ul>
 *   <li>Every class that is marked {@code @AlsoWithCompositeKeys} a second time, as {@code Composite…} in the same package and line by line the
 *       same, over the models of the package {@code composite} beside those that it names.
 *   <li>{@code dev.runnel.tck.Topics}: a nested class for each public class {@code …Topic} of a package below {@code dev.runnel.tck.suite}.
 * </ul>
 */
final class SuiteSources {
    private static final Path SUITE = Path.of("dev/runnel/tck/suite");
    private static final Path TOPICS = Path.of("dev/runnel/tck/Topics.java");
    private static final Pattern MARK = Pattern.compile("^@AlsoWithCompositeKeys$", Pattern.MULTILINE);
    private static final Pattern SCENARIO = Pattern.compile("\\bdev\\.runnel\\.tck\\.scenario\\.\\w+\\b");
    private static final Pattern TOPIC = Pattern.compile("^public abstract class \\w+Topic\\b", Pattern.MULTILINE);

    private SuiteSources() {}

    public static void main(String... args) throws IOException {
        Map<Path, String> sources = read(Path.of(args[0]));
        Map<Path, String> written = compositeTwins(sources);
        sources.putAll(written);
        written.put(TOPICS, topics(sources));

        Path target = Files.createDirectories(Path.of(args[1]));
        for (Map.Entry<Path, String> source : written.entrySet()) {
            write(target.resolve(source.getKey()), source.getValue());
        }
        for (Path old : read(target).keySet()) {
            if (!written.containsKey(old)) {
                Files.delete(target.resolve(old));
            }
        }
    }

    private static Map<Path, String> compositeTwins(Map<Path, String> sources) {
        List<Path> marked = sources.keySet().stream()
                .filter(source -> MARK.matcher(sources.get(source)).find())
                .toList();
        if (marked.isEmpty()) {
            throw new IllegalStateException("no class is marked @AlsoWithCompositeKeys: has the annotation another name now?");
        }
        Pattern names =
                Pattern.compile(marked.stream().map(SuiteSources::className).collect(Collectors.joining("|", "\\b(", ")\\b")));
        Map<Path, String> twins = new HashMap<>();
        for (Path source : marked) {
            String overComposite = SCENARIO.matcher(sources.get(source)).replaceAll("$0.composite");
            twins.put(
                    source.resolveSibling("Composite" + source.getFileName()),
                    names.matcher(overComposite).replaceAll("Composite$1"));
        }
        return twins;
    }

    private static String topics(Map<Path, String> sources) {
        return sources.keySet().stream()
                .filter(source -> source.startsWith(SUITE) && !source.getParent().equals(SUITE))
                .filter(source -> TOPIC.matcher(sources.get(source)).find())
                .sorted()
                .map(source -> "    @Nested\n    class " + className(source) + " extends " + qualifiedName(source) + " {}\n")
                .collect(Collectors.joining(
                        "\n",
                        """
                        package dev.runnel.tck;

                        import org.junit.jupiter.api.Nested;

                        /** The topics of the suite, each a nested class. Written by the build. */
                        abstract class Topics {
                        """,
                        "}\n"));
    }

    private static Map<Path, String> read(Path folder) throws IOException {
        Map<Path, String> texts = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> texts.put(folder.relativize(file), text(file)));
        }
        return texts;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String className(Path source) {
        return source.getFileName().toString().replace(".java", "");
    }

    private static String qualifiedName(Path source) {
        return source.toString().replace(".java", "").replace('/', '.').replace('\\', '.');
    }

    /** A file that is as it should be keeps its time, so that nothing is compiled again. */
    private static void write(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
    }
}
