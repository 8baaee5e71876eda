package dev.runnel.driver.r2dbc.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class H2MessageTest {
    @Test
    void plainNames() {
        H2MessageParser message = quoted(
                "\"PUBLIC.users_email INDEX PUBLIC.users_email_INDEX_6 ON PUBLIC.users(email NULLS FIRST, name) VALUES ( 'x' )\"");

        assertThat(message.name()).isEqualTo("users_email");
        assertThat(message.after(" ON ")).isTrue();
        assertThat(message.name()).isEqualTo("users");
        assertThat(message.after("(")).isTrue();
        assertThat(message.names()).containsExactly("email", "name");
    }

    @Test
    void quotedNames() {
        // each name is quoted as in SQL, and then the whole once more
        assertThat(quoted("\"\"\"a b\"\".\"\"c\"\"\"\"d\"\"\"").name()).isEqualTo("c\"d");
        assertThat(quoted("\"U&\"\"\\\\00e9\\\\+01f600\\\\\\\\\"\"\"").name()).isEqualTo("\u00e9\uD83D\uDE00\\");
        assertThat(quoted("\"a\\\\b\\000a\"").text()).isEqualTo("a\\b\n");
    }

    @Test
    void theOwnerIsNotQuotedAgain() {
        assertThat(quoted(
                                "\"f: PUBLIC.a FOREIGN KEY(b) REFERENCES PUBLIC.c(id) ('x: PUBLIC.y FOREIGN KEY(z) REFERENCES ')\"")
                        .owner())
                .contains("f");
        H2MessageParser colons = quoted(
                "\"f: PUBLIC.x FOREIGN KEY(g: PUBLIC.\"\"a: b\"\" FOREIGN KEY(\"\"x, y\"\", z) REFERENCES PUBLIC.t(id) (9)\"");
        assertThat(colons.owner()).contains("f: PUBLIC.x FOREIGN KEY(g");
        assertThat(colons.after(" FOREIGN KEY(")).isTrue();
        assertThat(colons.names()).containsExactly("x, y", "z");
        assertThat(quoted("\"check: \"").owner()).contains("check");
        assertThat(quoted("\"nobody's\"").owner()).isEmpty();
    }

    @Test
    void whatIsCutOffOrOtherwiseOdd() {
        assertThat(H2MessageParser.of("nothing")).isEmpty();
        assertThat(quoted("\"").text()).isEmpty();
        assertThat(quoted("\"\"").name()).isEmpty();
        assertThat(quoted("\"a\\").text()).isEqualTo("a\\");
        assertThat(quoted("\"a\\12\\+99\\zz").text()).isEqualTo("a\\12\\+99\\zz");
        assertThat(quoted("\"\\+ffffff\"").text()).isEqualTo("\\+ffffff");
        assertThat(quoted("\"\\+110000\"").text()).isEqualTo("\\+110000");
        assertThat(quoted("\"U&\"\"a").name()).isEqualTo("a");
        assertThat(quoted("\"PUBLIC.users(\"").names()).containsExactly("users");
        assertThat(quoted("\"x\"").after(" ON ")).isFalse();
    }

    private static H2MessageParser quoted(String message) {
        return H2MessageParser.of("Eine Meldung: " + message).orElseThrow();
    }
}
