package dev.runnel.exec;

import dev.runnel.DbOptions;
import dev.runnel.Deferred;
import dev.runnel.companion.ModelProvider;
import dev.runnel.exec.plan.PlanContext;
import dev.runnel.internal.BoundStatement;
import dev.runnel.internal.StatementRunner;
import dev.runnel.planner.program.MergeOutput;
import dev.runnel.planner.program.MirBuilder;
import dev.runnel.planner.program.MirNode;
import dev.runnel.planner.program.Program;
import dev.runnel.planner.program.ReadProgram;
import dev.runnel.planner.program.ReadProgram.Paging;
import dev.runnel.planner.program.Result;
import dev.runnel.planner.program.Schedule;
import dev.runnel.planner.schedule.Scheduler;
import dev.runnel.schema.Column;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.IdentifierLimits;
import dev.runnel.schema.Relation;
import dev.runnel.schema.Schema;
import dev.runnel.schema.Table;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.DecodeLayout;
import dev.runnel.spi.Decoder;
import dev.runnel.spi.Isolation;
import dev.runnel.spi.LockMode;
import dev.runnel.spi.Operation;
import dev.runnel.spi.Row;
import dev.runnel.spi.RowReader;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.ValueExpr;
import dev.runnel.spi.TransactWrite;
import dev.runnel.stmt.Delete;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelStatement;
import dev.runnel.stmt.Select.ResultMode;
import dev.runnel.type.RowLock;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Authors and their books on a fake driver, and programs over them made by hand. */
final class Library {
    record Author(long id, String name, Deferred<List<Book>> books) {}

    record Book(long id, long authorId, String title, Deferred<Author> author) {}

    static final Type.Scalar I64 = Type.of(StorageType.I64);
    static final Type.Scalar TEXT = Type.of(StorageType.TEXT);

    static final Capabilities RELATIONAL = Capabilities.builder("relational")
            .names(new IdentifierLimits(63, true))
            .relational(true)
            .uniqueConstraints(true)
            .foreignKeys(true)
            .namedForeignKeys(true)
            .identity(true)
            .cursors(true)
            .maxAtomicInsertRows(5_000)
            .atomicDeleteReturning(true)
            .datetimes(
                    LocalDateTime.parse("-4712-01-01T00:00:00"), LocalDateTime.parse("+294276-12-31T23:59:59.999999"))
            .instants(Instant.parse("-4712-01-01T00:00:00Z"), Instant.parse("+294276-12-31T23:59:59.999999Z"))
            .infinity(true)
            .interactiveTransactions(true)
            .isolations(Isolation.values())
            .lockModes(LockMode.DEFERRED)
            .rowLocks(RowLock.Strength.values())
            .build();

    /** The same with every date and time, and without cursors. */
    static final Capabilities WIDE_DATES = RELATIONAL.toBuilder("wide_dates")
            .cursors(false)
            .datetimes(LocalDateTime.MIN, LocalDateTime.MAX)
            .instants(Instant.MIN, Instant.MAX)
            .build();

    static final Capabilities KEY_VALUE = Capabilities.builder("key_value")
            .names(new IdentifierLimits(255, false))
            .atomicDeleteReturning(true)
            .maxTransactItems(100)
            .infinity(true)
            .build();

    static final Field AUTHOR_ID = Field.of(Author.class, "id", 0, I64);
    static final Field AUTHOR_NAME = Field.of(Author.class, "name", 1, TEXT);
    static final Relation BOOKS =
            Relation.hasMany(Author.class, "books", 0, Book.class, List.of("id"), List.of("authorId"));
    static final Entity AUTHOR = Entity.of(Author.class, "authors", AUTHOR_ID, AUTHOR_NAME)
            .withRelations(BOOKS)
            .withKey(AUTHOR_ID);

    static final Field BOOK_ID = Field.of(Book.class, "id", 0, I64);
    static final Field BOOK_AUTHOR_ID = Field.of(Book.class, "authorId", 1, I64);
    static final Field BOOK_TITLE = Field.of(Book.class, "title", 2, TEXT);
    static final Relation BOOK_AUTHOR =
            Relation.belongsTo(Book.class, "author", 0, Author.class, List.of("authorId"), List.of("id"));
    static final Entity BOOK = Entity.of(Book.class, "books", BOOK_ID, BOOK_AUTHOR_ID, BOOK_TITLE)
            .withRelations(BOOK_AUTHOR)
            .withKey(BOOK_ID);

