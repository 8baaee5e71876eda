package dev.runnel.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.exec.Library.Author;
import dev.runnel.exec.Library.Book;
import dev.runnel.planner.program.InsertProgram;
import dev.runnel.planner.program.InsertProgram.Node;
import dev.runnel.schema.DefaultValue;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Table;
import dev.runnel.spi.InsertRows;
import dev.runnel.stmt.InsertRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Rows with auto-increment keys: they are matched by their order, and rows that refer to them are inserted afterwards.
 */
class GeneratedKeysTest {
    private static final Field ID = Library.AUTHOR_ID.withInitial(DefaultValue.GeneratedDefault.IDENTITY);
    private static final Entity AUTHOR = Entity.of(Author.class, "authors", ID, Library.AUTHOR_NAME)
            .withRelations(Library.BOOKS)
            .withKey(ID);
    private static final Table COUNTED = Library.table("count authors", Library.I64, Library.TEXT);

    private final Library library = new Library();
    private final FakeDriver driver = library.driver;

    /** Authors whose key is named in slot 1, their books in slot 2, authors whose key is not named in slot 3. */
    private static InsertProgram program() {
        InsertProgram plain = Creates.authorWithBooks(true);
        Node author = plain.nodes().get(0);
        Node counting = new Node(
                0,
                AUTHOR,
                Optional.empty(),
                author.write(),
                Optional.of(new InsertRows(COUNTED, COUNTED.columns().subList(1, 2), 3, COUNTED.columns())),
                List.of(),
                author.table(),
                List.of(),
                author.width(),
                author.fieldAt(),
                author.record());
        return new InsertProgram(
                List.of(counting, plain.nodes().get(1)), List.of(0, 1), true, true, Optional.empty(), 4, List.of());
    }

    private List<Author> create(InsertRow... rows) {
        Creates.answers(driver);
        driver.rows("count authors", values -> {
            List<Object[]> given = new ArrayList<>();
            for (Object row : (List<?>) values[3]) {
                given.add(new Object[] {100L + given.size(), ((Object[]) row)[0]});
            }
            return given;
        });
        return library.<List<Author>>single(program(), List.of(rows)).block();
    }

    private static InsertRow author(String name, String... titles) {
        InsertRow row = InsertRow.of(AUTHOR).set(Library.AUTHOR_NAME, name);
        for (String title : titles) {
            row = row.add(
                    Library.BOOKS,
                    InsertRow.of(Library.BOOK)
                            .set(Library.BOOK_ID, (long) title.hashCode())
                            .set(Library.BOOK_TITLE, title));
        }
        return row;
    }

    @Test
    void keysComeBackInTheOrderOfTheRows() {
        List<Author> made = create(author("same"), author("same"), author("other"));

        assertThat(made).extracting(Author::id).containsExactly(100L, 101L, 102L);
        assertThat(made).extracting(Author::name).containsExactly("same", "same", "other");
        assertThat(driver.log()).contains("count authors").doesNotContain("insert authors", "begin");
    }

    @Test
    void rowsThatReferToGeneratedKeysAreInsertedAfterwards() {
        List<Author> made = create(author("Ann", "a", "b"), author("Bob", "c"));

        assertThat(made.get(0).books().get()).extracting(Book::authorId).containsExactly(100L, 100L);
        assertThat(made.get(1).books().get()).extracting(Book::authorId).containsExactly(101L);
        assertThat(driver.log()).containsSubsequence("begin", "count authors", "insert books", "commit");
    }

    @Test
    void keysThatAreNamedAreInsertedApart() {
        List<Author> made = create(author("Ann"), author("Bob").set(ID, 7L), author("Cid"));

        assertThat(made).extracting(Author::id).containsExactly(100L, 7L, 101L);
        assertThat(made).extracting(Author::name).containsExactly("Ann", "Bob", "Cid");
        assertThat(driver.log()).containsSubsequence("begin", "insert authors", "count authors", "commit");
    }
}
