package dev.runnel.tck.suite.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.NonNullExpr;
import dev.runnel.Sql;
import dev.runnel.SqlArgument;
import dev.runnel.SqlRow;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.DecodeException;
import dev.runnel.error.ErrorCode;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.report.SpecimenRow;
import dev.runnel.tck.scenario.report.SpecimenRows;
import dev.runnel.tck.scenario.types.Specimen;
import dev.runnel.tck.scenario.types.Specimens;
import dev.runnel.tck.scenario.types.Trace;
import dev.runnel.tck.scenario.types.Traces;
import dev.runnel.tck.suite.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Values of each type, as arguments and as columns of SQL of the application. */
public abstract class RawSqlTypesTopic extends Topic {
    /** The components whose class alone says how they are stored. */
    private static final List<String> PLAIN = List.of(
            "truth", "tiny", "small", "medium", "large", "narrow", "wide", "amount", "text", "bytes", "uuid", "day",
            "time", "moment", "instant", "offset", "color");

    @Override
    protected List<ModelProvider> models() {
        return List.of(Specimens.MODEL, Traces.MODEL);
    }

    private boolean runsSql() {
        if (capabilities().reads().sql()) {
            get(Specimens.insertMany(TypeSample.EDGES).exec(db()));
            return true;
        }
        refuses(
                ErrorCode.SQL_NOT_NATIVE,
                () -> Sql.query("select {} as v", 1L).rows().exec(db()));
        return false;
    }

    private static SqlArgument column(String name) {
        return Specimens.TABLE.column(s -> {
            NonNullExpr<Specimen, ?> path = TypeSample.required(s, name);
            return path;
        });
    }

    private static SqlArgument number() {
        return Specimens.TABLE.column(s -> s.number());
    }

    @Test
    @Covers("raw_sql/query_infers_storage_values")
    void aValueEqualsItsColumn() {
        if (!runsSql()) {
            return;
        }
        for (Specimen specimen : TypeSample.EDGES) {
            for (String name : PLAIN) {
                Object value = Components.value(specimen, name);
                assertThat(list(Sql.query(
                                        "select {} as n from {} where {} = {}",
                                        number(),
                                        Specimens.TABLE,
                                        column(name),
                                        value)
                                .rows()
                                .all(db())))
                        .as("%s = %s", name, value)
                        .extracting(row -> row.get("n", Integer.class))
                        .containsExactlyInAnyOrderElementsOf(numbersOf(name, List.of(value)));
            }
        }
    }

    @Test
    void aListContainsTheValuesOfAColumn() {
        if (!runsSql()) {
            return;
        }
        for (String name : PLAIN) {
            List<Object> values = TypeSample.EDGES.stream()
                    .limit(4)
                    .map(specimen -> Components.value(specimen, name))
                    .toList();
            for (List<Object> some : List.of(values, values.subList(1, 2))) {
                assertThat(list(Sql.query(
                                        "select {} as n from {} where {} in {}",
                                        number(),
                                        Specimens.TABLE,
                                        column(name),
                                        some)
                                .rows()
                                .all(db())))
                        .as("%s in %s", name, some)
                        .extracting(row -> row.get("n", Integer.class))
                        .containsExactlyInAnyOrderElementsOf(numbersOf(name, some));
            }
        }
    }

    private static List<Integer> numbersOf(String name, List<Object> values) {
        return TypeSample.EDGES.stream()
                .filter(specimen ->
                        values.stream().anyMatch(value -> Objects.deepEquals(value, Components.value(specimen, name))))
                .map(Specimen::number)
                .toList();
    }

    @Test
    void anInsertStoresEachValueAsAModelDoes() {
        if (!runsSql()) {
            return;
        }
        for (Specimen specimen : TypeSample.EDGES) {
            Specimen other = Components.record(
                    Specimen.class,
                    component -> component.getName().equals("number")
                            ? (Object) (specimen.number() + 100)
                            : Components.value(specimen, component.getName()));
            List<Object> arguments = new ArrayList<>(List.of(Specimens.TABLE, number()));
            PLAIN.forEach(name -> arguments.add(column(name)));
            List<String> newtypes = List.of("code", "rank", "level", "hue", "stamp");
            newtypes.forEach(name -> arguments.add(column(name)));
            arguments.add(other.number());
            PLAIN.forEach(name -> arguments.add(Components.value(other, name)));
            arguments.addAll(List.of(other.text(), other.medium(), other.medium(), other.color(), other.offset()));
            String places = "{}" + ", {}".repeat(PLAIN.size() + newtypes.size());
            long inserted = get(Sql.statement(
                            Sql.unchecked("insert into {} (" + places + ") values (" + places + ")"),
                            arguments.toArray())
                    .exec(db()));
            assertThat(inserted).isOne();
            assertThat(get(Specimens.byNumber(other.number()).one(db())))
                    .usingRecursiveComparison()
                    .isEqualTo(other);
        }
    }

