package dev.runnel.tck.suite.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Page;
import dev.runnel.companion.ModelProvider;
import dev.runnel.companion.StatementParts;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.log.Entries;
import dev.runnel.tck.scenario.log.Entry;
import dev.runnel.tck.scenario.named.Article;
import dev.runnel.tck.scenario.named.Articles;
import dev.runnel.tck.suite.Topic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Limits, offsets and pages over keys of two components: the rows of one first component in the order of the second.
 */
public abstract class PageKeysTopic extends Topic {
    private static final Entries.Query AUDIT = Entries.filter(e -> e.kind().eq("audit"));
    private static final Entries.Query UP = AUDIT.orderBy(e -> e.seq().asc());
    private static final Entries.Query DOWN = AUDIT.orderBy(e -> e.seq().desc());

    @Override
    protected List<ModelProvider> models() {
        return List.of(Entries.MODEL, Articles.MODEL);
    }

    @BeforeEach
    void seedEntries() {
        List<Entries.Create> rows = new ArrayList<>();
        for (String kind : List.of("trace", "audit")) {
            for (long seq = 0; seq < 20; seq++) {
                rows.add(Entries.create()
                        .kind(kind)
                        .seq(seq)
                        .place(seq % 4 == 0 ? "cellar" : "roof")
                        .note(seq % 3 == 0 ? Optional.empty() : Optional.of("note " + seq % 5))
                        .ticket(seq % 4 == 1 ? Optional.of(kind.equals("audit") ? seq : -seq) : Optional.empty()));
            }
        }
        get(Entries.createMany(rows).exec(db()));
        probe().clear();
    }

    private static List<Long> seqs(List<Entry> entries) {
        return entries.stream().map(Entry::seq).toList();
    }

    private static List<Long> up(long from, long to) {
        return LongStream.range(from, to).boxed().toList();
    }

    private static List<Long> down(long from, long to) {
        List<Long> down = new ArrayList<>(up(to, from));
        Collections.reverse(down);
        return down;
    }

    @Test
    @Covers({
        "crud_composite_key_pagination/paginate_composite_key",
        "crud_composite_key_pagination/paginate_composite_key_prev_desc"
    })
    void downAndBack() {
        Page<Entry> first = get(DOWN.page(10, db()));
        assertThat(seqs(first.items())).isEqualTo(down(20, 10));
        assertThat(first.previous()).isEmpty();
        Page<Entry> second = get(DOWN.after(first.next().orElseThrow()).page(10, db()));
        assertThat(seqs(second.items())).isEqualTo(down(10, 0));
        assertThat(second.next()).isEmpty();
        assertThat(get(DOWN.before(second.previous().orElseThrow()).page(10, db())))
                .isEqualTo(first);
    }

    @Test
    @Covers({
        "crud_composite_key_pagination/paginate_composite_key_asc",
        "crud_composite_key_pagination/paginate_composite_key_prev"
    })
    void upAndBack() {
        List<Long> all = new ArrayList<>();
        Page<Entry> page = get(UP.page(5, db()));
        all.addAll(seqs(page.items()));
        while (page.next().isPresent()) {
            page = get(UP.after(page.next().orElseThrow()).page(5, db()));
            assertThat(page.previous()).isPresent();
            all.addAll(seqs(page.items()));
        }
        assertThat(all).isEqualTo(up(0, 20));
        assertThat(seqs(get(UP.before(page.previous().orElseThrow()).page(10, db()))
                        .items()))
                .isEqualTo(up(5, 15));
    }

    @Test
    @Covers("crud_sort_limit/paginate_for_dynamodb")
    void pagesStayInTheFirstPartOfTheKey() {
        for (Entries.Query query : List.of(UP, DOWN, AUDIT)) {
            List<Entry> all = new ArrayList<>();
            Optional<String> next = Optional.empty();
            do {
                Page<Entry> page = get(next.map(query::after).orElse(query).page(10, db()));
                assertThat(page.items()).hasSize(10);
                all.addAll(page.items());
                next = page.next();
            } while (next.isPresent());
            assertThat(all)
                    .hasSize(20)
                    .doesNotHaveDuplicates()
                    .allMatch(e -> e.kind().equals("audit"));
        }
    }

    @Test
    void withoutAnOrderByTheWholeKey() {
        Page<Entry> first = get(Entries.all().page(25, db()));
        Page<Entry> second = get(Entries.all().after(first.next().orElseThrow()).page(25, db()));
        List<Entry> all = new ArrayList<>(first.items());
        all.addAll(second.items());
        assertThat(seqs(all.subList(0, 20))).isEqualTo(up(0, 20));
        assertThat(seqs(all.subList(20, 40))).isEqualTo(up(0, 20));
        assertThat(all.get(0).kind()).isEqualTo("audit");
        assertThat(all.get(20).kind()).isEqualTo("trace");
    }

