package dev.runnel.tck.suite.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Condition;
import dev.runnel.Page;
import dev.runnel.companion.ModelProvider;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.journal.Entries;
import dev.runnel.tck.scenario.journal.Entry;
import dev.runnel.tck.scenario.journal.File;
import dev.runnel.tck.scenario.journal.Files;
import dev.runnel.tck.suite.Sent;
import dev.runnel.tck.suite.Topic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads of one partition: the rows with the same first component of the key, in the order of the other components. */
public abstract class PartitionTopic extends Topic {
    private static final Entries.Query UP =
            Entries.byKind("info").orderBy(e -> e.seq().asc());
    private static final Entries.Query DOWN =
            Entries.byKind("info").orderBy(e -> e.seq().desc());

    private final List<Entry> entries = new ArrayList<>();

    @Override
    protected List<ModelProvider> models() {
        return List.of(Entries.MODEL, Files.MODEL);
    }

    @BeforeEach
    void write() {
        IntStream.range(0, 20).forEach(n -> entries.add(entry("info", n)));
        IntStream.range(0, 5).forEach(n -> entries.add(entry("warn", n)));
        get(Entries.insertMany(entries).exec(db()));
        for (String path : List.of("etc/hosts", "etc/passwd", "home/a", "home/b", "Home/c", "e_c", "100%", "a!b")) {
            get(Files.create().volume("disk").path(path).size(1).exec(db()));
        }
        get(Files.create().volume("disk2").path("etc/hosts").size(2).exec(db()));
        probe().clear();
    }

    private static Entry entry(String kind, int n) {
        return new Entry(
                kind,
                n,
                n % 2 == 0 ? "ann" : "bob",
                n % 3 == 0,
                n % 4 == 0 ? Optional.empty() : Optional.of("note " + n));
    }

    @Test
    @Covers("crud_composite_key_pagination/sort_composite_key")
    void sortedByTheRestOfTheKey() {
        assertThat(list(UP.all(db()))).isEqualTo(info());
        assertThat(Sent.verbs(probe())).containsExactly(capabilities().reads().relational() ? "select" : "query");
        List<Entry> down = new ArrayList<>(info());
        Collections.reverse(down);
        assertThat(list(DOWN.all(db()))).isEqualTo(down);
    }

    @Test
    @Covers("crud_composite_key_pagination/limit_composite_key")
    void limits() {
        assertThat(list(Entries.byKind("info").limit(7).all(db())))
                .hasSize(7)
                .allMatch(e -> e.kind().equals("info"));
        assertThat(numbers(DOWN.limit(5))).containsExactly(19L, 18L, 17L, 16L, 15L);
        assertThat(list(UP.limit(100).all(db()))).hasSize(20);
    }

    @Test
    @Covers("crud_composite_key_pagination/limit_offset_composite_key")
    void offsets() {
        assertThat(numbers(UP.limit(7).offset(5))).containsExactlyElementsOf(range(5, 12));
        assertThat(numbers(UP.limit(5).offset(0))).containsExactlyElementsOf(range(0, 5));
        assertThat(numbers(UP.limit(5).offset(18))).containsExactly(18L, 19L);
        assertThat(numbers(UP.limit(5).offset(20))).isEmpty();
    }

    @Test
    @Covers("crud_composite_key_pagination/limit_offset_gsi")
    void offsetsByAnIndex() {
        assertThat(list(Entries.byAuthor("bob").limit(4).all(db())))
                .hasSize(4)
                .allMatch(e -> e.author().equals("bob"));
        assertThat(list(Entries.byAuthor("bob").limit(100).offset(10).all(db())))
                .hasSize(2);
        assertThat(list(Entries.byAuthor("bob").limit(5).offset(12).all(db()))).isEmpty();
    }

    @Test
    @Covers({
        "crud_composite_key_pagination/paginate_composite_key_asc",
        "crud_composite_key_pagination/paginate_composite_key_prev",
        "crud_sort_limit/paginate_for_dynamodb"
    })
    void pagesUp() {
        assertThat(walk(UP, 5)).isEqualTo(List.of(range(0, 5), range(5, 10), range(10, 15), range(15, 20)));
        thereAndBack(UP, range(0, 10), range(10, 20));
    }

    @Test
    @Covers({
        "crud_composite_key_pagination/paginate_composite_key",
        "crud_composite_key_pagination/paginate_composite_key_prev_desc",
        "crud_composite_key_pagination/paginate_composite_key_no_prev"
    })
    void pagesDown() {
        thereAndBack(
                DOWN,
                List.of(19L, 18L, 17L, 16L, 15L, 14L, 13L, 12L, 11L, 10L),
                List.of(9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L, 0L));
    }

    private void thereAndBack(Entries.Query query, List<Long> one, List<Long> two) {
        Page<Entry> first = get(query.page(10, db()));
        assertThat(numbers(first)).isEqualTo(one);
        assertThat(first.previous()).isEmpty();
        Page<Entry> second = get(query.after(first.next().orElseThrow()).page(10, db()));
        assertThat(numbers(second)).isEqualTo(two);
        assertThat(second.next()).isEmpty();
        Page<Entry> again = get(query.before(second.previous().orElseThrow()).page(10, db()));
        assertThat(again).isEqualTo(first);
    }

    private List<List<Long>> walk(Entries.Query query, int size) {
        List<List<Long>> pages = new ArrayList<>();
        Page<Entry> page = get(query.page(size, db()));
        pages.add(numbers(page));
        while (page.next().isPresent()) {
            page = get(query.after(page.next().get()).page(size, db()));
            pages.add(numbers(page));
        }
        return pages;
    }

