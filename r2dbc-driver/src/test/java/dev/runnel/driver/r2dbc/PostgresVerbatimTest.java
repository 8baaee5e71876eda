package dev.runnel.driver.r2dbc;

import static dev.runnel.spi.TableExpr.ColumnRef.own;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.error.ConstraintViolationException;
import dev.runnel.schema.Column;
import dev.runnel.schema.ColumnType;
import dev.runnel.schema.Table;
import dev.runnel.spi.DeleteRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.type.CompareOp;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.Result;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Domains of PostgreSQL, by their names: texts and numbers of which the database refuses some. */
class PostgresVerbatimTest extends DatabaseTest {
    private static final Column HANDLE =
            new Column("members", "handle", 0, Type.of(StorageType.TEXT), false, new ColumnType.RawSql("handle"), null);
    private static final Column AGE =
            new Column("members", "age", 1, Type.of(StorageType.I32), false, new ColumnType.RawSql("age"), null);
    private static final Table MEMBERS =
            new Table("members", List.of(HANDLE, AGE), List.of(HANDLE), List.of(), List.of(), List.of());

    PostgresVerbatimTest() {
        super(PostgresServer.newDatabase());
    }

    @BeforeEach
    void pushSchema() {
        Flux.usingWhen(
                        ConnectionFactories.get(url).create(),
                        connection -> Flux.from(connection
                                        .createStatement(
                                                "CREATE DOMAIN handle AS text CHECK (VALUE <> ''); CREATE DOMAIN age AS integer CHECK (VALUE > 0)")
                                        .execute())
                                .concatMap(Result::getRowsUpdated),
                        Connection::close)
                .blockLast(PATIENCE);
        driver.pushSchema(List.of(MEMBERS)).block(PATIENCE);
    }

    @Test
    void areWrittenReadAndCompared() {
        insert(MEMBERS, new Object[] {"iris", 40}, new Object[] {"jonas", 41});

        TableExpr iris = new TableExpr.Compare(
                CompareOp.EQ, own(HANDLE), new TableExpr.ValueExpr(new Value.Param(0, Type.of(StorageType.TEXT))));
        assertThat(rows(Samples.select(MEMBERS, iris, own(HANDLE), own(AGE)), "iris"))
                .containsExactly(List.of("iris", 40));
        TableExpr older = new TableExpr.InList(own(AGE), new Value.ListParam(0, Type.of(StorageType.I32)));
        run(new DeleteRows(MEMBERS, older, List.of()), List.of(41, 42));
        assertThat(rows(Samples.select(MEMBERS, TableExpr.ValueExpr.TRUE, own(AGE))))
                .containsExactly(List.of(40));
    }

    @Test
    void refuseWhatTheyDoNotHold() {
        assertThatThrownBy(() -> insert(MEMBERS, new Object[] {"", 1}))
                .isInstanceOf(ConstraintViolationException.class);
        assertThatThrownBy(() -> insert(MEMBERS, new Object[] {"iris", 0}))
                .isInstanceOf(ConstraintViolationException.class);
    }
}
