package dev.runnel.dynamo.server.expression;

import dev.runnel.dynamo.server.expression.Condition.And;
import dev.runnel.dynamo.server.expression.Condition.AttributeExists;
import dev.runnel.dynamo.server.expression.Condition.AttributeNotExists;
import dev.runnel.dynamo.server.expression.Condition.AttributeType;
import dev.runnel.dynamo.server.expression.Condition.BeginsWith;
import dev.runnel.dynamo.server.expression.Condition.Between;
import dev.runnel.dynamo.server.expression.Condition.Comparison;
import dev.runnel.dynamo.server.expression.Condition.Contains;
import dev.runnel.dynamo.server.expression.Condition.In;
import dev.runnel.dynamo.server.expression.Condition.Not;
import dev.runnel.dynamo.server.expression.Condition.Or;
import dev.runnel.dynamo.server.expression.Operand.Constant;
import dev.runnel.dynamo.server.expression.Operand.PathOperand;
import dev.runnel.dynamo.server.expression.Operand.Size;
import dev.runnel.dynamo.server.value.AttributeValue;
import dev.runnel.dynamo.server.value.AttributeValue.Text;
import dev.runnel.dynamo.server.value.ScalarOrder;
import dev.runnel.dynamo.server.value.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Parses conditions, filters and key conditions: OR binds weaker than AND, AND weaker than NOT, NOT weaker than comparisons. */
final class ConditionParser {
    private static final int MAX_CANDIDATES = 100;
    private static final Set<String> CONDITION_FUNCTIONS =
            Set.of("attribute_exists", "attribute_not_exists", "attribute_type", "begins_with", "contains");
    private static final Set<String> UPDATE_FUNCTIONS = Set.of("if_not_exists", "list_append");

    private final TokenReader tokens;
    private int groupStart = -1;
    private int groupEnd = -1;

    private ConditionParser(TokenReader tokens) {
        this.tokens = tokens;
    }

    static Condition parse(String expression, Placeholders placeholders) {
        TokenReader tokens = new TokenReader(expression, placeholders);
        Condition condition = new ConditionParser(tokens).disjunction();
        tokens.expectEnd();
        return condition;
    }

    private Condition disjunction() {
        Condition left = conjunction();
        while (tokens.acceptKeyword("OR")) {
            tokens.countOperator();
            left = new Or(left, conjunction());
        }
        return left;
    }

    private Condition conjunction() {
        Condition left = negation();
        while (tokens.acceptKeyword("AND")) {
            tokens.countOperator();
            left = new And(left, negation());
        }
        return left;
    }

    private Condition negation() {
        if (tokens.acceptKeyword("NOT")) {
            tokens.countOperator();
            return new Not(negation());
        }
        return tokens.peek().isSymbol("(") ? group() : predicate();
    }

    private Condition group() {
        int start = tokens.position();
        tokens.expectSymbol("(");
        int inner = tokens.position();
        Condition condition = disjunction();
        boolean isRedundant = groupStart == inner && groupEnd == tokens.position();
        tokens.expectSymbol(")");
        if (isRedundant) {
            throw new ExpressionError("The expression has redundant parentheses;");
        }
        groupStart = start;
        groupEnd = tokens.position();
        return condition;
    }

    private Condition predicate() {
        if (isFunction() && !tokens.peek().text().equals("size")) {
            return function();
        }
        Operand left = operand();
        if (tokens.acceptKeyword("BETWEEN")) {
            return between(left);
        }
        if (tokens.acceptKeyword("IN")) {
            return in(left);
        }
        ComparisonOperator operator = ComparisonOperator.of(tokens.peek()).orElseThrow(tokens::unexpected);
        tokens.next();
        tokens.countOperator();
        Operand right = operand();
        requireDistinct(operator.symbol(), left, List.of(right));
        if (operator.isOrdered()) {
            requireScalar(operator.symbol(), left);
            requireScalar(operator.symbol(), right);
        }
        return new Comparison(left, operator, right);
    }

    private Condition between(Operand operand) {
        tokens.countOperator();
        Operand low = operand();
        tokens.expectKeyword("AND");
        Operand high = operand();
        for (Operand each : List.of(operand, low, high)) {
            requireScalar("BETWEEN", each);
        }
        requireDistinct("BETWEEN", operand, List.of(low, high));
        if (low instanceof Constant from && high instanceof Constant to) {
            requireBounds(from.value(), to.value());
        }
        return new Between(operand, low, high);
    }

    private static void requireBounds(AttributeValue low, AttributeValue high) {
        if (!ScalarOrder.isComparable(low, high)) {
            throw new ExpressionError("The BETWEEN operator requires same data type for lower and upper bounds; lower"
                    + " bound operand: AttributeValue: {" + low.type() + "}, upper bound operand: AttributeValue: {"
                    + high.type() + "}");
        }
        if (ScalarOrder.COMPARATOR.compare(low, high) > 0) {
            throw new ExpressionError(
                    "The BETWEEN operator requires upper bound to be greater than or equal to lower" + " bound");
        }
    }

