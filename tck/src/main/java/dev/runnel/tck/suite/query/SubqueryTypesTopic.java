package dev.runnel.tck.suite.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.NullableExpr;
import dev.runnel.PresentExpr;
import dev.runnel.Selection;
import dev.runnel.companion.ModelProvider;
import dev.runnel.tck.scenario.types.Specimen;
import dev.runnel.tck.scenario.types.Specimens;
import dev.runnel.tck.scenario.types.Trace;
import dev.runnel.tck.scenario.types.Traces;
import dev.runnel.tck.suite.Topic;
import dev.runnel.tck.suite.type.TypeSample;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Subqueries over values of every type: what is among their values is what is among a list of them. */
public abstract class SubqueryTypesTopic extends Topic {
    private static final List<Integer> ALL =
            TypeSample.EDGES.stream().map(Specimen::number).sorted().toList();

    @Override
    protected List<ModelProvider> models() {
        return List.of(Specimens.MODEL, Traces.MODEL);
    }

    @BeforeEach
    void seedEdges() {
        get(Specimens.insertMany(TypeSample.EDGES).exec(db()));
        get(Traces.insertMany(TypeSample.EDGES.stream().map(TypeSample::trace).toList())
                .exec(db()));
        get(Traces.insert(TypeSample.blank(100)).exec(db()));
    }

    @Test
    void numbers() {
        among(f -> f.tiny(), f -> f.tiny());
        among(f -> f.small(), f -> f.small());
        among(f -> f.medium(), f -> f.medium());
        among(f -> f.large(), f -> f.large());
        among(f -> f.narrow(), f -> f.narrow());
        among(f -> f.wide(), f -> f.wide());
        among(f -> f.amount(), f -> f.amount());
    }

    @Test
    void textsBytesAndTruths() {
        among(f -> f.truth(), f -> f.truth());
        among(f -> f.text(), f -> f.text());
        among(f -> f.bytes(), f -> f.bytes());
        among(f -> f.uuid(), f -> f.uuid());
    }

    @Test
    void times() {
        among(f -> f.day(), f -> f.day());
        among(f -> f.time(), f -> f.time());
        among(f -> f.moment(), f -> f.moment());
        among(f -> f.instant(), f -> f.instant());
        among(f -> f.offset(), f -> f.offset());
    }

    @Test
    void enums() {
        among(f -> f.color(), f -> f.color());
    }

    @Test
    void newtypes() {
        among(f -> f.code(), f -> f.code());
        among(f -> f.rank(), f -> f.rank());
        among(f -> f.level(), f -> f.level());
        among(f -> f.hue(), f -> f.hue());
        among(f -> f.stamp(), f -> f.stamp());
    }

    private <T> void among(
            Function<Specimens.Fields<Specimen>, ? extends PresentExpr<Specimen, T>> required,
            Function<Traces.Fields<Trace>, ? extends NullableExpr<Trace, T>> nullable) {
        Selection<T> some = Specimens.filter(f -> f.number().le(3)).select(required::apply);
        List<T> values = list(some.all(db()));
        List<Integer> found = numbers(Specimens.filter(f -> required.apply(f).in(values)));
        assertThat(found).contains(1, 2, 3);

        assertThat(numbers(Specimens.filter(f -> required.apply(f).in(some)))).isEqualTo(found);
        assertThat(numbers(Specimens.filter(f -> required.apply(f).notIn(some))))
                .isEqualTo(others(found));
        assertThat(numbers(Specimens.filter(f -> required.apply(f).in(noLater(f, required)))))
                .as("every row is one of those that come no later")
                .isEqualTo(ALL);
        assertThat(numbers(Specimens.filter(f -> required.apply(f).notIn(noLater(f, required)))))
                .isEmpty();
        assertThat(numbers(Specimens.filter(f -> required.apply(f)
                        .in(Selection.present(
                                Traces.filter(t -> t.number().le(3)).select(nullable::apply))))))
                .isEqualTo(found);
        assertThat(traces(Traces.filter(t -> nullable.apply(t).in(some)))).isEqualTo(found);
        List<Integer> outside = new ArrayList<>(others(found));
        outside.add(100);
        assertThat(traces(Traces.filter(t -> nullable.apply(t).notIn(some)))).isEqualTo(outside);
    }

    /** A subquery that names the row outside. */
    private static <T> Selection<T> noLater(
            Specimens.Fields<Specimen> row,
            Function<Specimens.Fields<Specimen>, ? extends PresentExpr<Specimen, T>> required) {
        return Specimens.filter(f -> f.number().le(row.number())).select(required::apply);
    }

    private List<Integer> others(List<Integer> found) {
        return ALL.stream().filter(number -> !found.contains(number)).toList();
    }

    private List<Integer> numbers(Specimens.Query query) {
        return list(query.orderBy(f -> f.number().asc()).select(f -> f.number()).all(db()));
    }

    private List<Integer> traces(Traces.Query query) {
        return list(query.orderBy(f -> f.number().asc()).select(f -> f.number()).all(db()));
    }
}
