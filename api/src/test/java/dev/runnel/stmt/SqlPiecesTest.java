package dev.runnel.stmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The places of a text, and the texts that are rejected. */
class SqlPiecesTest {
    @Test
    void aTextIsCutAtItsPlaces() {
        assertThat(SqlPieces.of("select 1")).containsExactly("select 1");
        assertThat(SqlPieces.of("{}")).containsExactly("", "");
        assertThat(SqlPieces.of("a {} b {}{}")).containsExactly("a ", " b ", "", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'{}'",
                "'it''s {}'",
                "\"{}\"",
                "\"a\"\"{}\"",
                "`{}`",
                "$${}$$",
                "$tag$ {} $$ ' ( ; $tag$",
                "'a;b'",
                "';('",
                "/*+ hint {} */ 1",
                "'\\'",
                "a$b",
                "a$b$c",
                "{ }",
                "'{}'::jsonb",
                "x::text",
                "a ? b",
                "((1))"
            })
    void aQuoteHasNoPlaces(String text) {
        assertThat(SqlPieces.of(text)).containsExactly(text);
    }

    @Test
    void commentsAreLeftOut() {
        assertThat(SqlPieces.of("select 1 -- {} ; ' (")).containsExactly("select 1  ");
        assertThat(SqlPieces.of("select -- '\n{}")).containsExactly("select  \n", "");
        assertThat(SqlPieces.of("a/* {} ; ' ( */b")).containsExactly("a b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n",
                "a; b",
                "a;",
                "'",
                "'a''",
                "\"",
                "`",
                "$$a",
                "$a$ $b$",
                "/* a",
                "/* /* */ */",
                "(",
                "(()",
                ")",
                "())",
                "a = $1",
                "'a' '"
            })
    void aMalformedTextIsRejected(String text) {
        assertThatThrownBy(() -> SqlPieces.of(text)).isInstanceOfSatisfying(InvalidStatementException.class, error -> {
            assertThat(error.code()).isEqualTo(ErrorCode.SQL_TEXT);
            assertThat(error.names()).containsKey("position");
        });
    }
}
