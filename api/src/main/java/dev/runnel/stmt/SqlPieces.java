package dev.runnel.stmt;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts SQL at its places for arguments, which are <code>{}</code> outside of quotes and comments. Comments become a
 * space, except for hints, which begin with {@code /*+} or {@code /*!}. Quotes are those of the SQL standard, in which a
 * backslash is a character as any other; in addition backticks, and {@code $tag$} of PostgreSQL.
 */
public final class SqlPieces {
    private final String text;
    private final List<String> pieces = new ArrayList<>();
    private final StringBuilder piece = new StringBuilder();
    private int parentheses;

    private SqlPieces(String text) {
        this.text = text;
    }

    /**
     * Returns the text around the places: one piece more than there are places.
     *
     * @throws InvalidStatementException if the text is blank, has an open quote, comment or parenthesis, a semicolon, or
     *     a place that is not <code>{}</code>
     */
    public static List<String> of(String text) {
        if (text.isBlank()) {
            throw invalid("the SQL is blank", 0);
        }
        return new SqlPieces(text).cut();
    }

    private List<String> cut() {
        int at = 0;
        while (at < text.length()) {
            at = next(at);
        }
        if (parentheses > 0) {
            throw invalid("the SQL has an open parenthesis", text.length());
        }
        pieces.add(piece.toString());
        return pieces;
    }

    /** Takes what begins at a position, and returns the position behind it. */
    private int next(int at) {
        char c = text.charAt(at);
        if (c == '\'' || c == '"' || c == '`') {
            return quoted(at, closing(String.valueOf(c), at + 1, at) + 1);
        }
        if (text.startsWith("--", at)) {
            piece.append(' ');
            int end = text.indexOf('\n', at);
            return end < 0 ? text.length() : end;
        }
        if (text.startsWith("/*", at)) {
            return comment(at);
        }
        if (c == '$') {
            return dollar(at);
        }
        if (text.startsWith("{}", at)) {
            pieces.add(piece.toString());
            piece.setLength(0);
            return at + 2;
        }
        if (c == ';') {
            throw invalid("the SQL has a semicolon", at);
        }
        if (c == '(') {
            parentheses++;
        } else if (c == ')' && --parentheses < 0) {
            throw invalid("the SQL closes a parenthesis that it has not opened", at);
        }
        piece.append(c);
        return at + 1;
    }

    private int quoted(int from, int to) {
        piece.append(text, from, to);
        return to;
    }

    private int closing(String quote, int from, int opened) {
        int end = text.indexOf(quote, from);
        if (end < 0) {
            throw invalid("the SQL has an open quote", opened);
        }
        return end;
    }

    private int comment(int at) {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
            throw invalid("the SQL has an open comment", at);
        }
        int nested = text.indexOf("/*", at + 2);
        if (nested >= 0 && nested < end) {
            throw invalid(
                    "the SQL has a comment in a comment, which ends at different places on different databases",
                    nested);
        }
        char first = text.charAt(at + 2);
        if (first == '+' || first == '!') {
            return quoted(at, end + 2);
        }
        piece.append(' ');
        return end + 2;
    }

    private int dollar(int at) {
        boolean isPartOfName = at > 0 && isName(text.charAt(at - 1));
        int tag = at + 1;
        while (tag < text.length() && isName(text.charAt(tag))) {
            tag++;
        }
        boolean quotes = tag < text.length() && text.charAt(tag) == '$';
        if (!isPartOfName && tag > at + 1 && Character.isDigit(text.charAt(at + 1))) {
            throw invalid("the SQL has a numbered parameter", at);
        }
        if (isPartOfName || !quotes) {
            return quoted(at, at + 1);
        }
        String quote = text.substring(at, tag + 1);
        return quoted(at, closing(quote, tag + 1, at) + quote.length());
    }

    private static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private static InvalidStatementException invalid(String what, int position) {
        return new InvalidStatementException(ErrorCode.SQL_TEXT, what)
                .with("position", Integer.toString(position))
                .hint("pass one statement or expression, with {} in place of each argument");
    }
}
