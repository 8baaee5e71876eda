package dev.runnel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages say what is so. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..");
    private static final Path GUIDE = ROOT.resolve("docs/guide");
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");

    @Test
    void itsCodeIsThatOfTheQuickstart() throws IOException {
        String quickstart = textOf(ROOT.resolve("examples/quickstart/src/main/java"));
        assertThat(codeOf(ROOT.resolve("README.md")))
                .hasSizeGreaterThan(1)
                .allSatisfy(code -> assertThat(quickstart).contains(code));
    }

    /** The classes of the guide are tests, so their code is run, too. */
    @Test
    void theCodeOfTheGuideIsThatOfItsTests() throws IOException {
        String sources = textOf(ROOT.resolve("examples/quickstart/src"));
        for (Path chapter : chapters()) {
            assertThat(codeOf(chapter))
                    .as("code of %s", chapter)
                    .isNotEmpty()
                    .allSatisfy(code -> assertThat(sources).contains(code));
        }
    }

    @Test
    void theGuideListsItsChapters() throws IOException {
        String index = Files.readString(GUIDE.resolve("README.md"));
        assertThat(chapters())
                .isNotEmpty()
                .allSatisfy(chapter -> assertThat(index).contains("](" + chapter.getFileName() + ")"));
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        for (Path page : pages()) {
            List<Path> targets = LINK.matcher(Files.readString(page))
                    .results()
                    .map(link -> page.resolveSibling(link.group(1)))
                    .toList();
            assertThat(targets)
                    .as("links of %s", page)
                    .allSatisfy(target -> assertThat(target).exists());
        }
    }

    private static List<Path> chapters() throws IOException {
        try (Stream<Path> pages = Files.list(GUIDE)) {
            return pages.filter(page -> !page.endsWith("README.md")).sorted().toList();
        }
    }

    private static List<String> codeOf(Path page) throws IOException {
        return JAVA.matcher(Files.readString(page))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            docs.filter(page -> page.toString().endsWith(".md")),
                            Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
                                    .map(ROOT::resolve))
                    .toList();
        }
    }

    private static String textOf(Path folder) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(file)).append('\n');
            }
        }
        return text.toString();
    }
}