    private Condition in(Operand operand) {
        tokens.countOperator();
        tokens.expectSymbol("(");
        List<Operand> candidates = new ArrayList<>();
        do {
            candidates.add(operand());
        } while (tokens.acceptSymbol(","));
        tokens.expectSymbol(")");
        if (candidates.size() > MAX_CANDIDATES) {
            throw incorrectNumber("IN", candidates.size() + 1);
        }
        requireDistinct("IN", operand, candidates);
        return new In(operand, candidates);
    }

    private boolean isFunction() {
        return tokens.peek().kind() == Token.Kind.NAME && tokens.peekSecond().isSymbol("(");
    }

    private Operand operand() {
        if (isFunction()) {
            return size();
        }
        if (tokens.isValue()) {
            return new Constant(tokens.value());
        }
        return new PathOperand(tokens.path());
    }

    private Operand size() {
        String name = tokens.peek().text();
        requireKnown(name);
        if (!name.equals("size")) {
            throw new ExpressionError(
                    "The function is not allowed to be used this way in an expression; function: " + name);
        }
        Operand argument = arguments(name, 1).get(0);
        if (argument instanceof Constant constant) {
            throw TypeNames.incorrectOperand(name, constant.value().type());
        }
        return new Size(requirePath(name, argument));
    }

    private Condition function() {
        String name = tokens.peek().text();
        requireKnown(name);
        return switch (name) {
            case "attribute_exists" ->
                new AttributeExists(requirePath(name, arguments(name, 1).get(0)));
            case "attribute_not_exists" ->
                new AttributeNotExists(requirePath(name, arguments(name, 1).get(0)));
            case "attribute_type" -> attributeType(arguments(name, 2));
            case "begins_with" -> beginsWith(arguments(name, 2));
            default -> contains(arguments(name, 2));
        };
    }

    private static Condition attributeType(List<Operand> arguments) {
        DocumentPath path = requirePath("attribute_type", arguments.get(0));
        if (!(arguments.get(1) instanceof Constant constant) || !(constant.value() instanceof Text type)) {
            throw new ExpressionError("Incorrect operand type for operator or function; operator or function:"
                    + " attribute_type, operand type: " + kind(arguments.get(1)));
        }
        return new AttributeType(
                path,
                ValueType.named(type.value())
                        .orElseThrow(() -> new ExpressionError("Invalid attribute type name found; type: "
                                + type.value() + ", valid types: " + "{B,NULL,SS,BOOL,L,BS,N,NS,S,M}")));
    }

    private static Condition beginsWith(List<Operand> arguments) {
        for (Operand argument : arguments) {
            if (argument instanceof Constant constant
                    && constant.value().type() != ValueType.S
                    && constant.value().type() != ValueType.B) {
                throw TypeNames.incorrectOperand("begins_with", constant.value().type());
            }
        }
        requireDistinct("begins_with", arguments.get(0), arguments.subList(1, 2));
        return new BeginsWith(arguments.get(0), arguments.get(1));
    }

    private static Condition contains(List<Operand> arguments) {
        requireDistinct("contains", arguments.get(0), arguments.subList(1, 2));
        return new Contains(arguments.get(0), arguments.get(1));
    }

    private List<Operand> arguments(String function, int count) {
        tokens.countOperator();
        tokens.next();
        tokens.expectSymbol("(");
        List<Operand> arguments = new ArrayList<>();
        do {
            arguments.add(operand());
        } while (tokens.acceptSymbol(","));
        tokens.expectSymbol(")");
        if (arguments.size() != count) {
            throw incorrectNumber(function, arguments.size());
        }
        return arguments;
    }

    private static void requireKnown(String function) {
        if (UPDATE_FUNCTIONS.contains(function)) {
            throw new ExpressionError("The function is not allowed in a condition expression; function: " + function);
        }
        if (!CONDITION_FUNCTIONS.contains(function) && !function.equals("size")) {
            throw new ExpressionError("Invalid function name; function: " + function);
        }
    }

    private static DocumentPath requirePath(String function, Operand operand) {
        if (operand instanceof PathOperand path) {
            return path.path();
        }
        throw new ExpressionError("Operator or function requires a document path; operator or function: " + function);
    }

    private static void requireScalar(String operator, Operand operand) {
        if (operand instanceof Constant constant && !constant.value().type().isScalarKey()) {
            throw TypeNames.incorrectOperand(operator, constant.value().type());
        }
    }

    private static void requireDistinct(String operator, Operand first, List<Operand> others) {
        if (first instanceof PathOperand && others.contains(first)) {
            throw new ExpressionError("The first operand must be distinct from the remaining operands for this operator"
                    + " or function; operator: " + operator + ", first operand: " + first);
        }
    }

    private static String kind(Operand operand) {
        return operand instanceof Constant constant
                ? TypeNames.of(constant.value().type())
                : "PATH";
    }

    private static ExpressionError incorrectNumber(String operator, int operands) {
        return new ExpressionError("Incorrect number of operands for operator or function; operator or function: "
                + operator + ", number of operands: " + operands);
    }
}
