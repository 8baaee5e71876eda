package dev.runnel.driver.r2dbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.Call;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.Not;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.FunctionDescriptor;
import dev.runnel.type.FunctionDescriptor.NullRule;
import dev.runnel.type.FunctionDescriptor.TypeRule;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A function is one descriptor, and one override where a database differs. */
class FunctionSqlTest {
    private static final FunctionDescriptor REVERSE = new FunctionDescriptor(
            "reverse",
            TypeRule.of(StorageType.TEXT, StorageType.TEXT),
            NullRule.NULL_IF_ANY,
            operands -> new StringBuilder((String) Objects.requireNonNull(operands.get(0)))
                    .reverse()
                    .toString(),
            "REVERSE({0})");

    private static final FunctionDescriptor IS_PALINDROME = new FunctionDescriptor(
            "is palindrome",
            TypeRule.of(StorageType.BOOL, StorageType.TEXT),
            NullRule.FALSE_IF_ANY,
            operands -> Objects.equals(operands.get(0), REVERSE.evaluate(operands)),
            "{0} = REVERSE({0})");

    private static final ColumnRef WORD = ColumnRef.own(new Column("words", "word", 0, Type.of(StorageType.TEXT)));
    private static final ColumnRef GLOSS =
            ColumnRef.own(new Column("words", "gloss", 1, Type.optional(StorageType.TEXT)));
    private static final Table WORDS = new Table(
            "words", List.of(WORD.column(), GLOSS.column()), List.of(WORD.column()), List.of(), List.of(), List.of());

    private static String select(Dialect dialect, TableExpr where, TableExpr selected) {
        SelectRows rows = new SelectRows(WORDS, List.of(), where, List.of(), null, null, List.of(selected));
        return new StatementRenderer(dialect).select(rows).text();
    }

    private static Call call(FunctionDescriptor function, TableExpr operand, StorageType result) {
        return new Call(function, List.of(operand), result);
    }

    @Test
    void aNewFunctionIsOneDescriptorAndOneOverride() {
        Call reversed = call(REVERSE, GLOSS, StorageType.TEXT);
        Dialect sqlite = new SqliteDialect();
        sqlite.override(REVERSE, "group_concat_reversed({0}, '')");

        assertThat(select(Dialect.POSTGRESQL, TableExpr.ValueExpr.TRUE, reversed))
                .isEqualTo("SELECT REVERSE(t0.\"gloss\") FROM \"words\" AS t0");
        assertThat(select(sqlite, TableExpr.ValueExpr.TRUE, reversed))
                .isEqualTo("SELECT group_concat_reversed(t0.`gloss`, '') FROM `words` AS t0");
        assertThat(REVERSE.evaluate(List.of("abc"))).isEqualTo("cba");
        assertThat(REVERSE.evaluate(Collections.singletonList(null))).isNull();
        assertThat(reversed.type()).isEqualTo(Type.optional(StorageType.TEXT));
        assertThat(call(REVERSE, WORD, StorageType.TEXT).type()).isEqualTo(Type.of(StorageType.TEXT));
    }

    @Test
    void aPredicateIsTwoValued() {
        Call word = call(IS_PALINDROME, WORD, StorageType.BOOL);
        Call gloss = call(IS_PALINDROME, GLOSS, StorageType.BOOL);

        assertThat(select(Dialect.POSTGRESQL, gloss, WORD)).endsWith(" WHERE t0.\"gloss\" = REVERSE(t0.\"gloss\")");
        assertThat(select(Dialect.POSTGRESQL, new Not(word), WORD))
                .endsWith(" WHERE NOT t0.\"word\" = REVERSE(t0.\"word\")");
        assertThat(select(Dialect.POSTGRESQL, new Not(gloss), WORD))
                .endsWith(" WHERE (NOT t0.\"gloss\" = REVERSE(t0.\"gloss\") OR t0.\"gloss\" IS NULL)");
        assertThat(select(Dialect.POSTGRESQL, TableExpr.ValueExpr.TRUE, gloss))
                .startsWith("SELECT COALESCE(t0.\"gloss\" = REVERSE(t0.\"gloss\"), FALSE) FROM ");
        assertThat(IS_PALINDROME.evaluate(List.of("level"))).isEqualTo(true);
        assertThat(IS_PALINDROME.evaluate(Collections.singletonList(null))).isEqualTo(false);
        assertThat(gloss.type()).isEqualTo(Type.Scalar.CONDITION);
    }

    @Test
    void everyDialectHasSqlForEveryBuiltInFunction() {
        for (Dialect dialect :
                List.of(Dialect.POSTGRESQL, Dialect.H2, Dialect.SQLITE, Dialect.MYSQL, Dialect.MARIADB)) {
            for (FunctionDescriptor function : BuiltInFunctions.all()) {
                assertThatCode(() -> dialect.function(function))
                        .as("%s of %s", function, dialect.getClass().getSimpleName())
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    void aFunctionWithoutSqlIsRefused() {
        FunctionDescriptor none =
                new FunctionDescriptor("none", TypeRule.of(StorageType.TEXT), NullRule.NULL_IF_ANY, null, null);
        Call call = new Call(none, List.of(), StorageType.TEXT);
        assertThatThrownBy(() -> select(Dialect.H2, TableExpr.ValueExpr.TRUE, call))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none");
    }

    @Test
    void operandsOfOtherTypesAreRefused() {
        assertThatThrownBy(() -> new Call(REVERSE, List.of(WORD, WORD), StorageType.TEXT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reverse");
        assertThatThrownBy(() -> call(REVERSE, WORD, StorageType.I64)).isInstanceOf(IllegalArgumentException.class);
    }
}
