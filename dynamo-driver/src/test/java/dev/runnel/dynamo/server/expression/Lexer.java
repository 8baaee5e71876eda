package dev.runnel.dynamo.server.expression;

import dev.runnel.dynamo.server.expression.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Divides an expression into tokens. */
final class Lexer {
    private static final List<String> LONG_SYMBOLS = List.of("<>", "<=", ">=");
    private static final String SYMBOLS = "=<>()[],.+-";

    private final String text;
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /** The tokens, with {@link Token#END} as the last. */
    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        List<Token> tokens = new ArrayList<>();
        do {
            tokens.add(lexer.next());
        } while (tokens.get(tokens.size() - 1).kind() != Kind.END);
        return tokens;
    }

    private Token next() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return Token.END;
        }
        char first = text.charAt(at);
        if (isLetter(first)) {
            return word(Kind.NAME, at);
        }
        if (first == '#' || first == ':') {
            return placeholder(first);
        }
        if (isDigit(first)) {
            return integer();
        }
        return symbol();
    }

    private Token placeholder(char first) {
        if (at + 1 == text.length() || !isWordPart(text.charAt(at + 1))) {
            throw syntaxError(text.substring(at, at + 1));
        }
        return word(first == '#' ? Kind.NAME_PLACEHOLDER : Kind.VALUE_PLACEHOLDER, at);
    }

    private Token word(Kind kind, int start) {
        at++;
        while (at < text.length() && isWordPart(text.charAt(at))) {
            at++;
        }
        return new Token(kind, text.substring(start, at));
    }

    private Token integer() {
        int start = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        if (at < text.length() && isLetter(text.charAt(at))) {
            throw syntaxError(text.substring(start, at + 1));
        }
        return new Token(Kind.INTEGER, text.substring(start, at));
    }

    private Token symbol() {
        for (String symbol : LONG_SYMBOLS) {
            if (text.startsWith(symbol, at)) {
                at += symbol.length();
                return new Token(Kind.SYMBOL, symbol);
            }
        }
        String symbol = text.substring(at, at + 1);
        if (!SYMBOLS.contains(symbol)) {
            throw syntaxError(symbol);
        }
        at++;
        return new Token(Kind.SYMBOL, symbol);
    }

    private ExpressionError syntaxError(String token) {
        return new ExpressionError("Syntax error; token: \"" + token + "\"");
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordPart(char c) {
        return isLetter(c) || isDigit(c) || c == '_';
    }
}
