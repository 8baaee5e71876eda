package dev.runnel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The code, the dependencies and the links of the pages. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..");
    private static final Path GUIDE = ROOT.resolve("docs/guide");
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ARTIFACT = Pattern.compile("<groupId>.+</groupId>\\s*<artifactId>.+</artifactId>");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]*)(?:#([^)]+))?\\)");
    private static final Pattern ANCHOR = Pattern.compile("(?m)^#+ (.+)$|<a id=\"([^\"]+)\">");

    @Test
    void itsCodeIsThatOfTheQuickstart() throws IOException {
        String quickstart = textOf(ROOT.resolve("examples/quickstart/src/main/java"));
        assertThat(codeOf(ROOT.resolve("README.md")))
                .hasSizeGreaterThan(1)
                .allSatisfy(code -> assertThat(quickstart).contains(code));
    }

    /** The classes of the guide are tests, so their code also runs. */
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

    /** The first chapter has no parent pom, so it names the versions that the build uses. */
    @Test
    void theDependenciesOfTheGuideAreThoseOfTheQuickstart() throws IOException {
        String chapter = Files.readString(GUIDE.resolve("01-first-model.md"));
        String quickstart = Files.readString(ROOT.resolve("examples/quickstart/pom.xml"));
        String build = Files.readString(ROOT.resolve("pom.xml"));

        assertThat(ARTIFACT.matcher(chapter).results().map(MatchResult::group).toList())
                .hasSizeGreaterThan(5)
                .allSatisfy(artifact ->
                        assertThat(quickstart.replaceAll("\\s", "")).contains(artifact.replaceAll("\\s", "")));
        assertThat(chapter)
                .contains("<runnel.version>" + versionOf(build, "<artifactId>runnel</artifactId>\\s*<version>") + "<")
                .contains("<version>" + versionOf(build, "<r2dbc-h2.version>") + "<")
                .contains("<version>" + versionOf(build, "<maven-compiler.version>") + "<");
    }

    private static String versionOf(String build, String tag) {
        Matcher found = Pattern.compile(tag + "([^<]+)<").matcher(build);
        assertThat(found.find()).as(tag).isTrue();
        return found.group(1);
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
            for (MatchResult link :
                    LINK.matcher(Files.readString(page)).results().toList()) {
                Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
                assertThat(target).as("a link of %s", page).exists();
                if (link.group(2) != null) {
                    assertThat(anchorsOf(target))
                            .as("anchors that %s links to", page)
                            .contains(link.group(2));
                }
            }
        }
    }

    /** The anchors that a page has for its headings, as GitHub makes them, and those that it names. */
    private static Set<String> anchorsOf(Path page) throws IOException {
        return ANCHOR.matcher(Files.readString(page))
                .results()
                .map(found -> found.group(2) != null
                        ? found.group(2)
                        : found.group(1)
                                .toLowerCase(Locale.ROOT)
                                .replaceAll("[^\\w -]", "")
                                .replace(' ', '-'))
                .collect(Collectors.toSet());
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
