package dev.runnel.dynamo.server.expression;

import dev.runnel.dynamo.server.expression.DocumentPath.Step;
import dev.runnel.dynamo.server.expression.Token.Kind;
import dev.runnel.dynamo.server.value.AttributeValue;
import java.util.ArrayList;
import java.util.List;

/** The tokens of one expression, and the parts that all kinds of expressions have: paths and values. */
final class TokenReader {
    private static final int MAX_BYTES = 4096;
    private static final int MAX_STEPS = 32;
    private static final int MAX_OPERATORS = 300;

    private final List<Token> tokens;
    private final Placeholders placeholders;
    private int at;
    private int operators;

    TokenReader(String expression, Placeholders placeholders) {
        if (expression.isEmpty()) {
            throw new ExpressionError("The expression can not be empty;");
        }
        if (expression.length() > MAX_BYTES) {
            throw new ExpressionError(
                    "Expression size has exceeded the maximum allowed size; expression size: " + expression.length());
        }
        this.tokens = Lexer.tokens(expression);
        this.placeholders = placeholders;
    }

    /** The number of tokens before the next one. */
    int position() {
        return at;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peekSecond() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    Token next() {
        Token token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    boolean acceptSymbol(String symbol) {
        return accept(peek().isSymbol(symbol));
    }

    boolean acceptKeyword(String keyword) {
        return accept(peek().isKeyword(keyword));
    }

    private boolean accept(boolean matches) {
        if (matches) {
            next();
        }
        return matches;
    }

    void expectSymbol(String symbol) {
        if (!acceptSymbol(symbol)) {
            throw unexpected();
        }
    }

    void expectKeyword(String keyword) {
        if (!acceptKeyword(keyword)) {
            throw unexpected();
        }
    }

    void expectEnd() {
        if (peek().kind() != Kind.END) {
            throw unexpected();
        }
    }

    ExpressionError unexpected() {
        String near = at == 0 ? peek().text() : tokens.get(at - 1).text() + " " + peek().text();
        return new ExpressionError("Syntax error; token: \"" + peek().text() + "\", near: \"" + near + "\"");
    }

    /** Counts an operator or function. */
    void countOperator() {
        if (++operators > MAX_OPERATORS) {
            throw new ExpressionError("The expression contains too many operators; the maximum is " + MAX_OPERATORS);
        }
    }

    boolean isPath() {
        return peek().kind() == Kind.NAME || peek().kind() == Kind.NAME_PLACEHOLDER;
    }

    boolean isValue() {
        return peek().kind() == Kind.VALUE_PLACEHOLDER;
    }

    AttributeValue value() {
        if (!isValue()) {
            throw unexpected();
        }
        return placeholders.value(next().text());
    }

    DocumentPath path() {
        List<Step> steps = new ArrayList<>();
        steps.add(name());
        while (true) {
            if (acceptSymbol(".")) {
                steps.add(name());
            } else if (acceptSymbol("[")) {
                steps.add(index());
                expectSymbol("]");
            } else {
                break;
            }
        }
        if (steps.size() > MAX_STEPS) {
            throw new ExpressionError(
                    "The document path has too many nesting elements; nesting levels: " + steps.size());
        }
        return new DocumentPath(steps);
    }

    private Step name() {
        if (!isPath()) {
            throw unexpected();
        }
        Token token = next();
        if (token.kind() == Kind.NAME_PLACEHOLDER) {
            return new Step.Name(placeholders.name(token.text()));
        }
        if (ReservedWords.contains(token.text())) {
            throw new ExpressionError("Attribute name is a reserved keyword; reserved keyword: " + token.text());
        }
        return new Step.Name(token.text());
    }

    private Step index() {
        if (peek().kind() != Kind.INTEGER || peek().text().length() > 9) {
            throw unexpected();
        }
        return new Step.Index(Integer.parseInt(next().text()));
    }
}
