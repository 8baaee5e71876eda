package dev.runnel.exec;

import dev.runnel.planner.program.InsertProgram;
import dev.runnel.planner.program.InsertProgram.Link;
import dev.runnel.planner.program.InsertProgram.Node;
import dev.runnel.planner.program.UniqueIndexItem;
import dev.runnel.schema.Table;
import dev.runnel.spi.InsertRows;
import dev.runnel.spi.TransactWrite;
import dev.runnel.stmt.InsertRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Programs that create authors with their books, in two inserts or one transact. */
final class Creates {
    static final Table INSERTED_AUTHORS = Library.table("insert authors", Library.I64, Library.TEXT);
    static final Table INSERTED_BOOKS = Library.table("insert books", Library.I64, Library.I64, Library.TEXT);

    private Creates() {}

    static InsertRow author(long id, String name, int books) {
        InsertRow row = InsertRow.of(Library.AUTHOR).set(Library.AUTHOR_ID, id).set(Library.AUTHOR_NAME, name);
        for (int i = 0; i < books; i++) {
            row = row.add(
                    Library.BOOKS,
                    InsertRow.of(Library.BOOK)
                            .set(Library.BOOK_ID, id * 1_000 + i)
                            .set(Library.BOOK_TITLE, name + " " + i));
        }
        return row;
    }

    /** By an insert that returns nothing, in slot 1. */
    static InsertProgram knownAuthors() {
        InsertRows insert = new InsertRows(INSERTED_AUTHORS, INSERTED_AUTHORS.columns(), 1, List.of());
        return new InsertProgram(
                List.of(authors(insert, List.of())), List.of(0), true, true, Optional.empty(), 2, List.of());
    }

    static InsertProgram authorWithBooks(boolean many) {
        return new InsertProgram(
                List.of(authors(List.of()), books()), List.of(0, 1), many, true, Optional.empty(), 3, List.of());
    }

    /** By one transact whose writes are in slot 1; the names of authors are unique. */
    static InsertProgram items() {
        Table names = Library.table("authors_name_key", Library.TEXT, Library.I64);
        return new InsertProgram(
                List.of(authors(List.of(new UniqueIndexItem(names, List.of(1, 0), 1))), books()),
                List.of(0, 1),
                true,
                true,
                Optional.of(new TransactWrite(INSERTED_AUTHORS, 1)),
                2,
                List.of());
    }

    private static Node authors(List<UniqueIndexItem> uniques) {
        return authors(
                new InsertRows(INSERTED_AUTHORS, INSERTED_AUTHORS.columns(), 1, INSERTED_AUTHORS.columns()), uniques);
    }

    private static Node authors(InsertRows insert, List<UniqueIndexItem> uniques) {
        return new Node(
                0,
                Library.AUTHOR,
                Optional.empty(),
                Library.write(insert),
                Optional.empty(),
                List.of(),
                INSERTED_AUTHORS,
                uniques,
                3,
                List.of(0, 1),
                Library.AUTHORS_WITH_BOOKS);
    }

    private static Node books() {
        return new Node(
                1,
                Library.BOOK,
                Optional.of(new Link(0, Library.BOOKS, List.of(0), List.of(1), 2)),
                Library.write(new InsertRows(INSERTED_BOOKS, INSERTED_BOOKS.columns(), 2, INSERTED_BOOKS.columns())),
                Optional.empty(),
                List.of(),
                INSERTED_BOOKS,
                List.of(),
                3,
                List.of(0, 1, 2),
                Library.PLAIN_BOOKS);
    }

    /** Returns the rows in another order. */
    static void answers(FakeDriver driver) {
        driver.rows("insert authors", values -> reversed(values[1]));
        driver.rows("insert books", values -> reversed(values[2]));
    }

    private static List<Object[]> reversed(Object rows) {
        List<Object[]> copy = new ArrayList<>();
        for (Object row : (List<?>) rows) {
            copy.add((Object[]) row);
        }
        Collections.reverse(copy);
        return copy;
    }
}
