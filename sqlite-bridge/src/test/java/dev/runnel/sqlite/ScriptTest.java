package dev.runnel.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.spi.R2dbcBadGrammarException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTest {
    @Test
    void semicolonsSeparateStatements() {
        assertThat(texts("select 1; select 2 ;; select 3;")).containsExactly("select 1", "select 2", "select 3");
    }

    @Test
    void semicolonsInTextsNamesAndCommentsDoNot() {
        assertThat(texts("select ';''', \";\"\"\", `;```, [;] -- ;\n, /* ; */ x';'; select 2"))
                .containsExactly("select ';''', \";\"\"\", `;```, [;] -- ;\n, /* ; */ x';'", "select 2");
    }

    @Test
    void commentsAroundAStatementAreNotPartOfIt() {
        assertThat(texts("-- a\n/* b */ select 1 -- c")).containsExactly("select 1");
        assertThat(texts("select 1; -- nothing follows")).containsExactly("select 1");
    }

    @Test
    void aTriggerGoesOnUntilItsEnd() {
        String trigger =
                "CREATE TEMP TRIGGER t AFTER INSERT ON a BEGIN " + "SELECT CASE WHEN 1 THEN 2 END; DELETE FROM b; END";
        assertThat(texts(trigger + "; select 1")).containsExactly(trigger, "select 1");
        assertThat(texts("explain " + trigger)).containsExactly("explain " + trigger);
    }

    @Test
    void otherStatementsWithBeginOrEndDoNotGoOn() {
        assertThat(texts("begin; create table \"trigger\" (i); end; select 1"))
                .containsExactly("begin", "create table \"trigger\" (i)", "end", "select 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ; -- nothing",
                "select 1; select 'open",
                "select 1; select \"open",
                "select 1; select [open",
                "select 1; /* open",
                "select 1; create trigger t after insert on a begin select 1;",
                "select 1\0; drop table t",
                "select ?0",
                "select ?32767",
                "select $x(a",
                "pragma busy_timeout = 5",
                "select 1; PRAGMA main.[busy_timeout](5)",
            })
    void invalidTextsAreRejected(String text) {
        assertThatThrownBy(() -> SqlScript.of(text)).isInstanceOf(R2dbcBadGrammarException.class);
    }

    @Test
    void parametersAreNumberedAsSqliteDoes() {
        assertThat(numbers("select ?, ?, ?")).containsExactly(0, 1, 2);
        assertThat(numbers("select ?3, ?")).containsExactly(-1, -1, 2, 3);
        assertThat(numbers("select :a, @a, $a, :b, :a")).containsExactly(0, 1, 2, 3);
        assertThat(numbers("select ?2, :x, ?2")).containsExactly(-1, 1, 2);
    }

    @Test
    void aDollarWithANumberIsThatNumber() {
        SqlScript script = SqlScript.of("select $2, $1");
        assertThat(script.pieces().get(0).sql()).isEqualTo("select ?2, ?1");
        assertThat(script.parameter("$2")).isEqualTo(1);
    }

    @Test
    void parametersAreNumberedOverTheWholeText() {
        SqlScript script = SqlScript.of("select ?, :a; select :b, ?, :a");
        assertThat(script.parameters()).isEqualTo(4);
        assertThat(script.pieces().get(0).parameters()).containsExactly(0, 1);
        assertThat(script.pieces().get(1).parameters()).containsExactly(2, 3, 1);
    }

    /** SQLite would number the other parameters of each statement by itself. */
    @Test
    void numberedParametersAreNumberedOverTheWholeText() {
        SqlScript script =
                SqlScript.of("delete from a where id = $1; update b set n = :n where id = $1; select ?, ':n'");
        assertThat(script.pieces().stream().map(SqlScript.ScriptPart::sql))
                .containsExactly("delete from a where id = ?1", "update b set n = ?2 where id = ?1", "select ?, ':n'");
        assertThat(script.pieces().get(1).parameters()).containsExactly(0, 1);
        assertThat(script.pieces().get(2).parameters()).containsExactly(2);
        assertThat(numbers("select :x, ?1, :y")).containsExactly(0, 1);
    }

    @Test
    void aNameMayHaveParenthesesBehindIt() {
        SqlScript script = SqlScript.of("select $x(a;b), $1(c)");
        assertThat(script.parameters()).isEqualTo(2);
        assertThat(script.parameter("$x(a;b)")).isZero();
        assertThat(texts("select $x(--); select 2\n+1")).containsExactly("select $x(--)", "select 2\n+1");
    }

    @Test
    void aByteOrderMarkIsWhiteSpace() {
        assertThat(piece("\ufeffBEGIN").isTransactional()).isTrue();
        assertThat(texts("\ufeffselect 1; \ufeffselect 2")).containsExactly("select 1", "select 2");
    }

    @Test
    void namesAreFoundWithAndWithoutTheirFirstCharacter() {
        SqlScript script = SqlScript.of("select :a, @b, $b, ':c', \"@d\" -- :e");
        assertThat(script.parameter(":a")).isZero();
        assertThat(script.parameter("a")).isZero();
        assertThat(script.parameter("@b")).isEqualTo(1);
        assertThat(script.parameter("b")).as("of two").isEqualTo(-1);
        assertThat(script.parameter("c")).isEqualTo(-1);
        assertThat(script.parameters()).isEqualTo(3);
    }

    @Test
    void theVerbSaysWhetherItReads() {
        assertThat(piece("select 1").reads()).isTrue();
        assertThat(piece("explain delete from t").reads()).isTrue();
        assertThat(piece("with a as (select 1) select * from a").reads()).isTrue();
        assertThat(piece("with a as (select 1) insert into t select * from a").changesRows())
                .isTrue();
        assertThat(piece("with explain as (select 1) delete from t").changesRows())
                .isTrue();
        assertThat(piece("with a(x) as (select (1)), replace as (select 2) select * from replace")
                        .reads())
                .isTrue();
        assertThat(piece("pragma journal_mode").reads()).isFalse();
        assertThat(piece("rollback to s").verb()).isEqualTo("ROLLBACK TO");
    }

    @Test
    void returningIsSeenOutsideOfParentheses() {
        assertThat(piece("insert into t values (1) returning id").returning()).isTrue();
        assertThat(piece("insert into t values ('returning')").returning()).isFalse();
        assertThat(piece("update t set a = (select \"returning\" from u)").returning())
                .isFalse();
    }

    private static List<String> texts(String text) {
        return SqlScript.of(text).pieces().stream()
                .map(SqlScript.ScriptPart::sql)
                .toList();
    }

    private static int[] numbers(String text) {
        return piece(text).parameters();
    }

    private static SqlScript.ScriptPart piece(String text) {
        return SqlScript.of(text).pieces().get(0);
    }
}
