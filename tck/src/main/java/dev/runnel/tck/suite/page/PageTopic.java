package dev.runnel.tck.suite.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Page;
import dev.runnel.Query;
import dev.runnel.Selectable;
import dev.runnel.Sort;
import dev.runnel.companion.StatementParts;
import dev.runnel.error.ErrorCode;
import dev.runnel.internal.PageCursorCodec;
import dev.runnel.stmt.Select;
import dev.runnel.tck.Covers;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.todo.Step;
import dev.runnel.tck.scenario.todo.Steps;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.suite.Topic;
import dev.runnel.type.StorageType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages: forwards and backwards, in every kind of order, with inserts and deletes between two pages. */
public abstract class PageTopic extends Topic {
    private static final Comparator<Todo> BY_ID = Comparator.comparing(Todo::id, StorageType.UUID.order());
    private static final List<UUID> IDS =
            Sample.TODOS.stream().sorted(BY_ID).map(Todo::id).toList();
    private static final Todos.Query BY_KEY = Todos.all().orderBy(t -> t.id().asc());

    @BeforeEach
    void seedSample() {
        seed();
    }

    private static List<UUID> ids(Page<Todo> page) {
        return page.items().stream().map(Todo::id).toList();
    }

    @Test
    @Covers({"crud_sort_limit/paginate", "paginate_multi_column/paginate_first_page_has_no_previous_page"})
    void forwardsAndBack() {
        Page<Todo> first = get(BY_KEY.page(12, db()));
        assertThat(ids(first)).isEqualTo(IDS.subList(0, 12));
        assertThat(first.previous()).isEmpty();
        Page<Todo> second = get(BY_KEY.after(first.next().orElseThrow()).page(12, db()));
        assertThat(ids(second)).isEqualTo(IDS.subList(12, 24));
        Page<Todo> third =
                get(BY_KEY.after(second.next().orElseThrow()).page(12).exec(db()));
        assertThat(ids(third)).isEqualTo(IDS.subList(24, 30));
        assertThat(third.next()).isEmpty();
        Page<Todo> back = get(BY_KEY.before(third.previous().orElseThrow()).page(12, db()));
        assertThat(ids(back)).isEqualTo(IDS.subList(12, 24));
        assertThat(back.next()).isPresent();
        Page<Todo> start = get(BY_KEY.before(back.previous().orElseThrow()).page(12, db()));
        assertThat(start).isEqualTo(first);
        assertThat(get(BY_KEY.after(start.next().orElseThrow()).page(12, db()))).isEqualTo(second);
    }

    @Test
    void aPageThatIsJustFullIsTheLast() {
        assertThat(get(BY_KEY.page(30, db())).next()).isEmpty();
        Page<Todo> first = get(BY_KEY.page(15, db()));
        Page<Todo> second = get(BY_KEY.after(first.next().orElseThrow()).page(15, db()));
        assertThat(second.items()).hasSize(15);
        assertThat(second.next()).isEmpty();
        Page<Todo> back = get(BY_KEY.before(second.previous().orElseThrow()).page(15, db()));
        assertThat(back.items()).hasSize(15);
        assertThat(back.previous()).isEmpty();
    }

    @Test
    void sizesOfOneAndOfMoreThanThereAre() {
        assertThat(walk(BY_KEY, 1)).containsExactlyElementsOf(IDS);
        Page<Todo> all = get(BY_KEY.page(1_000_000, db()));
        assertThat(ids(all)).isEqualTo(IDS);
        assertThat(all.next()).isEmpty();
        assertThat(get(BY_KEY.page(Integer.MAX_VALUE, db())).items()).hasSize(30);
    }

    @Test
    void aPageOfNothing() {
        Page<Todo> none = get(Todos.filter(t -> t.title().eq("none")).page(5, db()));
        assertThat(none).isEqualTo(new Page<>(List.of(), Optional.empty(), Optional.empty()));
        assertThat(get(Todos.filter(t -> t.points().in(List.of())).page(5, db()))
                        .items())
                .isEmpty();
    }

