package dev.runnel.dynamo.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Random calls of the operations that dynalite has, on the tables {@code notes} and {@code plain}. One of ten is wrong in some way. The calls avoid the
 * differences that are known. Dynalite compares lists and maps by identity, treats false and empty strings as missing, orders booleans, finds two missing
 * attributes equal and removes several elements of a list one after another. It does not check the range of computed numbers, empty index keys, signs
 * before numbers, {@code SPECIFIC_ATTRIBUTES} without a projection, and {@code ReturnValues} of a deletion.
 */
final class WireRandomCalls {
    private static final List<String> PATHS =
            List.of("a", "b", "s", "n", "topic", "weight", "#status", "#c", "doc.x", "doc.y.z", "seq[0]", "seq[1].x");
    private static final List<String> TOPICS = List.of("t", "u", "v");

    private final Random random;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, String> values = new LinkedHashMap<>();

    WireRandomCalls(long seed) {
        random = new Random(seed);
    }

    WireCall next() {
        names.clear();
        values.clear();
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> put();
            case 3, 4, 5, 6 -> update();
            case 7 -> delete();
            case 8 -> get();
            case 9 -> query();
            case 10 -> indexQuery();
            case 11 -> scan();
            case 12 -> batchGet();
            default -> batchWrite();
        };
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String table() {
        return chance(2) ? "nowhere" : chance(75) ? "notes" : "plain";
    }

    private String keyOf(String table) {
        if (chance(3)) {
            return one(List.of(
                    "'owner': {'S': 'ann'}",
                    "'owner': {'N': '1'}, 'nr': {'N': '1'}",
                    "'id': {'S': 'a'}",
                    "'id': {'N': 'x'}",
                    "'owner': {'S': 1}, 'nr': {'N': '1'}",
                    "'owner': {'S': ''}, 'nr': {'N': '1'}"));
        }
        return table.equals("plain")
                ? "'id': {'N': '" + random.nextInt(5) + "'}"
                : "'owner': {'S': '" + one(List.of("ann", "bob", "cid")) + "'}, 'nr': {'N': '" + (random.nextInt(9) - 3)
                        + "'}";
    }

    private String number() {
        return one(List.of("0", "1", "2", "-1", "3.5", "1E2", "007", "-0.25", "12345678901234567890", "1.50"));
    }

    private String text() {
        return one(List.of("a", "ab", "abc", "b", "ü", "z z", "t", "u"));
    }

