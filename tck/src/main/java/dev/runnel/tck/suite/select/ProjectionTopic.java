package dev.runnel.tck.suite.select;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Case;
import dev.runnel.Page;
import dev.runnel.Prepared;
import dev.runnel.Prepared1;
import dev.runnel.Query;
import dev.runnel.Selectable;
import dev.runnel.Selection;
import dev.runnel.Sql;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.DecodeException;
import dev.runnel.error.ErrorCode;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.report.OwnerReport;
import dev.runnel.tck.scenario.report.OwnerReports;
import dev.runnel.tck.scenario.report.SpecimenRow;
import dev.runnel.tck.scenario.report.SpecimenRows;
import dev.runnel.tck.scenario.report.TitledRow;
import dev.runnel.tck.scenario.report.TitledRows;
import dev.runnel.tck.scenario.report.TodoRow;
import dev.runnel.tck.scenario.report.TodoRows;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.types.Specimen;
import dev.runnel.tck.scenario.types.Specimens;
import dev.runnel.tck.suite.Topic;
import dev.runnel.tck.suite.type.TypeSample;
import dev.runnel.type.StorageType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records with {@code @Projection} as the rows of queries and groups: a value for each component, by its name. */
public abstract class ProjectionTopic extends Topic {
    private static final Prepared1<Long, Selection<TitledRow>> WITH_POINTS =
            Prepared.of(Long.class, least -> titled(Todos.filter(t -> t.points().ge(least))));

    @Override
    protected List<ModelProvider> models() {
        return Stream.concat(Sample.models().stream(), Stream.of(Specimens.MODEL))
                .toList();
    }

    @BeforeEach
    void seedSample() {
        seed();
    }

    private static Selection<TodoRow> rows(Query<Todo, Todos.Fields<Todo>, ?> todos) {
        return todos.selectInto(
                TodoRows.ROW,
                (t, row) -> row.created(t.created())
                        .name(t.title())
                        .points(t.points())
                        .estimate(t.estimate())
                        .urgent(t.urgent())
                        .userId(t.user().id()));
    }

    private static TodoRow row(Todo todo) {
        return new TodoRow(todo.created(), todo.title(), todo.points(), todo.estimate(), todo.urgent(), todo.userId());
    }

    private static Selection<TitledRow> titled(Query<Todo, Todos.Fields<Todo>, ?> todos) {
        return todos.selectInto(TitledRows.ROW, (t, row) -> row.title(t.title()).points(t.points()));
    }

    @Test
    void eachComponentHasItsValue() {
        assertThat(list(rows(Todos.all()).all(db())))
                .containsExactlyInAnyOrderElementsOf(
                        Sample.TODOS.stream().map(ProjectionTopic::row).toList());
        if (capabilities().reads().relational()) {
            assertThat(probe().statements()).hasSize(1);
        }
        if (capabilities().reads().sql()) {
            assertThat(list(Sql.query("select * from {}", Todos.TABLE)
                            .as(TodoRows.ROW)
                            .all(db())))
                    .containsExactlyInAnyOrderElementsOf(list(rows(Todos.all()).all(db())));
        }
    }

