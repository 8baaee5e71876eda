package dev.runnel.planner.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.error.UnsupportedFeatureException;
import dev.runnel.planner.SampleBackends;
import dev.runnel.schema.Column;
import dev.runnel.schema.QualifiedName;
import dev.runnel.schema.Table;
import dev.runnel.schema.Table.NamedColumns;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Capabilities.ItemRead;
import dev.runnel.spi.ReadItems.ByIndex;
import dev.runnel.spi.ReadItems.ByKey;
import dev.runnel.spi.ReadItems.ByPartition;
import dev.runnel.spi.ReadItems.Scan;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.Compare;
import dev.runnel.spi.TableExpr.InList;
import dev.runnel.spi.TableExpr.KeyEquals;
import dev.runnel.spi.TableExpr.KeyInList;
import dev.runnel.spi.TableExpr.ValueExpr;
import dev.runnel.stmt.StatementOptions;
import dev.runnel.type.CompareOp;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessPathTest {
    private static final AccessPaths PATHS = new AccessPaths(SampleBackends.KEY_VALUE, StatementOptions.DEFAULT);
    private static final Type.Scalar NUMBER = Type.of(StorageType.I64);
    private static final Column ID = new Column("t", "id", 0, NUMBER);
    private static final Column A = new Column("t", "a", 1, NUMBER);
    private static final Column B = new Column("t", "b", 2, Type.optional(StorageType.I64));
    private static final Column C = new Column("t", "c", 3, NUMBER);
    private static final Table SINGLE = table(List.of(ID));
    private static final Table PAIR = table(List.of(ID, A));
    private static final Value P = new Value.Param(0, NUMBER);
    private static final Value Q = new Value.Param(1, NUMBER);
    private static final Value.ListParam LIST = new Value.ListParam(2, NUMBER);
    private static final Value.ListParam OTHERS = new Value.ListParam(3, NUMBER);

    private static Table table(List<Column> key) {
        return new Table(
                "t",
                List.of(ID, A, B, C),
                key,
                List.of(new NamedColumns("t_b_key", List.of(B))),
                List.of(new NamedColumns("t_a_b_idx", List.of(A, B))),
                List.of());
    }

    private static TableExpr is(Column column, Value value) {
        return new Compare(CompareOp.EQ, ColumnRef.own(column), new ValueExpr(value));
    }

    private static TableExpr in(Column column) {
        return new InList(ColumnRef.own(column), LIST);
    }

    @Test
    void prefersTheKeyToAnIndex() {
        AccessPath path = PATHS.of(SINGLE, List.of(is(B, P), is(ID, Q)));
        assertThat(path).isEqualTo(new AccessPath(new ByKey(List.of(Q)), List.of(is(B, P))));
    }

    @Test
    void theValueMayStandOnTheLeft() {
        TableExpr reversed = new Compare(CompareOp.EQ, new ValueExpr(P), ColumnRef.own(ID));
        assertThat(PATHS.of(SINGLE, List.of(reversed))).isEqualTo(new AccessPath(new ByKey(List.of(P)), List.of()));
    }

    @Test
    void aListOfKeys() {
        assertThat(PATHS.of(SINGLE, List.of(in(ID)))).isEqualTo(new AccessPath(new ByKey(List.of(LIST)), List.of()));
    }

    @Test
    void aRelatedRow() {
        TableExpr match = new KeyEquals(List.of(ColumnRef.own(B)), List.of(new ValueExpr(P)));
        assertThat(PATHS.of(SINGLE, List.of(match)))
                .isEqualTo(new AccessPath(new ByIndex(List.of(B), List.of(P)), List.of()));
    }

    @Test
    void aRelatedRowByAKeyOfTwoParts() {
        TableExpr match = new KeyEquals(
                List.of(ColumnRef.own(A), ColumnRef.own(ID)), List.of(new ValueExpr(P), new ValueExpr(Q)));
        assertThat(PATHS.of(PAIR, List.of(match))).isEqualTo(new AccessPath(new ByKey(List.of(Q, P)), List.of()));
        assertThat(PATHS.of(SINGLE, List.of(match))).isEqualTo(new AccessPath(new ByKey(List.of(Q)), List.of(match)));
    }

    @Test
    void prefersAValueToAList() {
        assertThat(PATHS.of(PAIR, List.of(in(ID), is(ID, P), is(A, Q))))
                .isEqualTo(new AccessPath(new ByKey(List.of(P, Q)), List.of(in(ID))));
    }

    @Test
    void aWholeKeyOfTwoParts() {
        assertThat(PATHS.of(PAIR, List.of(is(A, Q), is(C, P), is(ID, P))))
                .isEqualTo(new AccessPath(new ByKey(List.of(P, Q)), List.of(is(C, P))));
    }

    @Test
    void theFirstPartOfAKey() {
        assertThat(PATHS.of(PAIR, List.of(is(C, Q), is(ID, P))))
                .isEqualTo(new AccessPath(new ByPartition(List.of(P)), List.of(is(C, Q))));
        assertThat(PATHS.of(PAIR, List.of(in(ID))))
                .isEqualTo(new AccessPath(new ByPartition(List.of(LIST)), List.of()));
    }

    @Test
    void theFirstPartsOfAKeyOfThree() {
        Table three = table(List.of(ID, C, A));
        assertThat(PATHS.of(three, List.of(is(C, Q), is(ID, P))))
                .isEqualTo(new AccessPath(new ByPartition(List.of(P, Q)), List.of()));
        assertThat(PATHS.of(three, List.of(is(ID, P))))
                .isEqualTo(new AccessPath(new ByPartition(List.of(P)), List.of()));
    }

    @Test
    void aPartOfAPartitionIsNotEnough() {
        Table table = new Table(
                QualifiedName.of("t"),
                List.of(ID, A, B, C),
                List.of(ID, C, A),
                "t_pkey",
                2,
                List.of(),
                List.of(),
                List.of());
        assertThat(PATHS.of(table, List.of(is(ID, P)))).isEqualTo(new AccessPath(new Scan(), List.of(is(ID, P))));
        assertThat(PATHS.of(table, List.of(is(C, P)))).isEqualTo(new AccessPath(new Scan(), List.of(is(C, P))));
    }

    /** An item whose last component is null is in no index. */
    @Test
    void theFirstPartOfAnIndexWhoseRestIsRequired() {
        Table table = new Table(
                "t",
                List.of(ID, A, B, C),
                List.of(ID),
                List.of(),
                List.of(new NamedColumns("ab", List.of(A, B)), new NamedColumns("ca", List.of(C, A))),
                List.of());
        assertThat(PATHS.of(table, List.of(is(C, P))))
                .isEqualTo(new AccessPath(new ByIndex(List.of(C, A), List.of(P)), List.of()));
        assertThat(PATHS.of(table, List.of(is(A, P)))).isEqualTo(new AccessPath(new Scan(), List.of(is(A, P))));
        assertThat(PATHS.toKeys(table, List.of(C), List.of(LIST))).isEqualTo(new ByIndex(List.of(C, A), List.of(LIST)));
        assertThat(PATHS.toKeys(table, List.of(A), List.of(LIST))).isEqualTo(new Scan());
    }

    @Test
    void aListOfKeysOfTwoParts() {
        TableExpr in = new KeyInList(List.of(ColumnRef.own(A), ColumnRef.own(ID)), List.of(LIST, OTHERS));
        assertThat(PATHS.of(PAIR, List.of(is(C, P), in)))
                .isEqualTo(new AccessPath(new ByKey(List.of(OTHERS, LIST)), List.of(is(C, P))));
        TableExpr listed = new KeyInList(List.of(ColumnRef.own(A), ColumnRef.own(B)), List.of(LIST, OTHERS));
        assertThat(PATHS.of(PAIR, List.of(listed)))
                .isEqualTo(new AccessPath(new ByIndex(List.of(A, B), List.of(LIST, OTHERS)), List.of()));
        TableExpr repeated = new KeyInList(List.of(ColumnRef.own(ID), ColumnRef.own(ID)), List.of(LIST, OTHERS));
        assertThat(PATHS.of(PAIR, List.of(repeated))).isEqualTo(new AccessPath(new Scan(), List.of(repeated)));
    }

    @Test
    void relatedRowsWhoseKeyBeginsWithTheirForeignKey() {
        assertThat(PATHS.toKeys(PAIR, List.of(ID), List.of(LIST))).isEqualTo(new ByPartition(List.of(LIST)));
    }

    @Test
    void aListIsNoPartOfAKeyOfTwo() {
        assertThat(PATHS.of(PAIR, List.of(is(ID, P), in(A))))
                .isEqualTo(new AccessPath(new ByPartition(List.of(P)), List.of(in(A))));
    }

    @Test
    void aSecondConditionOnTheKeyStays() {
        assertThat(PATHS.of(SINGLE, List.of(is(ID, P), is(ID, Q))))
                .isEqualTo(new AccessPath(new ByKey(List.of(P)), List.of(is(ID, Q))));
    }

    @Test
    void prefersAUniqueColumnToAnIndex() {
        assertThat(PATHS.of(SINGLE, List.of(is(A, P), is(B, Q))))
                .isEqualTo(new AccessPath(new ByIndex(List.of(B), List.of(Q)), List.of(is(A, P))));
    }

    @Test
    void conditionWithoutIndexIsAScan() {
        List<TableExpr> conjuncts = List.of(
                new Compare(CompareOp.GE, ColumnRef.own(ID), new ValueExpr(P)),
                new Compare(CompareOp.EQ, ColumnRef.own(ID), ColumnRef.own(A)),
                new Compare(CompareOp.EQ, new ColumnRef(0, 1, ID, NUMBER), new ValueExpr(P)),
                new Compare(CompareOp.EQ, new ColumnRef(1, 0, ID, NUMBER), new ValueExpr(P)));
        assertThat(PATHS.of(SINGLE, conjuncts)).isEqualTo(new AccessPath(new Scan(), conjuncts));
    }

    @Test
    void nullIsNoKey() {
        TableExpr absent = is(B, Value.Literal.nothing(StorageType.I64));
        assertThat(PATHS.of(SINGLE, List.of(absent))).isEqualTo(new AccessPath(new Scan(), List.of(absent)));
    }

    @Test
    void relatedRowsAreFoundByKeyByIndexOrByAScan() {
        assertThat(PATHS.toKeys(SINGLE, List.of(ID), List.of(LIST))).isEqualTo(new ByKey(List.of(LIST)));
        assertThat(PATHS.toKeys(SINGLE, List.of(B), List.of(LIST))).isEqualTo(new ByIndex(List.of(B), List.of(LIST)));
        assertThat(PATHS.toKeys(SINGLE, List.of(C), List.of(LIST))).isEqualTo(new Scan());
        assertThat(PATHS.toKeys(PAIR, List.of(A, ID), List.of(P, Q))).isEqualTo(new ByKey(List.of(Q, P)));
        assertThat(PATHS.toKeys(SINGLE, List.of(B, A), List.of(P, Q)))
                .isEqualTo(new ByIndex(List.of(A, B), List.of(Q, P)));
    }

    @Test
    void aScanIsRejectedUnlessTheStatementAllowsIt() {
        Capabilities noScans = SampleBackends.KEY_VALUE.toBuilder("items")
                .itemReads(ItemRead.UNIQUE_PREFIX)
                .build();
        AccessPaths paths = new AccessPaths(noScans, StatementOptions.DEFAULT);
        assertThatThrownBy(() -> paths.toKeys(SINGLE, List.of(C), List.of(LIST)))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("SCAN_NOT_ALLOWED")
                .hasMessageContaining("missing index: c");
        AccessPaths allowed = new AccessPaths(noScans, StatementOptions.DEFAULT.withScans());
        assertThat(allowed.toKeys(SINGLE, List.of(C), List.of(LIST))).isEqualTo(new Scan());
    }

    @Test
    void theFirstColumnsOfAUniqueConstraintFindItemsOnlyIfTheStoreHasThem() {
        Table table = new Table(
                "t",
                List.of(ID, A, B, C),
                List.of(ID),
                List.of(new NamedColumns("t_a_c_key", List.of(A, C))),
                List.of(),
                List.of());
        assertThat(PATHS.toKeys(table, List.of(A), List.of(LIST))).isEqualTo(new ByIndex(List.of(A, C), List.of(LIST)));
        Capabilities claims = SampleBackends.KEY_VALUE.toBuilder("items")
                .itemReads(ItemRead.SCAN)
                .build();
        assertThat(new AccessPaths(claims, StatementOptions.DEFAULT).toKeys(table, List.of(A), List.of(LIST)))
                .isEqualTo(new Scan());
    }
}