    @Test
    @Covers({
        "raw_sql/query_column_types_decode_scalars",
        "raw_sql/query_column_types_decode_temporal",
        "raw_sql/query_column_types_decode_decimal",
        "raw_sql/query_column_types_decode_bigdecimal"
    })
    void aProjectionReadsEachType() {
        if (!runsSql()) {
            return;
        }
        assertThat(list(Sql.query("select * from {}", Specimens.TABLE)
                        .as(SpecimenRows.ROW)
                        .all(db())))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactlyInAnyOrderElementsOf(TypeSample.EDGES.stream()
                        .map(specimen -> Components.record(
                                SpecimenRow.class, component -> Components.value(specimen, component.getName())))
                        .toList());
    }

    @Test
    void aRowReadsEachType() {
        if (!runsSql()) {
            return;
        }
        for (SqlRow row :
                list(Sql.query("select * from {}", Specimens.TABLE).rows().all(db()))) {
            Specimen specimen = TypeSample.EDGES.stream()
                    .filter(edge -> edge.number() == row.get("number", Integer.class))
                    .findFirst()
                    .orElseThrow();
            for (String name : PLAIN) {
                Object value = Components.value(specimen, name);
                for (int i = 0; i < 2; i++) {
                    Object read = row.get(name, value.getClass());
                    assertThat(read)
                            .as("%s of %s", name, row.columns())
                            .usingRecursiveComparison()
                            .isEqualTo(value);
                }
            }
        }
    }

    @Test
    void aValueThatIsSelectedAloneIsReadAsItWas() {
        if (!runsSql()) {
            return;
        }
        for (Specimen specimen : TypeSample.EDGES) {
            for (String name : PLAIN) {
                Object value = Components.value(specimen, name);
                Object read =
                        get(Sql.query("select {} as v", value).rows().one(db())).get("v", value.getClass());
                assertThat(read).as(name).usingRecursiveComparison().isEqualTo(value);
            }
        }
    }

    @Test
    @Covers("raw_sql/statement_binds_typed_null")
    void aTypedNullIsStoredInEachColumn() {
        if (!runsSql()) {
            return;
        }
        Trace full = TypeSample.trace(TypeSample.EDGES.get(5));
        get(Traces.insert(full).exec(db()));
        for (String name : PLAIN) {
            Class<?> type = Components.value(TypeSample.EDGES.get(0), name).getClass();
            assertThat(get(Sql.statement(
                                    "update {} set {} = {}",
                                    Traces.TABLE,
                                    Traces.TABLE.column(t -> TypeSample.nullable(t, name)),
                                    Sql.nullOf(type))
                            .exec(db())))
                    .as(name)
                    .isOne();
            SqlRow row = get(Sql.query("select * from {}", Traces.TABLE).rows().one(db()));
            assertThat(row.find(name, type)).as(name).isEmpty();
            DecodeException failed = org.assertj.core.api.Assertions.catchThrowableOfType(
                    DecodeException.class, () -> row.get(name, type));
            assertThat(failed.names()).containsEntry("column", name);
            assertThat(get(Sql.query("select {} as v", Sql.nullOf(type)).rows().one(db()))
                            .find("v", type))
                    .as(name)
                    .isEmpty();
        }
    }

    @Test
    void aColumnIsNotReadAsAnotherClass() {
        if (!runsSql()) {
            return;
        }
        SqlRow row = list(Sql.query("select * from {}", Specimens.TABLE).rows().all(db()))
                .get(0);
        for (Class<?> type : Stream.of(java.util.UUID.class, byte[].class, Long.class, java.time.Instant.class)
                .toList()) {
            DecodeException failed = org.assertj.core.api.Assertions.catchThrowableOfType(
                    DecodeException.class, () -> row.get("color", type));
            assertThat(failed).as(Arrays.toString(new Object[] {type})).isNotNull();
            assertThat(failed.names()).containsEntry("column", "color");
        }
    }
}