    @Test
    void beyondTheEndThereIsAWayBack() {
        List<UUID> steps = Sample.STEPS.stream()
                .map(Step::id)
                .sorted(StorageType.UUID.order()::compare)
                .toList();
        int size = steps.size() - 1;
        String end = get(Steps.all().page(size, db())).next().orElseThrow();
        get(Steps.byId(steps.get(size)).delete().exec(db()));
        Page<Step> beyond = get(Steps.all().after(end).page(5, db()));
        assertThat(beyond.items()).isEmpty();
        assertThat(beyond.next()).isEmpty();
        Page<Step> back =
                get(Steps.all().before(beyond.previous().orElseThrow()).page(5, db()));
        assertThat(back.items())
                .as("with the row that the page went on from")
                .extracting(Step::id)
                .isEqualTo(steps.subList(size - 5, size));
        assertThat(back.next()).isEmpty();
    }

    @Test
    void beforeTheBeginningThereIsAWayOn() {
        List<UUID> steps = Sample.STEPS.stream()
                .map(Step::id)
                .sorted(StorageType.UUID.order()::compare)
                .toList();
        String start = get(Steps.all().page(1, db())).next().orElseThrow();
        Page<Step> second = get(Steps.all().after(start).page(5, db()));
        get(Steps.byId(steps.get(0)).delete().exec(db()));
        Page<Step> before =
                get(Steps.all().before(second.previous().orElseThrow()).page(5, db()));
        assertThat(before.items()).isEmpty();
        assertThat(before.previous()).isEmpty();
        assertThat(get(Steps.all().after(before.next().orElseThrow()).page(5, db()))
                        .items())
                .isEqualTo(second.items());
    }

    @Test
    void rowsThatComeAndGoBetweenPages() {
        Todos.Query byTitle = Todos.all().orderBy(t -> t.title().desc());
        whileRowsComeAndGo(get(byTitle.page(4, db())), Page::next, byTitle::after);
    }

    @Test
    void rowsThatComeAndGoBetweenPagesBack() {
        Todos.Query byTitle = Todos.all().orderBy(t -> t.title().desc());
        String end = get(byTitle.page(29, db())).next().orElseThrow();
        whileRowsComeAndGo(get(byTitle.after(end).page(4, db())), Page::previous, byTitle::before);
    }

    /** Each row of the sample is seen, none twice, whatever is created and deleted after each page. */
    private void whileRowsComeAndGo(
            Page<Todo> first, Function<Page<Todo>, Optional<String>> way, Function<String, Todos.Query> from) {
        Set<UUID> created = new HashSet<>();
        Set<UUID> seen = new HashSet<>();
        Random random = new Random(7);
        Page<Todo> page = first;
        Optional<String> next;
        do {
            for (Todo todo : page.items()) {
                assertThat(seen.add(todo.id())).as("twice").isTrue();
            }
            next = way.apply(page);
            Todo goes = page.items().get(random.nextInt(page.items().size()));
            if (get(Todos.filter(t -> t.parentId().eq(goes.id())).count(db())) == 0
                    && Sample.TODOS.contains(goes.withoutBody())) {
                get(Steps.filter(s -> s.todoId().eq(goes.id())).delete().exec(db()));
                get(Todos.byId(goes.id()).delete().exec(db()));
            }
            Todo like = Sample.TODOS.get(random.nextInt(30));
            created.add(get(Todos.create()
                            .title(like.title())
                            .points(1)
                            .done(false)
                            .created(Sample.START)
                            .userId(like.userId())
                            .categoryId(like.categoryId())
                            .exec(db()))
                    .id());
            if (next.isPresent()) {
                page = get(from.apply(next.get()).page(4, db()));
            }
        } while (next.isPresent());
        assertThat(seen).containsAll(IDS);
        seen.removeAll(IDS);
        assertThat(created).as("else nobody made it").containsAll(seen);
    }

