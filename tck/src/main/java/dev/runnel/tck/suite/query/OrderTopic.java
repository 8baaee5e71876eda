package dev.runnel.tck.suite.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.OrderedExpr;
import dev.runnel.error.ErrorCode;
import dev.runnel.tck.Covers;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.suite.Topic;
import dev.runnel.type.StorageType;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sorting and limits. The order is the same on every backend. */
public abstract class OrderTopic extends Topic {
    private static final Comparator<Todo> BY_ID = Comparator.comparing(Todo::id, StorageType.UUID.order());

    @BeforeEach
    void seedSample() {
        seed();
    }

    @Test
    @Covers({"crud_sort_limit/sort_asc", "scan_no_index/scan_order_by_sql"})
    void numbers() {
        sorts(t -> t.points(), Todo::points, StorageType.I64);
        sorts(t -> t.estimate(), t -> t.estimate().orElse(null), StorageType.I64);
    }

    @Test
    void textsByCodePoint() {
        sorts(t -> t.title(), Todo::title, StorageType.TEXT);
        sorts(t -> t.body().value(), t -> t.body().get().orElse(null), StorageType.TEXT);
        assertThat(list(Users.all()
                        .orderBy(u -> u.name().asc())
                        .select(u -> u.name())
                        .all(db())))
                .containsExactly(
                        "Ann",
                        "Ann",
                        "Bob",
                        "Cid",
                        "Dora",
                        "Zed",
                        "ann",
                        "\u00c9mile",
                        "\uFFFDodd",
                        "\uD83D\uDE00 smile");
    }

    @Test
    void booleans() {
        sorts(t -> t.done(), Todo::done, StorageType.BOOL);
        sorts(t -> t.urgent(), Todo::urgent, StorageType.BOOL);
    }

    @Test
    void instants() {
        sorts(t -> t.created(), Todo::created, StorageType.INSTANT);
        sorts(t -> t.due(), t -> t.due().orElse(null), StorageType.INSTANT);
    }

    @Test
    void idsAsUnsignedBytes() {
        sorts(t -> t.userId(), Todo::userId, StorageType.UUID);
        sorts(t -> t.parentId(), t -> t.parentId().orElse(null), StorageType.UUID);
    }

    @Test
    void overToOne() {
        sorts(t -> t.user().name(), t -> Sample.userOf(t).name(), StorageType.TEXT);
        sorts(t -> t.user().bio(), t -> Sample.userOf(t).bio().orElse(null), StorageType.TEXT);
        sorts(t -> t.parent().title(), t -> Sample.parentOf(t).map(Todo::title).orElse(null), StorageType.TEXT);
    }

    @Test
    @Covers({"crud_sort_limit/order_by_multiple_columns_composes", "crud_sort_limit/order_by_tuple"})
    void bySeveralKeys() {
        Comparator<Todo> expected = Comparator.comparing(Todo::done, Comparator.reverseOrder())
                .thenComparing(Todo::points)
                .thenComparing(BY_ID);

        assertThat(list(Todos.all()
                        .orderBy(t -> t.done().desc(), t -> t.points().asc())
                        .orderBy(t -> t.id().asc())
                        .all(db())))
                .extracting(Todo::id)
                .containsExactlyElementsOf(ids(expected, 30));
    }

    @Test
    void limits() {
        for (int limit : List.of(1, 7, 30, 100)) {
            assertThat(list(Todos.all().orderBy(t -> t.id().desc()).limit(limit).all(db())))
                    .extracting(Todo::id)
                    .containsExactlyElementsOf(ids(BY_ID.reversed(), Math.min(limit, 30)));
        }
    }

    @Test
    @Covers({"scan_no_index/scan_with_limit", "scan_no_index/scan_limit_with_filter_returns_correct_count"})
    void aLimitWithoutAnOrder() {
        assertThat(list(Todos.filter(t -> t.done().eq(true)).limit(4).all(db())))
                .hasSize(4)
                .allMatch(Todo::done);
    }

    @Test
    void aLimitOfZeroGivesNothing() {
        assertThat(list(Todos.all().limit(0).all(db()))).isEmpty();
        assertThat(get(Todos.all().limit(0).exec(db()))).isEmpty();
        assertThat(get(Todos.all().limit(0).exists(db()))).isFalse();
    }

    @Test
    void aNegativeLimitIsRefused() {
        refuses(ErrorCode.NEGATIVE_LIMIT, () -> Todos.all().limit(-1).exec(db()));
    }

    /** Ascending and descending, absent values where they go by default, first and last. Equal ones by id. */
    private <T> void sorts(
            Function<Todos.Fields<Todo>, OrderedExpr<Todo, T>> path, Function<Todo, T> value, StorageType storage) {
        Comparator<Todo> ascending = Comparator.comparing(value, Comparator.nullsFirst(storage.order()::compare));
        Comparator<Todo> ascendingLast = Comparator.comparing(value, Comparator.nullsLast(storage.order()::compare));
        assertThat(list(Todos.all()
                        .orderBy(t -> path.apply(t).asc(), t -> t.id().asc())
                        .all(db())))
                .extracting(Todo::id)
                .containsExactlyElementsOf(ids(ascending.thenComparing(BY_ID), 30));
        assertThat(list(Todos.all()
                        .orderBy(t -> path.apply(t).desc(), t -> t.id().asc())
                        .all(db())))
                .extracting(Todo::id)
                .containsExactlyElementsOf(ids(ascending.reversed().thenComparing(BY_ID), 30));
        assertThat(list(Todos.all()
                        .orderBy(t -> path.apply(t).asc().nullsLast(), t -> t.id().asc())
                        .all(db())))
                .extracting(Todo::id)
                .containsExactlyElementsOf(ids(ascendingLast.thenComparing(BY_ID), 30));
        assertThat(list(Todos.all()
                        .orderBy(t -> path.apply(t).desc().nullsFirst(), t -> t.id().asc())
                        .limit(11)
                        .all(db())))
                .extracting(Todo::id)
                .containsExactlyElementsOf(ids(ascendingLast.reversed().thenComparing(BY_ID), 11));
    }

    private static List<UUID> ids(Comparator<Todo> order, int limit) {
        return Sample.TODOS.stream().sorted(order).limit(limit).map(Todo::id).toList();
    }
}