    @Test
    void byAbsentValuesAndPartOfTheKey() {
        Entries.Query query =
                Entries.all().orderBy(e -> e.note().desc(), e -> e.kind().asc());
        List<Entry> all = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            Page<Entry> page = get(next.map(query::after).orElse(query).page(3, db()));
            all.addAll(page.items());
            next = page.next();
        } while (next.isPresent());
        assertThat(all).hasSize(40).doesNotHaveDuplicates();
        assertThat(all).extracting(e -> e.note().orElse("")).isSortedAccordingTo(Collections.reverseOrder());
    }

    @Test
    @Covers("paginate_multi_column/paginate_composite_unique_non_nullable_order_needs_no_tiebreaker")
    void fieldsThatAreUniqueTogetherNeedNoHiddenKey() {
        for (int n = 0; n < 9; n++) {
            get(Articles.create()
                    .tenant("tenant " + n % 2)
                    .slug("slug " + n)
                    .status("new")
                    .rank(n)
                    .exec(db()));
        }
        Articles.Query query =
                Articles.all().orderBy(a -> a.slug().desc(), a -> a.tenant().asc());
        assertThat(StatementParts.requests(query.page(4)).get(0).shape().toString())
                .doesNotContain("Article.id");
        Articles.Query absent = Articles.all()
                .orderBy(
                        a -> a.tenant().asc(),
                        a -> a.section().asc(),
                        a -> a.rank().asc());
        assertThat(StatementParts.requests(absent.page(4)).get(0).shape().toString())
                .contains("Article.id");
        List<Long> ranks = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            Page<Article> page = get(next.map(query::after).orElse(query).page(4, db()));
            page.items().forEach(article -> ranks.add(article.rank()));
            next = page.next();
        } while (next.isPresent());
        assertThat(ranks).isEqualTo(down(9, 0));
    }

    @Test
    @Covers("paginate_multi_column/paginate_nullable_unique_column_uses_primary_key")
    void aUniqueFieldThatMayBeAbsentNeedsTheKey() {
        Entries.Query query = Entries.all().orderBy(e -> e.ticket().asc());
        List<Entry> all = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            Page<Entry> page = get(next.map(query::after).orElse(query).page(7, db()));
            all.addAll(page.items());
            next = page.next();
        } while (next.isPresent());
        assertThat(all).hasSize(40).doesNotHaveDuplicates();
        assertThat(all.subList(0, 30)).allMatch(e -> e.ticket().isEmpty());
        assertThat(all.subList(30, 40))
                .extracting(e -> e.ticket().orElseThrow())
                .isSorted();
    }

    @Test
    @Covers("crud_composite_key_pagination/limit_offset_composite_key")
    void limitAndOffset() {
        assertThat(seqs(list(UP.limit(7).offset(5).all(db())))).isEqualTo(up(5, 12));
        assertThat(seqs(list(UP.limit(7).offset(0).all(db())))).isEqualTo(up(0, 7));
        assertThat(list(UP.limit(7).offset(20).all(db()))).isEmpty();
        assertThat(seqs(list(UP.limit(100).offset(15).all(db())))).isEqualTo(up(15, 20));
    }

    @Test
    @Covers("crud_composite_key_pagination/limit_offset_gsi")
    void limitAndOffsetOverAnIndex() {
        Entries.Query roof = Entries.filter(e -> e.place().eq("roof"));
        assertThat(list(roof.all(db()))).hasSize(30);
        assertThat(list(roof.limit(7).all(db()))).hasSize(7);
        assertThat(list(roof.limit(7).offset(5).all(db()))).hasSize(7);
        assertThat(list(roof.limit(7).offset(28).all(db()))).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    @Covers("crud_composite_key_pagination/limit_composite_key")
    void limits() {
        assertThat(list(AUDIT.limit(7).all(db()))).hasSize(7);
        assertThat(seqs(list(DOWN.limit(7).all(db())))).isEqualTo(down(20, 13));
        assertThat(list(AUDIT.limit(100).all(db()))).hasSize(20);
    }

    @Test
    @Covers("crud_composite_key_pagination/sort_composite_key")
    void sorted() {
        assertThat(seqs(list(UP.all(db())))).isEqualTo(up(0, 20));
        assertThat(seqs(list(DOWN.all(db())))).isEqualTo(down(20, 0));
        assertThat(get(DOWN.last(db())).seq()).isZero();
        assertThat(get(AUDIT.orderByDesc(e -> e.seq()).first(db())).seq()).isEqualTo(19);
    }
}