    @Test
    @Covers({
        "paginate_multi_column/paginate_single_non_unique_column",
        "paginate_multi_column/paginate_multi_column_equal_leading_values",
        "paginate_multi_column/paginate_multi_column_mixed_directions"
    })
    void equalSortKeysAreToldApartByTheKey() {
        assertThat(walk(Todos.all().orderBy(t -> t.done().desc()), 4)).containsExactlyInAnyOrderElementsOf(IDS);
        assertThat(walk(
                        Todos.all()
                                .orderBy(t -> t.done().desc(), t -> t.points().asc()),
                        4))
                .containsExactlyElementsOf(Sample.TODOS.stream()
                        .sorted(Comparator.comparing(Todo::done)
                                .reversed()
                                .thenComparing(Todo::points)
                                .thenComparing(BY_ID))
                        .map(Todo::id)
                        .toList());
        assertThat(walk(
                        Todos.all()
                                .orderBy(t -> t.points().asc(), t -> t.title().desc()),
                        7))
                .as("a hidden key goes the way of the last sort key")
                .containsExactlyElementsOf(Sample.TODOS.stream()
                        .sorted(Comparator.comparing(Todo::points)
                                .thenComparing(Comparator.comparing(Todo::title, StorageType.TEXT.order()::compare)
                                        .reversed())
                                .thenComparing(BY_ID.reversed()))
                        .map(Todo::id)
                        .toList());
    }

    @Test
    void withoutAnOrderPagesGoByKey() {
        assertThat(walk(Todos.all(), 9)).containsExactlyElementsOf(IDS);
    }

    @Test
    @Covers({"paginate_multi_column/paginate_unique_non_nullable_column_needs_no_tiebreaker"})
    void aUniqueFieldNeedsNoHiddenKey() {
        assertThat(StatementParts.requests(
                                Users.all().orderBy(u -> u.email().asc()).page(3))
                        .get(0)
                        .shape()
                        .toString())
                .doesNotContain("User.id");
        Page<User> first = get(Users.all().orderBy(u -> u.email().asc()).page(9, db()));
        assertThat(get(Users.all()
                                .orderBy(u -> u.email().asc())
                                .after(first.next().orElseThrow())
                                .page(9, db()))
                        .items())
                .containsExactly(Sample.USERS.get(9));
    }

    @Test
    void absentValuesHaveTheirPlace() {
        for (Function<Todos.Fields<Todo>, Sort<Todo>> sort : List.<Function<Todos.Fields<Todo>, Sort<Todo>>>of(
                t -> t.due().asc(),
                t -> t.due().desc(),
                t -> t.due().asc().nullsLast(),
                t -> t.due().desc().nullsFirst(),
                t -> t.estimate().asc(),
                t -> t.urgent().desc(),
                t -> t.parent().title().asc(),
                t -> t.parent().user().bio().desc().nullsFirst())) {
            Todos.Query query = Todos.all().orderBy(sort, t -> t.id().asc());
            List<UUID> expected = get(query.exec(db())).stream().map(Todo::id).toList();
            assertThat(walk(query, 4)).isEqualTo(expected);
            assertThat(walkBack(query, 4)).isEqualTo(expected);
        }
    }

    @Test
    void byWhatIsNoColumn() {
        Todos.Query query = Todos.all()
                .orderBy(
                        t -> t.steps().count().desc(),
                        t -> t.user().todos().count().asc());
        List<UUID> expected = Sample.TODOS.stream()
                .sorted(Comparator.<Todo>comparingInt(t -> -Sample.stepsOf(t).size())
                        .thenComparingInt(t -> Sample.todosOf(Sample.userOf(t)).size())
                        .thenComparing(BY_ID))
                .map(Todo::id)
                .toList();
        assertThat(walk(query, 4)).isEqualTo(expected);
        assertThat(walkBack(query, 7)).isEqualTo(expected);
    }

    @Test
    void aFilterIsKept() {
        Todos.Query done = Todos.filter(
                        t -> t.done().eq(true).or(t.user().name().eq("Ann")))
                .orderBy(t -> t.user().name().asc(), t -> t.title().asc());
        assertThat(walk(done, 4))
                .containsExactlyInAnyOrderElementsOf(Sample.TODOS.stream()
                        .filter(t -> t.done() || Sample.userOf(t).name().equals("Ann"))
                        .map(Todo::id)
                        .toList());
    }

