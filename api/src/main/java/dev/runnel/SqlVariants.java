package dev.runnel;

import com.google.errorprone.annotations.CompileTimeConstant;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.stmt.SqlPieces;
import dev.runnel.stmt.SqlTemplate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SQL with a text for each of some databases: {@link Sql#on}. Each text takes the same arguments. Immutable.
 *
 * <pre>{@code Sql.expr(String.class, Sql.on("postgresql", "initcap({})").on("h2", "…"), p.title())}</pre>
 */
public final class SqlVariants {
    private final List<SqlTemplate.Variant> variants;

    private SqlVariants(List<SqlTemplate.Variant> variants) {
        this.variants = variants;
    }

    static SqlVariants of(@Nullable String database, String text) {
        return new SqlVariants(List.of(new SqlTemplate.Variant(database, SqlPieces.of(text))));
    }

    /**
     * Returns these texts, and one for another database.
     *
     * @param database the name of the database in plans: {@code postgresql}, {@code mysql}, {@code mariadb}, {@code h2}, {@code sqlite}
     * @param text the text, a constant of the program
     * @throws InvalidStatementException when the database has a text, or the text is malformed
     */
    public SqlVariants on(@CompileTimeConstant String database, @CompileTimeConstant String text) {
        if (variants.stream().anyMatch(variant -> database.equals(variant.database()))) {
            throw new InvalidStatementException(ErrorCode.SQL_TEXT, "the SQL has two texts for one database")
                    .with("database", database)
                    .hint("pass one text for each database");
        }
        List<SqlTemplate.Variant> more = new ArrayList<>(variants);
        more.add(new SqlTemplate.Variant(database, SqlPieces.of(text)));
        return new SqlVariants(List.copyOf(more));
    }

    /** The texts with these arguments. */
    SqlTemplate with(List<SqlTemplate.Argument> arguments) {
        for (SqlTemplate.Variant variant : variants) {
            int places = variant.pieces().size() - 1;
            if (places != arguments.size()) {
                throw new InvalidStatementException(
                                ErrorCode.SQL_TEXT, "the SQL has another number of places than of arguments")
                        .with("places", Integer.toString(places))
                        .with("arguments", Integer.toString(arguments.size()))
                        .hint("write {} for each argument, outside of quotes and comments");
            }
        }
        return new SqlTemplate(variants, arguments);
    }
}
