package dev.runnel.dynamo.server.expression;

import dev.runnel.dynamo.server.expression.UpdateAction.Add;
import dev.runnel.dynamo.server.expression.UpdateAction.Delete;
import dev.runnel.dynamo.server.expression.UpdateAction.Remove;
import dev.runnel.dynamo.server.expression.UpdateValue.ConstantValue;
import dev.runnel.dynamo.server.expression.UpdateValue.IfNotExists;
import dev.runnel.dynamo.server.expression.UpdateValue.ListAppend;
import dev.runnel.dynamo.server.expression.UpdateValue.PathValue;
import dev.runnel.dynamo.server.expression.UpdateValue.Sum;
import dev.runnel.dynamo.server.value.AttributeValue;
import dev.runnel.dynamo.server.value.AttributeValue.SetValue;
import dev.runnel.dynamo.server.value.ValueType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/** Parses update expressions: the sections SET, REMOVE, ADD and DELETE, each at most once, in any order. */
final class UpdateParser {
    private final TokenReader tokens;
    private final Set<String> sections = new HashSet<>();
    private final List<UpdateAction> actions = new ArrayList<>();

    private UpdateParser(TokenReader tokens) {
        this.tokens = tokens;
    }

    static Update parse(String expression, Placeholders placeholders) {
        UpdateParser parser = new UpdateParser(new TokenReader(expression, placeholders));
        do {
            parser.section();
        } while (parser.tokens.peek().kind() != Token.Kind.END);
        ProjectionParser.requireSeparate(
                parser.actions.stream().map(UpdateAction::path).toList());
        return new Update(parser.actions);
    }

    private void section() {
        String section = tokens.peek().text().toUpperCase(Locale.ROOT);
        switch (section) {
            case "SET" -> section(section, this::set);
            case "REMOVE" -> section(section, () -> new Remove(tokens.path()));
            case "ADD" -> section(section, this::add);
            case "DELETE" -> section(section, this::delete);
            default -> throw tokens.unexpected();
        }
    }

    private void section(String section, Supplier<UpdateAction> action) {
        tokens.next();
        if (!sections.add(section)) {
            throw new ExpressionError("The \"" + section + "\" section can only be used once in an update expression;");
        }
        do {
            tokens.countOperator();
            actions.add(action.get());
        } while (tokens.acceptSymbol(","));
    }

    private UpdateAction set() {
        DocumentPath path = tokens.path();
        tokens.expectSymbol("=");
        UpdateValue left = operand();
        if (tokens.peek().isSymbol("+") || tokens.peek().isSymbol("-")) {
            String operator = tokens.next().text();
            tokens.countOperator();
            UpdateValue right = operand();
            requireType(operator, left, ValueType.N);
            requireType(operator, right, ValueType.N);
            return new UpdateAction.Set(path, new Sum(left, right, operator.equals("-")));
        }
        return new UpdateAction.Set(path, left);
    }

    private UpdateValue operand() {
        if (tokens.acceptSymbol("(")) {
            UpdateValue value = operand();
            tokens.expectSymbol(")");
            return value;
        }
        if (tokens.isValue()) {
            return new ConstantValue(tokens.value());
        }
        if (tokens.peek().kind() == Token.Kind.NAME && tokens.peekSecond().isSymbol("(")) {
            return function();
        }
        return new PathValue(tokens.path());
    }

    private UpdateValue function() {
        String name = tokens.next().text();
        tokens.countOperator();
        return switch (name) {
            case "if_not_exists" -> ifNotExists();
            case "list_append" -> listAppend();
            case "size", "attribute_exists", "attribute_not_exists", "attribute_type", "begins_with", "contains" ->
                throw new ExpressionError("The function is not allowed in an update expression; function: " + name);
            default -> throw new ExpressionError("Invalid function name; function: " + name);
        };
    }

    private UpdateValue ifNotExists() {
        List<UpdateValue> arguments = arguments("if_not_exists");
        if (arguments.get(0) instanceof PathValue path) {
            return new IfNotExists(path.path(), arguments.get(1));
        }
        throw new ExpressionError("Operator or function requires a document path; operator or function: if_not_exists");
    }

    private UpdateValue listAppend() {
        List<UpdateValue> arguments = arguments("list_append");
        requireType("list_append", arguments.get(0), ValueType.L);
        requireType("list_append", arguments.get(1), ValueType.L);
        return new ListAppend(arguments.get(0), arguments.get(1));
    }

    private List<UpdateValue> arguments(String function) {
        tokens.expectSymbol("(");
        List<UpdateValue> arguments = new ArrayList<>();
        do {
            arguments.add(operand());
        } while (tokens.acceptSymbol(","));
        tokens.expectSymbol(")");
        if (arguments.size() != 2) {
            throw new ExpressionError("Incorrect number of operands for operator or function; operator or function: "
                    + function + ", number of operands: " + arguments.size());
        }
        return arguments;
    }

    private UpdateAction add() {
        DocumentPath path = tokens.path();
        AttributeValue value = tokens.value();
        if (value.type() != ValueType.N && !value.type().isSet()) {
            throw TypeNames.incorrectOperand("ADD", value.type());
        }
        return new Add(path, value);
    }

    private UpdateAction delete() {
        DocumentPath path = tokens.path();
        AttributeValue value = tokens.value();
        if (value instanceof SetValue elements) {
            return new Delete(path, elements);
        }
        throw TypeNames.incorrectOperand("DELETE", value.type());
    }

    private static void requireType(String operator, UpdateValue value, ValueType type) {
        if (value instanceof ConstantValue constant && constant.value().type() != type) {
            throw TypeNames.incorrectOperand(operator, constant.value().type());
        }
    }
}