    static final Schema SCHEMA = Schema.of(List.of(AUTHOR, BOOK));

    static final Result.Records AUTHORS = new Result.Records(AUTHOR, DecodeLayout.none(2, 1));
    static final Result.Records AUTHORS_WITH_BOOKS =
            new Result.Records(AUTHOR, DecodeLayout.none(2, 1).withRelation(0, 2));
    static final Result.Records PLAIN_BOOKS = new Result.Records(BOOK, DecodeLayout.none(3, 1));

    final FakeDriver driver;
    final ExecutorDb db;
    private final Map<ModelStatement, Program> programs = new ConcurrentHashMap<>();

    Library() {
        this(RELATIONAL);
    }

    Library(Capabilities capabilities) {
        this(capabilities, DbOptions.DEFAULT);
    }

    Library(Capabilities capabilities, DbOptions options) {
        driver = new FakeDriver(capabilities);
        db = ExecutorDb.of(
                driver,
                SCHEMA,
                (shape, render) -> "the plan",
                shape -> "a statement",
                programs::get,
                new PlanFactory(new PlanContext(
                        driver, options, Map.of(Author.class, AuthorModel.DECODER, Book.class, BookModel.DECODER))),
                options);
    }

    /** A request for the program: its shape is a statement like no other. */
    <T> BoundStatement<T> request(Program program, Object... values) {
        return request(null, program, values);
    }

    <T> BoundStatement<T> request(@Nullable RowReader<T> reader, Program program, Object... values) {
        ModelExpr own = new ModelExpr.ValueExpr(new Value.Param(programs.size(), I64));
        ModelStatement shape = new Delete(AUTHOR, own, false);
        programs.put(shape, program);
        return new BoundStatement<>(shape, values, reader);
    }

    <R> Mono<R> single(Program program, Object... values) {
        return db.single(request(program, values));
    }

    <T> Flux<T> stream(Program program, Object... values) {
        return db.stream(request(program, values));
    }

    static <R> Mono<R> single(Object session, BoundStatement<?> request) {
        return ((StatementRunner) session).single(request);
    }

    static <T> Flux<T> stream(Object session, BoundStatement<T> request) {
        return ((StatementRunner) session).stream(request);
    }

