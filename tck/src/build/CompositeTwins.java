import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes every class that is marked {@code @OverCompositeKeys} a second time, as {@code Composite…} in the same package and line by line the
 * same, over the models of the package {@code composite} beside those that it names: {@code java CompositeTwins.java <sources> <target>}.
 */
final class CompositeTwins {
    private static final Pattern MARK = Pattern.compile("^@OverCompositeKeys$", Pattern.MULTILINE);
    private static final Pattern SCENARIO = Pattern.compile("\\bdev\\.runnel\\.tck\\.scenario\\.\\w+\\b");

    private CompositeTwins() {}

    public static void main(String... args) throws IOException {
        Path sources = Path.of(args[0]);
        Path target = Files.createDirectories(Path.of(args[1]));
        List<Path> marked = files(sources).filter(CompositeTwins::isMarked).toList();
        Pattern names = Pattern.compile(
                marked.stream().map(CompositeTwins::className).collect(Collectors.joining("|", "\\b(", ")\\b")));
        Set<Path> twins = new HashSet<>();
        for (Path source : marked) {
            Path twin = target.resolve(sources.relativize(source)).resolveSibling("Composite" + source.getFileName());
            String overComposite = SCENARIO.matcher(Files.readString(source)).replaceAll("$0.composite");
            write(twin, names.matcher(overComposite).replaceAll("Composite$1"));
            twins.add(twin);
        }
        for (Path old : files(target).filter(file -> !twins.contains(file)).toList()) {
            Files.delete(old);
        }
    }

    private static Stream<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList().stream();
        }
    }

    private static boolean isMarked(Path source) {
        try {
            return MARK.matcher(Files.readString(source)).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String className(Path source) {
        return source.getFileName().toString().replace(".java", "");
    }

    /** A file that is as it should be keeps its time, so that nothing is compiled again. */
    private static void write(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
    }
}
