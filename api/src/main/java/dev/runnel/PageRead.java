package dev.runnel;

import dev.runnel.companion.Statements;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.internal.BindableStatement;
import dev.runnel.internal.BoundStatement;
import dev.runnel.internal.BoundStatementSource;
import dev.runnel.internal.PageCursorCodec;
import dev.runnel.internal.PageCursorCodec.CursorPosition;
import dev.runnel.internal.PageResult;
import dev.runnel.internal.ParameterBinding;
import dev.runnel.internal.QueryState;
import dev.runnel.spi.RowReader;
import dev.runnel.stmt.ModelExpr;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A statement that reads one page. */
record PageRead<T>(
        BoundStatement<T> request,
        QueryState rows,
        boolean distinct,
        PageCursorCodec cursors,
        QueryState.@Nullable PageCursor from,
        @Nullable CursorPosition place)
        implements PageStatement<T>, BoundStatementSource, BindableStatement<PageRead<T>> {

    /**
     * @param shapes the selected expressions; empty for whole records
     * @param values the values of the shapes
     * @param rows the maximum number of rows of the page
     */
    static <T> PageRead<T> of(
            QueryState query,
            List<ModelExpr> shapes,
            Object[] values,
            boolean distinct,
            @Nullable RowReader<T> reader,
            int rows) {
        if (rows < 1) {
            throw new InvalidStatementException(ErrorCode.PAGE_SIZE, "the page size is less than 1")
                    .with("model", query.entity().name())
                    .with("page size", Integer.toString(rows))
                    .hint("pass 1 or more to page(…)");
        }
        if (query.hasLimitOrOffset()) {
            throw new InvalidStatementException(
                            ErrorCode.PAGE_WITH_LIMIT, "page(…) is combined with a limit or an offset")
                    .with("model", query.entity().name())
                    .hint("leave limit and offset out: page(…) sets the number of rows, after(…) the position");
        }
        QueryState total = distinct ? query.orderedBy(shapes) : query.orderedByKey();
        PageCursorCodec cursors = new PageCursorCodec(
                query.entity(), query.filter().shape(), total.order(), query.withGroups(distinct ? shapes : List.of()));
        QueryState.PageCursor from = query.from();
        CursorPosition place = from == null ? null : cursors.place(from.cursor());
        QueryState.PageRequest window =
                new QueryState.PageRequest(from != null && from.before(), place, cursors.types(), rows);
        BoundStatement<T> request =
                new BoundStatement<>(total.page(window, shapes, distinct), total.pageValues(window, values), reader);
        return new PageRead<>(request, query, distinct, cursors, from, place);
    }

    @Override
    public PageRead<T> bind(ParameterBinding binding) {
        return new PageRead<>(request.bind(binding), rows.bind(binding), distinct, cursors, from, place);
    }

    @Override
    public List<BoundStatement<?>> requests() {
        return List.of(request);
    }

    @Override
    public Mono<Page<T>> exec(Session session) {
        return Statements.<PageResult<T>>single(session, request).map(this::page);
    }

    @Override
    public Statement<CountedPage<T>> withTotal() {
        if (distinct || rows.isGrouped()) {
            throw new InvalidStatementException(
                            ErrorCode.TOTAL_OF_GROUPS, "a page of groups or of distinct rows is combined with a total")
                    .with("model", rows.entity().name())
                    .hint("leave withTotal() out, or count different values by countDistinct(…)");
        }
        return new Counted<>(this, rows.total());
    }

    /** A statement that reads one page, and then the number of all rows. */
    private record Counted<T>(PageRead<T> page, BoundStatement<?> total)
            implements Statement<CountedPage<T>>, BoundStatementSource, BindableStatement<Counted<T>> {
        @Override
        public Counted<T> bind(ParameterBinding binding) {
            return new Counted<>(page.bind(binding), total.bind(binding));
        }

        @Override
        public List<BoundStatement<?>> requests() {
            return List.of(page.request, total);
        }

        @Override
        public Mono<CountedPage<T>> exec(Session session) {
            return Statements.<PageResult<T>, Long>both(session, page.request, total)
                    .map(results -> counted(page.page(results.getT1()), results.getT2()));
        }

        private static <T> CountedPage<T> counted(Page<T> page, long total) {
            return new CountedPage<>(page.items(), page.next(), page.previous(), total);
        }
    }

    private Page<T> page(PageResult<T> rows) {
        return new Page<>(
                rows.items(),
                rows.after() ? Optional.of(cursors.text(at(rows.last()))) : Optional.empty(),
                rows.before() ? Optional.of(cursors.text(at(rows.first()))) : Optional.empty());
    }

    /** Returns the position of the item. On an empty page it is the start position of the page, with the opposite inclusion of its row. */
    private CursorPosition at(@Nullable Object @Nullable [] item) {
        if (item != null) {
            return new CursorPosition(false, item);
        }
        if (place == null) {
            throw new IllegalStateException("there are rows beside a page of none that began nowhere");
        }
        return new CursorPosition(!place.inclusive(), place.values());
    }
}
