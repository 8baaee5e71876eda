package dev.runnel.dynamo.server.expression;

/**
 * A word or symbol of an expression.
 *
 * @param text as written, with the {@code #} or {@code :} of a placeholder
 */
record Token(Kind kind, String text) {
    enum Kind {
        NAME,
        NAME_PLACEHOLDER,
        VALUE_PLACEHOLDER,
        INTEGER,
        SYMBOL,
        END
    }

    static final Token END = new Token(Kind.END, "<EOF>");

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** Says whether this is the keyword, in any case. */
    boolean isKeyword(String keyword) {
        return kind == Kind.NAME && text.equalsIgnoreCase(keyword);
    }
}