    @Test
    @Covers("paginate_include/include_preserves_pagination_cursor")
    void pagesWithIncludes() {
        Todos.Query query = Todos.all()
                .orderBy(t -> t.user().name().asc(), t -> t.points().desc())
                .include(t -> t.steps(), t -> t.user(), t -> t.body());
        List<Todo> all = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            Page<Todo> page = get(next.map(query::after).orElse(query).page(8, db()));
            all.addAll(page.items());
            next = page.next();
        } while (next.isPresent());
        assertThat(all).hasSize(30);
        assertThat(all).allSatisfy(todo -> {
            assertThat(todo.steps().get()).hasSameSizeAs(Sample.stepsOf(todo));
            assertThat(todo.user().get()).isEqualTo(Sample.userOf(todo));
            assertThat(todo.body().isLoaded()).isTrue();
        });
    }

    @Test
    void aPageIsOneStatementOfADatabaseWithSubqueries() {
        Page<Todo> first = get(BY_KEY.page(5, db()));
        assertThat(probe().statements()).hasSize(1);
        Page<Todo> second = get(BY_KEY.after(first.next().orElseThrow()).page(5, db()));
        assertThat(second.previous()).isPresent();
        assertThat(probe().statements()).hasSize(capabilities().reads().relational() ? 2 : 3);
    }

    @Test
    void aPageWithoutRowsTestsTheOtherSideByASecondStatement() {
        String start = get(Steps.all().page(1, db())).next().orElseThrow();
        get(Steps.all().delete().exec(db()));
        int before = probe().statements().size();
        Page<Step> none = get(Steps.all().after(start).page(5, db()));
        assertThat(none.items()).isEmpty();
        assertThat(none.previous()).isEmpty();
        assertThat(probe().statements()).hasSize(before + 2);
    }

    @Test
    @Covers({"select_projection/select_const_preserves_pagination"})
    void pagesOfSelections() {
        var titles = Todos.all().orderBy(t -> t.points().desc());
        Page<String> first = get(titles.select(t -> t.title()).page(20, db()));
        Page<String> second = get(
                titles.after(first.next().orElseThrow()).select(t -> t.title()).page(20, db()));
        List<String> all = new ArrayList<>(first.items());
        all.addAll(second.items());
        assertThat(all)
                .containsExactlyInAnyOrderElementsOf(
                        Sample.TODOS.stream().map(Todo::title).toList());
        assertThat(second.next()).isEmpty();
        Page<Integer> constants =
                get(titles.select(t -> Selectable.constant(1)).page(7).exec(db()));
        assertThat(constants.items()).containsExactly(1, 1, 1, 1, 1, 1, 1);
        assertThat(ids(get(titles.after(constants.next().orElseThrow()).page(30, db()))))
                .hasSize(23);
        assertThat(first.map(String::length).items())
                .isEqualTo(first.items().stream().map(String::length).toList());
    }

    @Test
    void pagesOfDistinctSelections() {
        var pairs = Todos.all().orderBy(t -> t.estimate().desc());
        List<List<Object>> all = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            var page = get(next.map(pairs::after)
                    .orElse(pairs)
                    .select(t -> t.done(), t -> t.estimate())
                    .distinct()
                    .page(2, db()));
            page.items().forEach(pair -> all.add(List.of(pair.getT1(), pair.getT2())));
            next = page.next();
        } while (next.isPresent());
        assertThat(all)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(Sample.TODOS.stream()
                        .map(t -> List.<Object>of(t.done(), t.estimate()))
                        .collect(Collectors.toSet()));
    }

    @Test
    void pagesOfDistinctConditions() {
        var todos = Todos.filter(t -> t.points().ge(0L));
        List<List<Boolean>> all = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            var page = get(next.map(todos::after)
                    .orElse(todos)
                    .select(t -> t.points().gt(1L), t -> t.points().gt(2L), t -> t.done())
                    .distinct()
                    .page(1, db()));
            page.items().forEach(row -> all.add(List.of(row.getT1(), row.getT2(), row.getT3())));
            next = page.next();
        } while (next.isPresent());
        assertThat(all)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(2)
                .containsExactlyInAnyOrderElementsOf(Sample.TODOS.stream()
                        .filter(t -> t.points() >= 0)
                        .map(t -> List.of(t.points() > 1, t.points() > 2, t.done()))
                        .collect(Collectors.toSet()));
    }

    @Test
    void theFilterMayHaveOtherValuesAndThePageAnotherSize() {
        String cursor =
                get(Todos.filter(t -> t.points().gt(-9L)).page(3, db())).next().orElseThrow();
        assertThat(get(Todos.filter(t -> t.points().gt(0L))
                                .include(t -> t.steps())
                                .after(cursor)
                                .page(100, db()))
                        .items())
                .extracting(Todo::id)
                .containsExactlyElementsOf(IDS.subList(3, 30).stream()
                        .filter(id -> Sample.TODOS.stream().anyMatch(t -> t.id().equals(id) && t.points() > 0))
                        .toList());
    }

    @Test
    void theCursorOfAnotherQueryIsRefused() {
        String cursor = get(BY_KEY.page(3, db())).next().orElseThrow();
        refuses(ErrorCode.CURSOR_OF_OTHER_QUERY, () -> Users.all().after(cursor).page(3, db()));
        refuses(
                ErrorCode.CURSOR_OF_OTHER_QUERY,
                () -> Todos.all().orderBy(t -> t.id().desc()).after(cursor).page(3, db()));
        refuses(
                ErrorCode.CURSOR_OF_OTHER_QUERY,
                () -> Todos.all()
                        .orderBy(t -> t.points().asc(), t -> t.id().asc())
                        .after(cursor)
                        .page(3, db()));
        refuses(
                ErrorCode.CURSOR_OF_OTHER_QUERY,
                () -> BY_KEY.filter(t -> t.done().eq(true)).before(cursor).page(3, db()));
    }

    @Test
    void aDamagedCursorIsRefused() {
        String cursor = get(BY_KEY.page(3, db())).next().orElseThrow();
        for (int i = 0; i < cursor.length(); i++) {
            String cut = cursor.substring(0, i);
            refuses(ErrorCode.MALFORMED_CURSOR, () -> BY_KEY.after(cut).page(3, db()));
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            String changed = cut + other + cursor.substring(i + 1);
            refuses(ErrorCode.MALFORMED_CURSOR, () -> BY_KEY.before(changed).page(3, db()));
        }
        for (String text : List.of("", " ", "%00", "' OR 1=1 --", "\uD83D\uDE00", cursor + "A", cursor + "=")) {
            refuses(ErrorCode.MALFORMED_CURSOR, () -> BY_KEY.after(text).page(3, db()));
        }
    }

    @Test
    void aCursorMayStandInAUrl() {
        String cursor = get(Users.all().orderBy(u -> u.name().desc()).page(2, db()))
                .next()
                .orElseThrow();
        assertThat(cursor).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void invalidPagesAreRejected() {
        String cursor = get(BY_KEY.page(3, db())).next().orElseThrow();
        refuses(ErrorCode.PAGE_SIZE, () -> BY_KEY.page(0, db()));
        refuses(ErrorCode.PAGE_SIZE, () -> BY_KEY.select(t -> t.id()).page(-1, db()));
        refuses(ErrorCode.PAGE_WITH_LIMIT, () -> BY_KEY.limit(5).page(3, db()));
        refuses(ErrorCode.PAGE_WITH_LIMIT, () -> BY_KEY.offset(5).page(3, db()));
        refuses(ErrorCode.TWO_CURSORS, () -> BY_KEY.after(cursor).before(cursor).page(3, db()));
        refuses(ErrorCode.CURSOR_WITHOUT_PAGE, () -> BY_KEY.after(cursor).exec(db()));
        refuses(ErrorCode.CURSOR_WITHOUT_PAGE, () -> BY_KEY.after(cursor).count(db()));
        refuses(
                ErrorCode.CURSOR_WITHOUT_PAGE,
                () -> Users.all()
                        .include(u -> u.todos().with(t -> t.after(cursor)))
                        .exec(db()));
        refuses(
                ErrorCode.QUERY_HAS_MORE_THAN_FILTER,
                () -> Todos.all().after(cursor).update().done(true).exec(db()));
        refuses(
                ErrorCode.QUERY_HAS_MORE_THAN_FILTER,
                () -> Todos.all().before(cursor).delete().exec(db()));
    }

    @Test
    @Covers({
        "paginate_multi_column/paginate_first_page_ignores_subquery_cursor",
        "paginate_multi_column/paginate_first_page_ignores_nested_statement_cursor"
    })
    void onlyTheQueryOfThePageHasACursor() {
        String cursor = get(BY_KEY.page(3, db())).next().orElseThrow();
        Users.Query some = Users.all().orderBy(u -> u.id().asc()).limit(3);
        Page<Todo> first = get(BY_KEY.filter(t -> t.userId().in(some.select(u -> u.id())))
                .include(t -> t.steps().with(s -> s.orderBy(f -> f.id().desc()).limit(1)))
                .page(2, db()));
        assertThat(first.previous()).isEmpty();
        assertThat(first.next()).isPresent();
        refuses(
                ErrorCode.CURSOR_WITHOUT_PAGE,
                () -> Users.filter(u -> u.id().in(BY_KEY.after(cursor).select(t -> t.userId())))
                        .page(2, db()));
    }

    @Test
    @Covers("paginate_multi_column/paginate_accepts_cursor_without_hidden_primary_key")
    void aPlaceWithoutItsHiddenKeyIsNoCursor() {
        Todos.Query query = Todos.all().orderBy(t -> t.points().asc());
        Select page = (Select) StatementParts.requests(query.page(1)).get(0).shape();
        String prefix = new PageCursorCodec(
                        page.entity(), page.filter(), page.order().subList(0, 1), List.of())
                .text(new PageCursorCodec.CursorPosition(false, new Object[] {1L}));
        refuses(ErrorCode.CURSOR_OF_OTHER_QUERY, () -> query.after(prefix).page(3, db()));
    }

    @Test
    void hostileTextInACursorIsAValue() {
        Todos.Query query = Todos.all().orderBy(t -> t.title().asc());
        Select page = (Select) StatementParts.requests(query.page(1)).get(0).shape();
        PageCursorCodec cursors = new PageCursorCodec(page.entity(), page.filter(), page.order(), List.of());
        for (String hostile : List.of("' OR 1=1 --", "\"; DROP TABLE todos; --", "\\", "$1", "%", "{\"title\":1}")) {
            String cursor = cursors.text(new PageCursorCodec.CursorPosition(false, new Object[] {hostile, IDS.get(0)}));
            assertThat(get(query.after(cursor).page(30, db())).items())
                    .extracting(Todo::title)
                    .containsExactlyElementsOf(Sample.TODOS.stream()
                            .map(Todo::title)
                            .filter(title -> StorageType.TEXT.order().compare(title, hostile) > 0)
                            .sorted(StorageType.TEXT.order()::compare)
                            .toList());
        }
        String nul = cursors.text(new PageCursorCodec.CursorPosition(false, new Object[] {"\0", IDS.get(0)}));
        refuses(ErrorCode.MALFORMED_CURSOR, () -> query.after(nul).page(3, db()));
        assertThat(get(Todos.all().count(db()))).isEqualTo(30);
    }

    @Test
    void thePlanOfAPageIsKept() {
        Todos.Query query = Todos.all().orderBy(t -> t.estimate().asc());
        Page<Todo> page = get(query.page(4, db()));
        page = get(query.after(page.next().orElseThrow()).page(3, db()));
        long compiled = db().planCache().compiled();
        page = get(query.after(page.next().orElseThrow()).page(5, db()));
        assertThat(db().planCache().compiled()).as("values and sizes differ").isEqualTo(compiled);
        while (page.items().stream().anyMatch(t -> t.estimate().isEmpty())) {
            page = get(query.after(page.next().orElseThrow()).page(5, db()));
        }
        get(query.after(page.next().orElseThrow()).page(5, db()));
        assertThat(db().planCache().compiled())
                .as("an absent value is another shape")
                .isEqualTo(compiled + 1);
    }

    @Test
    void pagesInATransaction() {
        if (!transactional()) {
            return;
        }
        List<UUID> both = get(db().transaction(tx -> BY_KEY.page(10, tx)
                .flatMap(first -> BY_KEY.after(first.next().orElseThrow())
                        .page(10, tx)
                        .map(second -> {
                            List<UUID> ids = new ArrayList<>(ids(first));
                            ids.addAll(ids(second));
                            return ids;
                        }))));
        assertThat(both).isEqualTo(IDS.subList(0, 20));
    }

    /** For random orders and sizes of pages, both ways give every row once, in the order of the query. */
    @Test
    void anyOrderAnySizeBothWays() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int run = 0; run < 12; run++) {
            Todos.Query query = Todos.all();
            for (int keys = random.nextInt(4); keys > 0; keys--) {
                query = query.orderBy(sort(random));
            }
            query = query.orderBy(random.nextBoolean() ? t -> t.id().asc() : t -> t.id().desc());
            List<UUID> expected = get(query.exec(db())).stream().map(Todo::id).toList();
            int size = 1 + random.nextInt(random.nextBoolean() ? 4 : 31);
            assertThat(walk(query, size)).as("seed %d, run %d", seed, run).isEqualTo(expected);
            assertThat(walkBack(query, size)).as("seed %d, run %d", seed, run).isEqualTo(expected);
        }
    }

    private static Function<Todos.Fields<Todo>, Sort<Todo>> sort(Random random) {
        int key = random.nextInt(9);
        boolean descending = random.nextBoolean();
        int nulls = random.nextInt(3);
        return t -> {
            var path = switch (key) {
                case 0 -> t.points();
                case 1 -> t.estimate();
                case 2 -> t.done();
                case 3 -> t.urgent();
                case 4 -> t.due();
                case 5 -> t.title();
                case 6 -> t.parentId();
                case 7 -> t.parent().title();
                default -> t.user().bio();
            };
            Sort<Todo> sort = descending ? path.desc() : path.asc();
            return nulls == 0 ? sort : nulls == 1 ? sort.nullsFirst() : sort.nullsLast();
        };
    }

    /** By next, from the beginning. */
    private <Q extends Query<Todo, ?, Q>> List<UUID> walk(Q query, int size) {
        List<UUID> all = new ArrayList<>();
        Page<Todo> page = get(query.page(size, db()));
        assertThat(page.previous()).as("before the first").isEmpty();
        all.addAll(ids(page));
        while (page.next().isPresent()) {
            assertThat(page.items()).hasSize(size);
            page = get(query.after(page.next().orElseThrow()).page(size, db()));
            assertThat(page.previous()).isPresent();
            assertThat(page.items()).isNotEmpty();
            all.addAll(ids(page));
        }
        return all;
    }

    /** By previous, from the last page. */
    private <Q extends Query<Todo, ?, Q>> List<UUID> walkBack(Q query, int size) {
        Page<Todo> page = get(query.page(29, db()));
        page = get(query.after(page.next().orElseThrow()).page(1, db()));
        assertThat(page.next()).as("after the last").isEmpty();
        List<UUID> all = new ArrayList<>(ids(page));
        while (page.previous().isPresent()) {
            page = get(query.before(page.previous().orElseThrow()).page(size, db()));
            assertThat(page.next()).isPresent();
            List<UUID> ids = new ArrayList<>(ids(page));
            Collections.reverse(ids);
            all.addAll(ids);
        }
        Collections.reverse(all);
        return all;
    }
}