    /** A table by which the fake driver knows an operation. */
    static Table table(String name, Type.Scalar... types) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            columns.add(new Column(name, "c" + i, i, types[i]));
        }
        return new Table(name, columns, columns.subList(0, 1), List.of(), List.of(), List.of());
    }

    static SelectRows select(String name, Type.Scalar... types) {
        Table table = table(name, types);
        return new SelectRows(
                table,
                List.of(),
                ValueExpr.TRUE,
                List.of(),
                null,
                null,
                List.copyOf(table.columns().stream().map(ColumnRef::own).toList()));
    }

    static SelectRows selectAuthors() {
        return select("authors", I64, TEXT);
    }

    /** Authors as they come. */
    static ReadProgram authors(ResultMode terminal) {
        return read(selectAuthors(), new ReadProgram.Streamed(), List.of(), AUTHORS, terminal, 0);
    }

    static ReadProgram read(
            Operation operation,
            Paging paging,
            List<MirNode> body,
            Result result,
            ResultMode terminal,
            int valueSlots) {
        return new ReadProgram(
                List.of(),
                Optional.of(new ReadProgram.RootQuery(operation, paging)),
                schedule(operation, operation.columns().size(), body),
                Optional.empty(),
                result,
                terminal,
                valueSlots,
                List.of());
    }

    /** A write that returns rows as they are. */
    static Schedule write(Operation operation) {
        return schedule(operation, operation.columns().size(), List.of());
    }

    /** A write of items that become rows of so many cells. */
    static Schedule write(TransactWrite operation, int width) {
        return schedule(operation, width, List.of());
    }

    /** Node 0 has the rows of the operation. */
    private static Schedule schedule(Operation operation, int width, List<MirNode> body) {
        MirBuilder mir = new MirBuilder(0);
        mir.add(new MirNode.RootScan(operation), row(width));
        body.forEach(node -> mir.add(node, row(widthOf(node, mir))));
        return Scheduler.schedule(mir.build());
    }

    private static int widthOf(MirNode node, MirBuilder mir) {
        if (node instanceof MirNode.Load load) {
            return load.operation().columns().size();
        }
        if (node instanceof MirNode.Project project) {
            return project.operands().size();
        }
        int before = mir.width(node.inputs().get(0));
        return node instanceof MirNode.NestedMerge merge ? Math.max(before, merge.cell() + 1) : before;
    }

    private static Type.Tuple row(int cells) {
        return new Type.Tuple(IntStream.range(0, cells)
                .mapToObj(i -> new Type.Part("c" + i, I64))
                .toList());
    }

    /** By id, in windows: {@code first} and {@code next} take a limit in slot 0 and the last id in slot 1. */
    static ReadProgram.Keyset byId() {
        return new ReadProgram.Keyset(
                Optional.empty(),
                select("first", I64, TEXT),
                Map.of(0, select("next", I64, TEXT)),
                List.of(0),
                List.of(1),
                0,
                false);
    }

    /** Authors with their books, at once by {@code whole} if they are few, or by {@link #byId}. */
    static ReadProgram fewAuthorsWithBooks(ResultMode terminal) {
        ReadProgram.Keyset byId = byId();
        ReadProgram.Keyset few = new ReadProgram.Keyset(
                Optional.of(select("whole", I64, TEXT)),
                byId.first(),
                byId.next(),
                byId.cells(),
                byId.slots(),
                byId.limitSlot(),
                byId.byCursor());
        return read(selectAuthors(), few, loadBooks(), AUTHORS_WITH_BOOKS, terminal, 3);
    }

    /** Authors with their books, in windows by id. Slot 2 contains the keys of a window. */
    static ReadProgram authorsWithBooks(ResultMode terminal) {
        return read(selectAuthors(), byId(), loadBooks(), AUTHORS_WITH_BOOKS, terminal, 3);
    }

    static List<MirNode> loadBooks() {
        return List.of(
                new MirNode.Load(0, List.of(0), List.of(2), select("books", I64, I64, TEXT)),
                new MirNode.NestedMerge(
                        0, List.of(0), 1, List.of(1), 2, new MergeOutput.Records(BOOKS, PLAIN_BOOKS, false)));
    }

    static List<Object[]> authorRows(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(id -> new Object[] {id, "author " + id})
                .toList();
    }

    /** As {@code first} and {@code next} answer when there are so many authors. */
    Library withAuthors(long total) {
        driver.rows("authors", values -> authorRows(1, total));
        driver.rows("whole", values -> authorRows(1, Math.min(total, (Long) values[0])));
        driver.rows("first", values -> authorRows(1, Math.min(total, (Long) values[0])));
        driver.rows("next", values -> {
            long after = (Long) values[1];
            return authorRows(after + 1, Math.min(total, after + (Long) values[0]));
        });
        return this;
    }

    /** Every author has so many books, whose ids count from a hundred times that of the author. */
    Library withBooks(int each) {
        driver.rows(
                "books",
                values -> ((List<?>) values[2])
                        .stream()
                                .flatMap(author -> IntStream.range(0, each).mapToObj(i ->
                                        new Object[] {(Long) author * 100 + i, author, "book " + i}))
                                .toList());
        return this;
    }

    private static final class AuthorModel {
        static final Decoder<Author> DECODER = AuthorModel::decode;

        static Author decode(Row row, int at, DecodeLayout loads) {
            return new Author(row.getLong(at), row.getString(at + 1), relation(row, loads.relation(0), "Author.books"));
        }
    }

    private static final class BookModel {
        static final Decoder<Book> DECODER = BookModel::decode;

        static Book decode(Row row, int at, DecodeLayout loads) {
            return new Book(
                    row.getLong(at),
                    row.getLong(at + 1),
                    row.getString(at + 2),
                    relation(row, loads.relation(0), "Book.author"));
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> Deferred<T> relation(Row row, int cell, String path) {
        Object value = cell < 0 ? null : row.get(cell);
        return value == null ? Deferred.unloaded(path, true) : (Deferred<T>) value;
    }

    /** The model as a companion would hand it over. */
    record Model(int version, Entity entity, Decoder<?> decoder) implements ModelProvider {
        static List<ModelProvider> all(int version) {
            return List.of(
                    new Model(version, AUTHOR, AuthorModel.DECODER), new Model(version, BOOK, BookModel.DECODER));
        }
    }
}
