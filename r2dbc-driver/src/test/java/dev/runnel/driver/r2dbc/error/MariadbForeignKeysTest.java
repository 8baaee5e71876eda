package dev.runnel.driver.r2dbc.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.error.ConstraintViolationException;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names with quotes in them, in what MariaDB 11.4.5 says of a foreign key, and what 10.11.19 does, which no build runs on. */
class MariadbForeignKeysTest {
    private static final String BEGIN = "Cannot add or update a child row: a foreign key constraint fails (";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"d\".\"a\"t\", CONSTRAINT \"a\"t_fkey\" FOREIGN KEY (\"\"b\"\", \"c, d\") REFERENCES \"o\" (\"id\", \"no\"))",
                "\"d\".\"a\"\"t\", CONSTRAINT \"a\"\"t_fkey\" FOREIGN KEY (\"\"\"b\"\"\", \"c, d\") REFERENCES \"o\" (\"id\", \"no\"))",
                "  \"d\".\"a\"\"t\", CONSTRAINT \"a\"\"t_fkey\" FOREIGN KEY (\"\"\"b\"\"\", \"c, d\") REFERENCES \"o\" (\"id\", \"n"
            })
    void areThoseOfTheModel(String names) {
        ConstraintViolationException violated = (ConstraintViolationException) new MysqlErrorTranslator()
                .translate(new R2dbcDataIntegrityViolationException(BEGIN + names, "23000", 1452));
        assertThat(violated.kind()).isEqualTo(ConstraintViolationException.Kind.FOREIGN_KEY);
        assertThat(violated.constraint()).contains("a\"t_fkey");
        assertThat(violated.columns()).containsExactly("\"b\"", "c, d");
    }
}