    private String scalar() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> "{'S': '" + text() + "'}";
            case 2, 3 -> "{'N': '" + number() + "'}";
            case 4 -> "{'B': '" + one(List.of("AQ==", "AQI=", "/w==", "AQID")) + "'}";
            default -> "{'BOOL': true}";
        };
    }

    private String anyValue() {
        if (chance(2)) {
            return one(List.of(
                    "{}",
                    "{'N': 'x'}",
                    "{'N': ''}",
                    "{'SS': []}",
                    "{'SS': ['a', 'a']}",
                    "{'S': 1}",
                    "{'NULL': 'x'}",
                    "{'S': 'a', 'N': '1'}",
                    "{'N': '1E126'}",
                    "{'N': '1E-131'}",
                    "{'NULL': false}",
                    "{'N': '123456789012345678901234567890123456789'}",
                    "{'NS': ['1', '1.0']}",
                    "{'M': {'x': {}}}"));
        }
        return switch (random.nextInt(9)) {
            case 0 -> "{'SS': ['a', 'b']}";
            case 1 -> "{'NS': ['1', '2.50']}";
            case 2 -> "{'M': {'x': " + scalar() + ", 'y': {'M': {'z': " + scalar() + "}}}}";
            case 3 -> "{'L': [" + scalar() + ", {'M': {'x': " + scalar() + "}}]}";
            case 4 -> "{'NULL': true}";
            default -> scalar();
        };
    }

    private String attributes() {
        List<String> attributes = new ArrayList<>();
        addSome(attributes, 40, () -> "'a': " + anyValue());
        addSome(attributes, 40, () -> "'b': " + anyValue());
        addSome(attributes, 60, () -> "'s': {'S': '" + text() + "'}");
        addSome(attributes, 60, () -> "'n': {'N': '" + number() + "'}");
        addSome(attributes, 30, () -> "'status': " + scalar());
        addSome(attributes, 40, () -> "'c': " + one(List.of("{'SS': ['a', 'c']}", "{'NS': ['1', '7']}")));
        addSome(attributes, 30, () -> "'doc': {'M': {'x': " + scalar() + ", 'y': {'M': {'z': " + scalar() + "}}}}");
        addSome(attributes, 30, () -> "'seq': {'L': [" + scalar() + ", {'M': {'x': " + scalar() + "}}]}");
        addSome(attributes, 60, () -> "'topic': " + (chance(3) ? "{'N': '1'}" : "{'S': '" + one(TOPICS) + "'}"));
        addSome(attributes, 60, () -> "'weight': " + (chance(3) ? "{'S': 'x'}" : "{'N': '" + random.nextInt(5) + "'}"));
        return attributes.stream().map(attribute -> ", " + attribute).collect(Collectors.joining());
    }

    private void addSome(List<String> attributes, int percent, Supplier<String> attribute) {
        if (chance(percent)) {
            attributes.add(attribute.get());
        }
    }

    /** A path, whose placeholders are defined. */
    private String path() {
        if (chance(1)) {
            return one(List.of("status", "#undefined", "a..b", "a[x]", "[0]", "a b"));
        }
        String path = one(PATHS);
        if (path.startsWith("#")) {
            names.put(path, path.substring(1));
        }
        return path;
    }

    private String value(String json) {
        if (chance(1)) {
            return ":undefined";
        }
        String placeholder = ":v" + values.size();
        values.put(placeholder, json);
        return placeholder;
    }

    private String condition(int depth) {
        if (depth > 0 && chance(45)) {
            return switch (random.nextInt(4)) {
                case 0 -> condition(depth - 1) + " AND " + condition(depth - 1);
                case 1 -> condition(depth - 1) + " OR " + condition(depth - 1);
                case 2 -> "NOT " + predicate();
                default -> "NOT (" + condition(depth - 1) + " AND " + predicate() + ")";
            };
        }
        return predicate();
    }

    private String predicate() {
        return switch (random.nextInt(10)) {
            case 0 -> "attribute_exists(" + path() + ")";
            case 1 -> "attribute_not_exists(" + path() + ")";
            case 2 ->
                "attribute_type(" + path() + ", "
                        + value(
                                chance(5)
                                        ? "{'S': 'X'}"
                                        : "{'S': '" + one(List.of("S", "N", "M", "SS", "BOOL", "NULL")) + "'}")
                        + ")";
            case 3 ->
                "begins_with(" + path() + ", " + value(chance(5) ? "{'N': '1'}" : "{'S': '" + text() + "'}") + ")";
            case 4 ->
                "contains(" + path() + ", "
                        + value(chance(50) ? "{'S': '" + text() + "'}" : "{'N': '" + number() + "'}") + ")";
            case 5 -> "size(" + path() + ") " + operator() + " " + value("{'N': '" + random.nextInt(4) + "'}");
            case 6 -> between();
            case 7 -> path() + " IN (" + value(scalar()) + ", " + value(scalar()) + ")";
            default -> comparison();
        };
    }

    private String comparison() {
        String value = scalar();
        String operator = value.contains("BOOL") ? one(List.of("=", "<>")) : operator();
        return path() + " " + operator + " " + value(value);
    }

    private String operator() {
        return one(List.of("=", "<>", "<", "<=", ">", ">="));
    }

    private String between() {
        return path() + " BETWEEN " + value("{'N': '" + (random.nextInt(5) - 2) + "'}") + " AND "
                + value(chance(5) ? "{'S': 'x'}" : "{'N': '" + (random.nextInt(5) + 1) + "'}");
    }

    private String updateExpression() {
        List<String> targets = new ArrayList<>(List.of("a", "b", "s", "n", "#status", "topic", "weight"));
        if (chance(50)) {
            targets.addAll(List.of("doc.x", "doc.y.z", "seq[0]", "seq[7]"));
        } else {
            targets.addAll(List.of("doc", "seq"));
        }
        List<String> sections = new ArrayList<>();
        addSome(sections, 70, () -> "SET " + some(targets, this::assignment));
        addSome(sections, 25, () -> "REMOVE " + target(targets));
        addSome(sections, 25, () -> "ADD " + addition(targets));
        addSome(
                sections,
                15,
                () -> "DELETE #c " + value(one(List.of("{'SS': ['a']}", "{'NS': ['7', '1']}", "{'N': '1'}"))));
        if (sections.isEmpty()) {
            sections.add("SET a = " + value(anyValue()));
        }
        String expression = String.join(" ", sections);
        if (expression.contains("#c")) {
            names.put("#c", "c");
        }
        if (chance(2)) {
            return expression + one(List.of(",", " SET b = a", " foo", " REMOVE", " ="));
        }
        return expression;
    }

    private String addition(List<String> targets) {
        return chance(30)
                ? "#c " + value(one(List.of("{'SS': ['x', 'a']}", "{'NS': ['2']}")))
                : target(targets) + " " + value(chance(10) ? "{'S': 'x'}" : "{'N': '" + random.nextInt(9) + "'}");
    }

    private String some(List<String> targets, UnaryOperator<String> action) {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(at -> action.apply(target(targets)))
                .collect(Collectors.joining(", "));
    }

    /** A path to change, which is then no target of another action, except for a few times. */
    private String target(List<String> targets) {
        String target = one(targets);
        if (!chance(3)) {
            targets.remove(target);
        }
        if (target.equals("#status")) {
            names.put("#status", "status");
        }
        return target;
    }

    private String assignment(String path) {
        String right = switch (random.nextInt(8)) {
            case 0 -> "n + " + value("{'N': '" + random.nextInt(9) + "'}");
            case 1 -> value("{'N': '" + random.nextInt(9) + "'}") + " - n";
            case 2 -> "if_not_exists(n, " + value("{'N': '0'}") + ") + " + value("{'N': '1'}");
            case 3 -> "if_not_exists(" + path() + ", " + value(scalar()) + ")";
            case 4 -> "list_append(seq, " + value("{'L': [{'S': 'x'}]}") + ")";
            case 5 -> chance(80) ? path() : "size(a)";
            default ->
                switch (path) {
                    case "topic" -> value("{'S': '" + one(TOPICS) + "'}");
                    case "weight", "n" -> value("{'N': '" + random.nextInt(5) + "'}");
                    case "s" -> value("{'S': '" + text() + "'}");
                    default -> value(anyValue());
                };
        };
        return path + " = " + right;
    }

    private String projection() {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(at -> path())
                .collect(Collectors.joining(", "));
    }

    /** The request with the placeholders that its expressions have defined, or a few times with one more. */
    private WireCall call(String operation, String members) {
        if (chance(1) && !operation.equals("GetItem")) {
            values.put(":unused", "{'S': 'x'}");
        }
        String request = "{" + members
                + (names.isEmpty()
                        ? ""
                        : ", "
                                + WireTest.names(names.entrySet().stream()
                                        .map(name -> "'" + name.getKey() + "': '" + name.getValue() + "'")
                                        .collect(Collectors.joining(", "))))
                + (values.isEmpty()
                        ? ""
                        : ", "
                                + WireTest.values(values.entrySet().stream()
                                        .map(value -> "'" + value.getKey() + "': " + value.getValue())
                                        .collect(Collectors.joining(", "))))
                + "}";
        return new WireCall(operation, request);
    }

    private String someCondition() {
        return chance(40) ? ", 'ConditionExpression': '" + condition(2) + "'" : "";
    }

    private String returned(String... kinds) {
        return chance(50) ? ", 'ReturnValues': '" + one(List.of(kinds)) + "'" : "";
    }

    private WireCall put() {
        String table = table();
        String item = "{" + keyOf(table) + attributes() + "}";
        return call(
                "PutItem",
                "'TableName': '" + table + "', 'Item': " + item + someCondition()
                        + returned("NONE", "ALL_OLD", "ALL_OLD", "ALL_NEW"));
    }

    private WireCall update() {
        String table = table();
        return call(
                "UpdateItem",
                "'TableName': '" + table + "', 'Key': {" + keyOf(table) + "}"
                        + (chance(97) ? ", 'UpdateExpression': '" + updateExpression() + "'" : "")
                        + someCondition()
                        + returned("NONE", "ALL_OLD", "UPDATED_OLD", "ALL_NEW", "UPDATED_NEW"));
    }

    private WireCall delete() {
        String table = table();
        return call(
                "DeleteItem",
                "'TableName': '" + table + "', 'Key': {" + keyOf(table) + "}" + someCondition()
                        + returned("NONE", "ALL_OLD"));
    }

    private WireCall get() {
        String table = table();
        return call(
                "GetItem",
                "'TableName': '" + table + "', 'Key': {" + keyOf(table) + "}"
                        + (chance(50) ? ", 'ProjectionExpression': '" + projection() + "'" : ""));
    }

    private WireCall query() {
        names.put("#o", "owner");
        String owner = value("{'S': '" + one(List.of("ann", "bob", "cid")) + "'}");
        String range = switch (random.nextInt(5)) {
            case 0 -> "";
            case 1 ->
                " AND nr BETWEEN " + value("{'N': '" + (random.nextInt(4) - 3) + "'}") + " AND "
                        + value("{'N': '" + (random.nextInt(4) + 1) + "'}");
            case 2 ->
                chance(30)
                        ? one(List.of(" AND attribute_exists(nr)", " OR nr = ", " AND n = ")) + value("{'N': '1'}")
                        : "";
            default ->
                " AND nr " + one(List.of("=", "<", "<=", ">", ">="))
                        + " "
                        + value("{'N': '" + (random.nextInt(7) - 3) + "'}");
        };
        return call(
                "Query",
                "'TableName': 'notes', 'KeyConditionExpression': '#o = " + owner + range + "'" + readMembers()
                        + (chance(50) ? ", 'Limit': " + random.nextInt(5) : "")
                        + (chance(50) ? ", 'ScanIndexForward': " + random.nextBoolean() : "")
                        + (chance(20)
                                ? ", 'ExclusiveStartKey': {'owner': {'S': '" + one(List.of("ann", "bob"))
                                        + "'}, 'nr': {'N': '" + random.nextInt(4) + "'}}"
                                : ""));
    }

    private WireCall indexQuery() {
        String topic = value("{'S': '" + one(TOPICS) + "'}");
        String range = chance(50)
                ? " AND weight " + one(List.of("=", "<", ">=")) + " " + value("{'N': '" + random.nextInt(5) + "'}")
                : "";
        String index = chance(95) ? "by-topic" : "by-nothing";
        return call(
                "Query",
                "'TableName': 'notes', 'IndexName': '" + index + "', 'KeyConditionExpression': 'topic = " + topic
                        + range + "'" + readMembers() + (chance(5) ? ", 'ConsistentRead': true" : ""));
    }

    private WireCall scan() {
        return call("Scan", "'TableName': '" + table() + "'" + readMembers());
    }

    private String readMembers() {
        String filter = chance(50) ? ", 'FilterExpression': '" + condition(2) + "'" : "";
        if (chance(30)) {
            return filter + ", 'ProjectionExpression': '" + projection() + "'";
        }
        return chance(30) ? filter + ", 'Select': '" + one(List.of("COUNT", "ALL_ATTRIBUTES")) + "'" : filter;
    }

    private WireCall batchGet() {
        String table = table();
        String keys = IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(at -> "{" + keyOf(table) + "}")
                .collect(Collectors.joining(", "));
        return new WireCall("BatchGetItem", "{'RequestItems': {'" + table + "': {'Keys': [" + keys + "]}}}");
    }

    private WireCall batchWrite() {
        String table = table();
        String writes = IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(at -> chance(70)
                        ? "{'PutRequest': {'Item': {" + keyOf(table) + attributes() + "}}}"
                        : "{'DeleteRequest': {'Key': {" + keyOf(table) + "}}}")
                .collect(Collectors.joining(", "));
        return new WireCall("BatchWriteItem", "{'RequestItems': {'" + table + "': [" + writes + "]}}");
    }
}
