package dev.runnel.planner.fold;

import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.Compare;
import dev.runnel.spi.TableExpr.Exists;
import dev.runnel.spi.TableExpr.ValueExpr;
import dev.runnel.type.CompareOp;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.List;

/** Expressions for the tests of rules: a table with a required number and two nullable ones, and some conditions. */
final class ReferencedColumnSet {
    private static final Type.Scalar NUMBER = Type.of(StorageType.I64);
    private static final Type.Scalar NUMBER_OR_NONE = Type.optional(StorageType.I64);

    static final ColumnRef REQUIRED = ColumnRef.own(new Column("t", "r", 0, NUMBER));
    static final ColumnRef X = ColumnRef.own(new Column("t", "x", 1, NUMBER_OR_NONE));
    static final ColumnRef Y = ColumnRef.own(new Column("t", "y", 2, NUMBER_OR_NONE));
    static final Table TABLE = new Table(
            "t",
            List.of(REQUIRED.column(), X.column(), Y.column()),
            List.of(REQUIRED.column()),
            List.of(),
            List.of(),
            List.of());
    static final TableExpr P = new ValueExpr(new Value.Param(0, NUMBER));
    static final Value.ListParam LIST = new Value.ListParam(1, NUMBER);

    static final TableExpr A = compare(CompareOp.EQ, X, P);
    static final TableExpr B = compare(CompareOp.LT, Y, P);
    static final TableExpr C = compare(CompareOp.GE, REQUIRED, P);

    private ReferencedColumnSet() {}

    static TableExpr compare(CompareOp op, TableExpr left, TableExpr right) {
        return new Compare(op, left, right);
    }

    static TableExpr exists(TableExpr where) {
        return new Exists(new SelectRows(TABLE, List.of(), where, List.of(), null, null, List.of(ValueExpr.TRUE)));
    }
}