    @Test
    @Covers("scan_no_index/scan_paginate_multi_page")
    void pagesOfEverythingWithoutAnOrder() {
        List<Entry> walked = new ArrayList<>();
        Page<Entry> page = get(Entries.all().page(4, db()));
        walked.addAll(page.items());
        while (page.next().isPresent()) {
            page = get(Entries.all().after(page.next().get()).page(4, db()));
            walked.addAll(page.items());
        }
        assertThat(walked).containsExactlyInAnyOrderElementsOf(entries);
    }

    @Test
    @Covers("filter_between/filter_between_sort_key")
    void aRangeOfTheRestOfTheKey() {
        finds(
                e -> e.kind().eq("info").and(e.seq().between(3L, 6L)),
                e -> e.kind().equals("info") && e.seq() >= 3 && e.seq() <= 6);
        assertThat(Sent.verbs(probe()).get(0)).isEqualTo(capabilities().reads().relational() ? "select" : "query");
    }

    @Test
    @Covers("filter_between/filter_between_gsi_sort_key")
    void aRangeBesideAnIndex() {
        finds(
                e -> e.author().eq("bob").and(e.seq().between(3L, 6L)),
                e -> e.author().equals("bob") && e.seq() >= 3 && e.seq() <= 6);
    }

    @Test
    @Covers("crud_option_filter/filter_option_with_partition_key")
    void absenceInAPartition() {
        finds(
                e -> e.kind().eq("info").and(e.note().isNull()),
                e -> e.kind().equals("info") && e.note().isEmpty());
        finds(
                e -> e.kind().eq("warn").and(e.note().isNotNull()),
                e -> e.kind().equals("warn") && e.note().isPresent());
    }

    @Test
    @Covers("crud_query/query_boolean_filters_with_index")
    void anyConditionInAPartition() {
        finds(
                e -> e.kind().eq("info").and(e.author().eq("ann").or(e.loud().eq(true))),
                e -> e.kind().equals("info") && (e.author().equals("ann") || e.loud()));
        finds(
                e -> e.kind().eq("info").and(e.seq().gt(17L).or(e.seq().lt(2L))),
                e -> e.kind().equals("info") && (e.seq() > 17 || e.seq() < 2));
        finds(
                e -> e.kind().eq("info").and(e.author().eq("ann").not()),
                e -> e.kind().equals("info") && !e.author().equals("ann"));
        finds(
                e -> e.kind()
                        .eq("info")
                        .and(e.seq().gt(8L).or(e.loud().eq(true)).not()),
                e -> e.kind().equals("info") && !(e.seq() > 8 || e.loud()));
    }

    @Test
    @Covers("crud_partitioned/update_by_partition_key")
    void updatesAPartition() {
        assertThat(get(Entries.byKind("warn").update().author("cid").exec(db())).matched())
                .isEqualTo(5);
        assertThat(get(Entries.byAuthor("cid").count(db()))).isEqualTo(5);
        assertThat(list(UP.all(db()))).isEqualTo(info());
    }

    @Test
    @Covers("crud_partitioned/delete_by_partition_key")
    void deletesAPartition() {
        assertThat(get(Entries.byKind("warn").delete().exec(db())).matched()).isEqualTo(5);
        assertThat(list(Entries.all().all(db()))).containsExactlyInAnyOrderElementsOf(info());
    }

    @Test
    @Covers("starts_with/starts_with_sort_key")
    void aPrefixOfTheRestOfTheKey() {
        assertThat(paths(Files.byVolume("disk").filter(f -> f.path().startsWith("etc/"))))
                .containsExactlyInAnyOrder("etc/hosts", "etc/passwd");
        assertThat(paths(Files.byVolume("disk").filter(f -> f.path().startsWith("home/"))))
                .containsExactlyInAnyOrder("home/a", "home/b");
        assertThat(paths(Files.byVolume("disk").filter(f -> f.path().startsWith("e_"))))
                .containsExactly("e_c");
        assertThat(paths(Files.byVolume("disk").filter(f -> f.path().startsWith("100%"))))
                .containsExactly("100%");
        assertThat(paths(Files.byVolume("disk").filter(f -> f.path().startsWith("a!"))))
                .containsExactly("a!b");
    }

    @Test
    @Covers("starts_with/starts_with_partition_key_error")
    void aPrefixOfThePartition() {
        assertThat(list(Files.filter(f -> f.volume().startsWith("disk2")).all(db())))
                .containsExactly(new File("disk2", "etc/hosts", 2));
        assertThat(get(Files.filter(f -> f.volume().startsWith("disk")).count(db())))
                .isEqualTo(9);
    }

    private void finds(Function<Entries.Fields<Entry>, Condition<Entry>> condition, Predicate<Entry> expected) {
        List<Entry> found = entries.stream().filter(expected).toList();
        assertThat(found).isNotEmpty();
        assertThat(list(Entries.filter(condition::apply).all(db()))).containsExactlyInAnyOrderElementsOf(found);
    }

    private List<Entry> info() {
        return entries.subList(0, 20);
    }

    private List<Long> numbers(Entries.Query query) {
        return list(query.select(e -> e.seq()).all(db()));
    }

    private static List<Long> numbers(Page<Entry> page) {
        return page.items().stream().map(Entry::seq).toList();
    }

    private List<String> paths(Files.Query query) {
        return list(query.select(f -> f.path()).all(db()));
    }

    private static List<Long> range(long from, long to) {
        return LongStream.range(from, to).boxed().toList();
    }
}
