package dev.runnel.codegen.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.schema.NamingStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    /** What tables are called must not change with a version of the library. */
    @Test
    void pluralsStayAsTheyAre() throws IOException {
        List<String> pairs = goldenPlurals();
        assertThat(pairs).hasSize(200);
        assertThat(pairs.stream()
                        .map(pair -> pair.split(" ")[0])
                        .map(singular ->
                                singular + " " + NameInflection.plural(singular).orElse("-"))
                        .toList())
                .isEqualTo(pairs);
    }

    private static List<String> goldenPlurals() throws IOException {
        try (InputStream file = WordsTest.class.getResourceAsStream("/golden/plurals.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "BlogEntry, BlogEntries",
        "HTTPRequest, HTTPRequests",
        "URL, URLs",
        "OrderLine2, OrderLine2s",
        "user, users"
    })
    void lastWordIsPut(String singular, String plural) {
        assertThat(NameInflection.plural(singular)).contains(plural);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Users", "Categories", "People", "Children", "OrderLines", "Boxes", "Sheep", "News", "Series"})
    void pluralsAndUncountablesHaveNone(String name) {
        assertThat(NameInflection.plural(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "userId, user_id",
        "HTTPRequest, http_request",
        "name, name",
        "line2Text, line2_text",
        "BlogEntries, blog_entries"
    })
    void wordsAreParted(String name, String snake) {
        assertThat(NameInflection.snakeCase(name)).isEqualTo(snake);
    }

    /** Components that would be one column are refused by the processor: it names them as a Db does that is told nothing else. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "userId",
                "HTTPRequest",
                "parseURL",
                "a",
                "A",
                "aB",
                "AB",
                "ABc",
                "line2Text",
                "line22",
                "_x",
                "x_y",
                "ÄrgerZahl",
                "zahlÄ"
            })
    void columnsAreNamedAsADbNamesThem(String name) {
        assertThat(NameInflection.snakeCase(name)).isEqualTo(NamingStrategy.SNAKE_CASE.column(name));
    }
}
