package dev.runnel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of {@code docs/glossary.md}, for the pages that users read, and for the titles of the decisions. */
class ProseTest {
    private static final Path DOCS = Path.of("../docs");
    private static final Path GLOSSARY = DOCS.resolve("glossary.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+) \\| ([^|]+) \\|(?: (.+) \\|)?$");
    private static final Pattern NOT_PROSE =
            Pattern.compile("```.*?```|`[^`\n]*`|]\\([^)]*\\)|<!--.*?-->|<a id=\"[^\"]*\"></a>", Pattern.DOTALL);
    private static final Pattern SENTENCE = Pattern.compile("[^.!?|\\n]+(?:\\n(?!\\n|[-|#*])[^.!?|\\n]+)*[.!?]?");
    private static final Pattern PRONOUN_FIRST =
            Pattern.compile("(What|Who|Of|Those|Whatever|Whoever|One that)\\b.*[^?]");

    @Test
    void pagesUseNoWordThatTheGlossaryReplaces() throws IOException {
        Pattern words = Pattern.compile("(?i)\\b(" + String.join("|", replacedWords()) + ")\\b");
        for (Path page : pages()) {
            assertThat(words.matcher(prose(page))
                            .results()
                            .map(MatchResult::group)
                            .toList())
                    .as("words of %s that %s replaces", page, GLOSSARY)
                    .isEmpty();
        }
    }

    @Test
    void sentencesBeginWithTheirSubject() throws IOException {
        for (Path page : pages()) {
            assertThat(SENTENCE.matcher(prose(page))
                            .results()
                            .map(sentence -> sentence.group().replaceAll("^[\\s#*-]+", ""))
                            .filter(sentence -> PRONOUN_FIRST
                                    .matcher(sentence.replace('\n', ' '))
                                    .matches())
                            .toList())
                    .as("sentences of %s", page)
                    .isEmpty();
        }
    }

    @Test
    void titlesOfDecisionsSayTheDecision() throws IOException {
        Pattern words = Pattern.compile("(?i)\\b(" + String.join("|", replacedWords()) + ")\\b");
        try (Stream<Path> decisions = Files.list(DOCS.resolve("adr"))) {
            for (Path decision : decisions.toList()) {
                String title = Files.readAllLines(decision).get(0).replaceFirst("# \\d+\\. ", "");
                assertThat(title).doesNotContainPattern(words).doesNotMatch(PRONOUN_FIRST);
            }
        }
    }

    @Test
    void theGlossaryHasEachTermOnce() throws IOException {
        List<MatchResult> terms = rows("| term |");
        List<String> names = terms.stream().map(row -> row.group(1)).toList();
        assertThat(names)
                .hasSizeGreaterThan(30)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo(String::compareToIgnoreCase);
        assertThat(terms).allSatisfy(row -> assertThat(row.group(3)).matches("\\[[^\\]]+]\\([^)]+\\)"));
    }

    private static List<String> replacedWords() throws IOException {
        List<String> words = rows("| not |").stream()
                .flatMap(row -> Stream.of(row.group(1).split(", ")))
                .toList();
        assertThat(words).hasSizeGreaterThan(8);
        return words;
    }

    /** The rows of the table with that head. */
    private static List<MatchResult> rows(String head) throws IOException {
        String table = Files.readString(GLOSSARY);
        table = table.substring(table.indexOf(head));
        table = table.substring(0, table.indexOf("\n\n"));
        return ROW.matcher(table).results().skip(1).toList();
    }

    /** Without code, and without the words that the glossary replaces. */
    private static String prose(Path page) throws IOException {
        String text = NOT_PROSE.matcher(Files.readString(page)).replaceAll("x");
        return page.equals(GLOSSARY) ? text.substring(0, text.indexOf("## Words")) : text;
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(Stream.of("README.md", "CHANGELOG.md")
                .map(Path.of("..")::resolve)
                .toList());
        Stream.of("types.md", "guarantees.md", "glossary.md", "sqlite-bridge.md", "reference/types.md")
                .map(DOCS::resolve)
                .forEach(pages::add);
        for (String folder : List.of("guide", "guarantees")) {
            try (Stream<Path> files = Files.list(DOCS.resolve(folder))) {
                pages.addAll(files.collect(Collectors.toList()));
            }
        }
        return pages;
    }
}