    @Test
    void aRowHasAnyNumberOfValuesOfAnyType() {
        List<Specimen> specimens = TypeSample.EDGES.stream()
                .filter(ProjectionTopic::isOfEachStore)
                .sorted(Comparator.comparing(Specimen::number))
                .toList();
        assertThat(specimens).hasSizeGreaterThan(1);
        get(Specimens.insertMany(specimens).exec(db()));
        List<SpecimenRow> rows = list(Specimens.all()
                .orderBy(s -> s.number().asc())
                .selectInto(
                        SpecimenRows.ROW,
                        (s, row) -> row.number(s.number())
                                .truth(s.truth())
                                .tiny(s.tiny())
                                .small(s.small())
                                .medium(s.medium())
                                .large(s.large())
                                .narrow(s.narrow())
                                .wide(s.wide())
                                .amount(s.amount())
                                .text(s.text())
                                .bytes(s.bytes())
                                .uuid(s.uuid())
                                .day(s.day())
                                .time(s.time())
                                .moment(s.moment())
                                .instant(s.instant())
                                .offset(s.offset())
                                .color(s.color())
                                .code(s.code())
                                .rank(s.rank())
                                .level(s.level())
                                .hue(s.hue())
                                .stamp(s.stamp()))
                .all(db()));
        assertThat(rows).hasSameSizeAs(specimens);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i)).usingRecursiveComparison().isEqualTo(specimens.get(i));
        }
    }

    /** DynamoDB has numbers of other magnitudes than {@code double}. */
    private static boolean isOfEachStore(Specimen specimen) {
        double magnitude = Math.abs(specimen.wide());
        return magnitude == 0 || magnitude > 1e-130 && magnitude < 1e125;
    }

    @Test
    void aRowOfAGroupHasItsKeysAndAggregates() {
        List<OwnerReport> reports = list(Todos.groupBy(t -> t.userId(), t -> t.done())
                .selectInto(
                        OwnerReports.ROW,
                        (g, row) -> row.userId(g.key1())
                                .done(g.key2())
                                .todos(g.count())
                                .titles(g.countDistinct(t -> t.title()))
                                .points(g.sum(t -> t.points()))
                                .most(g.max(t -> t.points()).optional())
                                .least(g.min(t -> t.estimate()).optional())
                                .estimate(g.avg(t -> t.estimate()).optional())
                                .urgent(g.where(t -> t.urgent().eq(true)).count())
                                .size(Case.when(g.count().gt(3), "many").orElse("few")))
                .all(db()));
        Map<List<Object>, List<Todo>> groups =
                Sample.TODOS.stream().collect(Collectors.groupingBy(t -> List.of(t.userId(), t.done())));
        assertThat(reports.stream().map(ProjectionTopic::withoutZeros))
                .containsExactlyInAnyOrderElementsOf(
                        groups.values().stream().map(ProjectionTopic::report).toList());
    }

    private static OwnerReport report(Collection<Todo> todos) {
        Todo first = todos.iterator().next();
        List<Long> estimates =
                todos.stream().flatMap(t -> t.estimate().stream()).toList();
        return new OwnerReport(
                first.userId(),
                first.done(),
                todos.size(),
                todos.stream().map(Todo::title).distinct().count(),
                todos.stream().mapToLong(Todo::points).sum(),
                todos.stream().mapToLong(Todo::points).max().orElseThrow(),
                estimates.stream().min(Comparator.naturalOrder()),
                estimates.isEmpty() ? Optional.empty() : Optional.of(mean(estimates)),
                todos.stream().filter(t -> Boolean.TRUE.equals(t.urgent())).count(),
                todos.size() > 3 ? "many" : "few");
    }

    private static BigDecimal mean(List<Long> values) {
        BigDecimal sum = BigDecimal.valueOf(values.stream().mapToLong(v -> v).sum());
        return sum.divide(BigDecimal.valueOf(values.size()), 12, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }

    private static OwnerReport withoutZeros(OwnerReport report) {
        return new OwnerReport(
                report.userId(),
                report.done(),
                report.todos(),
                report.titles(),
                report.points(),
                report.most(),
                report.least(),
                report.estimate().map(BigDecimal::stripTrailingZeros),
                report.urgent(),
                report.size());
    }

    @Test
    void clausesApplyToTheRows() {
        List<TitledRow> sorted = Sample.TODOS.stream()
                .sorted(Comparator.comparing(Todo::points).reversed().thenComparing(Todo::id, StorageType.UUID.order()))
                .map(todo -> new TitledRow(todo.title(), todo.points()))
                .toList();
        Todos.Query todos = Todos.all().orderBy(t -> t.points().desc(), t -> t.id().asc());
        assertThat(get(titled(todos).first(db()))).isEqualTo(sorted.get(0));
        assertThat(get(titled(todos.limit(3).offset(2)).exec(db()))).isEqualTo(sorted.subList(2, 5));
        assertThat(list(titled(Todos.all()).distinct().all(db())))
                .containsExactlyInAnyOrderElementsOf(sorted.stream().distinct().toList());
        List<TitledRow> paged = new ArrayList<>();
        Page<TitledRow> page = get(titled(todos).page(7, db()));
        while (true) {
            paged.addAll(page.items());
            if (page.next().isEmpty()) {
                break;
            }
            page = get(titled(todos.after(page.next().orElseThrow())).page(7, db()));
        }
        assertThat(paged).isEqualTo(sorted);
        assertThat(get(WITH_POINTS.with(6L).exec(db())))
                .containsExactlyInAnyOrderElementsOf(
                        sorted.stream().filter(row -> row.points() >= 6).toList());
    }

    @Test
    void aStepIsUsedTwice() {
        List<TitledRow> rows = list(Todos.all()
                .selectInto(TitledRows.ROW, (t, row) -> {
                    TitledRows.PointsStep titled = row.title(t.title());
                    assertThat(titled.points(Selectable.constant(0L))).isNotNull();
                    return titled.points(t.points());
                })
                .all(db()));
        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(Sample.TODOS.stream()
                        .map(todo -> new TitledRow(todo.title(), todo.points()))
                        .toList());
    }

    @Test
    void aNullableValueIsRefusedForARequiredComponent() {
        refuses(
                ErrorCode.NULLABLE_SELECTED,
                () -> Todos.all()
                        .selectInto(
                                TitledRows.ROW,
                                (t, row) ->
                                        row.title(t.title()).points(t.estimate().plus(1)))
                        .exec(db()));
        refuses(
                ErrorCode.NULLABLE_SELECTED,
                () -> Todos.all()
                        .selectInto(
                                TitledRows.ROW,
                                (t, row) -> row.title(t.parent().title()).points(t.points()))
                        .exec(db()));
        refuses(
                ErrorCode.NULLABLE_SELECTED,
                () -> Todos.groupBy(t -> t.title())
                        .selectInto(
                                TitledRows.ROW, (g, row) -> row.title(g.key()).points(g.max(t -> t.estimate())))
                        .exec(db()));
    }

    @Test
    void aFieldOfAnotherLambdaIsRefused() {
        AtomicReference<Todos.Fields<Todo>> kept = new AtomicReference<>();
        Todos.filter(t -> {
            kept.set(t);
            return t.done().eq(true);
        });
        refuses(
                ErrorCode.FIELD_OUT_OF_SCOPE,
                () -> Todos.all()
                        .selectInto(
                                TitledRows.ROW,
                                (t, row) -> row.title(kept.get().title()).points(t.points()))
                        .exec(db()));
    }

    @Test
    void aConstructorThatThrowsFailsTheRow() {
        DecodeException failed = failure(
                DecodeException.class,
                () -> Todos.all()
                        .selectInto(
                                TitledRows.ROW,
                                (t, row) -> row.title(Selectable.constant(TitledRow.REJECTED))
                                        .points(t.points()))
                        .exec(db()));
        assertThat(failed.names())
                .containsEntry("projection", "TitledRow")
                .containsEntry("thrown", "IllegalArgumentException");
        assertThat(failed).hasMessageNotContaining(TitledRow.REJECTED);
    }
}
