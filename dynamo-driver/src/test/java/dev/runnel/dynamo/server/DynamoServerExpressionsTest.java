package dev.runnel.dynamo.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The expression language: conditions, updates and projections, and what it refuses. */
class DynamoServerExpressionsTest extends WireTest {
    private static final String ITEM = """
            'txt': {'S': 'hello'}, 'num': {'N': '5'}, 'bin': {'B': 'AQID'}, 'flag': {'BOOL': true}, 'nil': {'NULL': true},
            'seq': {'L': [{'N': '1'}, {'S': 'two'}, {'M': {'deep': {'N': '3'}}}]}, 'doc': {'M': {'deepest': {'S': 'x'}}},
            'texts': {'SS': ['a', 'b']}, 'nums': {'NS': ['1', '2.0']}, 'bins': {'BS': ['AQ==']}""";
    private static final String VALUES = """
            {':hello': {'S': 'hello'}, ':he': {'S': 'he'}, ':ll': {'S': 'll'}, ':a': {'S': 'a'}, ':z': {'S': 'z'}, ':n0': {'N': '0'},
             ':n1': {'N': '1'}, ':n2': {'N': '2'}, ':n3': {'N': '3'}, ':n5': {'N': '5.0'}, ':n9': {'N': '9'}, ':bin': {'B': 'AQID'},
             ':b1': {'B': 'AQ=='}, ':b2': {'B': 'AgM='}, ':true': {'BOOL': true}, ':null': {'NULL': true}, ':typeS': {'S': 'S'},
             ':typeN': {'S': 'N'}, ':ba': {'SS': ['b', 'a']}, ':seq': {'L': [{'N': '1.0'}]}}""";

    /** Tests a condition on the item, with only the values that it uses. */
    private boolean holds(String condition) {
        JsonNode all = WireClient.JSON.readTree(VALUES.replace('\'', '"'));
        StringBuilder used = new StringBuilder();
        all.properties().forEach(value -> {
            if (condition.matches("(?s).*" + value.getKey() + "\\b.*")) {
                used.append(used.isEmpty() ? "" : ", ")
                        .append('\'')
                        .append(value.getKey())
                        .append("': ")
                        .append(value.getValue());
            }
        });
        String values = used.isEmpty() ? "" : ", " + values(used.toString());
        return client.call("Scan", "{'TableName': 'notes', 'FilterExpression': '" + condition + "'" + values + "}")
                        .get("Count")
                        .intValue()
                == 1;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "txt = :hello | true",
                "txt = :he | false",
                ":hello = txt | true",
                "num = :n5 | true",
                "num = :hello | false",
                "txt <> :he | true",
                "txt <> :hello | false",
                "lost <> :he | true",
                "num <> :hello | true",
                "lost = :he | false",
                "num < :n9 | true",
                "num < :n5 | false",
                "num <= :n5 | true",
                "num > :n1 | true",
                "num >= :n9 | false",
                "txt < :n9 | false",
                "lost < :n9 | false",
                "NOT lost < :n9 | true",
                "bin = :bin | true",
                "bin > :b1 | true",
                "flag = :true | true",
                "nil = :null | true",
                "texts = :ba | true",
                "num BETWEEN :n1 AND :n9 | true",
                "num between :n5 and :n5 | true",
                "num BETWEEN :n0 AND :n1 | false",
                ":n5 BETWEEN num AND :n9 | true",
                "txt IN (:he, :hello) | true",
                "txt IN (:he) | false",
                "lost IN (:he) | false",
                "attribute_exists(txt) | true",
                "attribute_exists(lost) | false",
                "attribute_not_exists(txt) | false",
                "attribute_not_exists(lost) | true",
                "attribute_exists(doc.deepest) | true",
                "attribute_exists(doc.lost) | false",
                "attribute_exists(seq[2].deep) | true",
                "attribute_exists(seq[3]) | false",
                "attribute_type(txt, :typeS) | true",
                "attribute_type(num, :typeS) | false",
                "attribute_type(lost, :typeN) | false",
                "begins_with(txt, :he) | true",
                "begins_with(txt, :ll) | false",
                "begins_with(bin, :b1) | true",
                "begins_with(num, :he) | false",
                "contains(txt, :ll) | true",
                "contains(txt, :z) | false",
                "contains(texts, :a) | true",
                "contains(texts, :z) | false",
                "contains(nums, :n2) | true",
                "contains(bin, :b2) | true",
                "contains(bins, :b1) | true",
                "contains(seq, :n1) | true",
                "contains(seq, :n2) | false",
                "contains(lost, :a) | false",
                "size(txt) = :n5 | true",
                "size(bin) = :n3 | true",
                "size(seq) > :n2 | true",
                "size(texts) = :n2 | true",
                "size(doc) = :n1 | true",
                "size(num) = :n1 | false",
                "size(lost) < :n9 | false",
                "seq[0] = :n1 | true",
                "seq[2].deep = :n3 | true",
                "num = :n1 OR txt = :hello | true",
                "num = :n1 AND txt = :hello | false",
                "num = :n1 AND txt = :he OR txt = :hello | true",
                "num = :n1 AND (txt = :he OR txt = :hello) | false",
                "NOT num = :n1 AND txt = :he | false",
                "NOT (num = :n1 AND txt = :he) | true",
                "not not num = :n5 | true",
                "seq = :seq | false",
                "doc.deepest < num | false"
            })
    void conditionsMeanWhatTheDocumentationSays(String condition, boolean expected) {
        put("ann", 1, ITEM);
        assertThat(holds(condition)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name = :hello | reserved keyword: name",
                "status = :hello | reserved keyword: status",
                "doc.count = :n1 | reserved keyword: count",
                "txt = :undefined | :undefined",
                "#undefined = :n1 | #undefined",
                "txt = | Syntax error",
                "= :n1 | Syntax error",
                "txt == :n1 | Syntax error",
                "txt = :n1 AND | Syntax error",
                "txt :n1 | Syntax error",
                "(txt = :n1 | Syntax error",
                "txt = :n1) | Syntax error",
                "_x = :n1 | Syntax error",
                "x-y = :n1 | Syntax error",
                "txt = :n1 ; | Syntax error",
                "txt[a] = :n1 | Syntax error",
                "((txt = :n1)) | redundant parentheses",
                "txt = txt | must be distinct",
                "txt < :true | Incorrect operand type",
                "txt BETWEEN :n9 AND :n1 | greater than or equal",
                "txt BETWEEN :n1 AND :hello | same data type",
                "begins_with(txt, :n1) | Incorrect operand type",
                "begins_with(txt) | number of operands",
                "attribute_exists(:n1) | requires a document path",
                "size(:hello) = :n5 | Incorrect operand type",
                "size(txt) | Syntax error",
                "attribute_type(txt, :n1) | Incorrect operand type",
                "attribute_type(txt, :hello) | Invalid attribute type",
                "unknown(txt) | Invalid function name",
                "if_not_exists(txt, :n1) | not allowed",
                "txt = begins_with(txt, :he) | not allowed",
                "owner[0] = :n1 | reserved keyword: owner"
            })
    void otherConditionsAreRefused(String condition, String message) {
        String request = "{'TableName': 'notes', 'FilterExpression': '" + condition + "', "
                + "'ExpressionAttributeValues': " + VALUES + "}";
        assertThat(client.invalid("Scan", request)).contains(message);
    }

    @Test
    void emptyExpressionsUnusedPlaceholdersAndPathsIntoKeysAreRefused() {
        String scan = "{'TableName': 'notes', ";
        assertThat(client.invalid("Scan", scan + "'FilterExpression': ''}")).contains("empty");
        assertThat(client.invalid(
                        "Scan",
                        scan + "'FilterExpression': 'a = :a', " + values("':a': {'S': 'x'}, ':b': {'S': 'x'}") + "}"))
                .contains("unused", ":b");
        assertThat(client.invalid(
                        "Scan", scan + "'FilterExpression': 'attribute_exists(a)', " + names("'#b': 'b'") + "}"))
                .contains("unused", "#b");
        assertThat(client.invalid("Scan", scan + values("':a': {'S': 'x'}") + "}"))
                .contains("can only be specified when using expressions");
        assertThat(client.invalid("Scan", scan + "'FilterExpression': 'a = :a', " + values("") + "}"))
                .contains("must not be empty");
        assertThat(client.invalid("Scan", scan + "'FilterExpression': 'a = :a', " + values("'a': {'S': 'x'}") + "}"))
                .contains("invalid key");
        for (String path : new String[] {"nr.x", "topic[0]"}) {
            assertThat(client.invalid("Scan", scan + "'FilterExpression': 'attribute_exists(" + path + ")'}"))
                    .contains("must be scalars");
        }
    }

    @Test
    void placeholdersNameAnyAttribute() {
        put("ann", 1, "'a.b': {'S': '#x'}", "'status': {'S': ':y'}");
        String scan = "{'TableName': 'notes', 'FilterExpression': '#1 = :1 AND #2 = :2', "
                + names("'#1': 'a.b', '#2': 'status'") + ", " + values("':1': {'S': '#x'}, ':2': {'S': ':y'}") + "}";
        assertThat(client.call("Scan", scan).get("Count").intValue()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SET a = :n | a | {'N': '2'}",
                "SET num = num + :n | num | {'N': '7'}",
                "SET num = num - :n | num | {'N': '3'}",
                "SET a = if_not_exists(a, :n) + :n | a | {'N': '4'}",
                "SET num = if_not_exists(num, :n) | num | {'N': '5'}",
                "SET a = if_not_exists(num, lost) + :n | a | {'N': '7'}",
                "SET a = txt | a | {'S': 'hello'}",
                "SET doc.deepest = :n | doc | {'M': {'deepest': {'N': '2'}}}",
                "SET doc.further = :n | doc | {'M': {'deepest': {'S': 'x'}, 'further': {'N': '2'}}}",
                "SET seq[1] = :n | seq | {'L': [{'N': '1'}, {'N': '2'}, {'M': {'deep': {'N': '3'}}}]}",
                "SET seq[9] = :n | seq | {'L': [{'N': '1'}, {'S': 'two'}, {'M': {'deep': {'N': '3'}}}, {'N': '2'}]}",
                "SET seq[2].deep = :n | seq | {'L': [{'N': '1'}, {'S': 'two'}, {'M': {'deep': {'N': '2'}}}]}",
                "REMOVE seq[0], seq[1] | seq | {'L': [{'M': {'deep': {'N': '3'}}}]}",
                "REMOVE seq[1], seq[0] | seq | {'L': [{'M': {'deep': {'N': '3'}}}]}",
                "SET seq[2] = :n REMOVE seq[0] | seq | {'L': [{'S': 'two'}, {'N': '2'}]}",
                "REMOVE doc.deepest | doc | {'M': {}}",
                "ADD num :n | num | {'N': '7'}",
                "ADD a :n | a | {'N': '2'}",
                "ADD nums :ns | nums | {'NS': ['1', '2', '7']}",
                "ADD a :ns | a | {'NS': ['2', '7']}",
                "DELETE nums :ns | nums | {'NS': ['1']}",
                "set a = :n remove txt | a | {'N': '2'}"
            })
    void updatesMeanWhatTheDocumentationSays(String expression, String attribute, String expected) {
        put("ann", 1, ITEM);
        String values = expression.contains(":ns")
                ? values("':ns': {'NS': ['2', '7']}")
                : expression.contains(":n") ? values("':n': {'N': '2'}") : "'ReturnValues': 'NONE'";
        update(expression, values);
        assertJson(get("ann", 1).get(attribute), expected);
    }

    @Test
    void anUpdateReadsTheItemAsItWas() {
        put("ann", 1, "'x': {'N': '1'}", "'y': {'N': '2'}");
        update("SET x = y, y = x");
        assertJson(get("ann", 1), note("ann", 1, "'x': {'N': '2'}", "'y': {'N': '1'}"));
    }

    @Test
    void listsAreAppended() {
        put("ann", 1, "'l': {'L': [{'N': '1'}]}");
        update(
                "SET l = list_append(l, :l), m = list_append(if_not_exists(m, :e), :l)",
                values("':l': {'L': [{'N': '2'}]}, ':e': {'L': []}"));
        assertJson(get("ann", 1).get("l"), "{'L': [{'N': '1'}, {'N': '2'}]}");
        assertJson(get("ann", 1).get("m"), "{'L': [{'N': '2'}]}");
    }

    @Test
    void aSetWithoutElementsIsRemoved() {
        put("ann", 1, "'s': {'SS': ['a']}");
        update("DELETE s :s, t :s", values("':s': {'SS': ['a']}"));
        assertJson(get("ann", 1), note("ann", 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SET a = lost | does not exist",
                "SET a = lost + :n | does not exist",
                "SET a = txt + :n | data type",
                "SET a = list_append(txt, seq) | data type",
                "ADD txt :n | data type",
                "ADD nums :n | data type",
                "SET lost.x = :n | document path",
                "SET txt.x = :n | document path",
                "SET doc[0] = :n | document path",
                "SET seq.x = :n | document path",
                "REMOVE lost.x | document path",
                "SET nr = :n | part of the key",
                "REMOVE nr | part of the key",
                "SET a = :n, a = :n | overlap",
                "SET a = :n, a.b = :n | overlap",
                "SET a.b = :n, a[0] = :n | conflict",
                "SET a = :n SET b = :n | only be used once",
                "FOO a | Syntax error",
                "SET a | Syntax error",
                "SET a = :n b = :n | Syntax error",
                "SET a = :n + | Syntax error",
                "SET a = :n + :n + :n | Syntax error",
                "SET a = size(txt) | not allowed",
                "SET a = foo(txt) | Invalid function",
                "SET a = if_not_exists(a) | number of operands",
                "SET a = if_not_exists(:n, a) | document path",
                "SET a = list_append(:n, seq) | Incorrect operand type",
                "SET weight = txt | Type mismatch",
                "DELETE nums :n | Incorrect operand type",
                "SET a = :n, | Syntax error",
                "SET topic.x = :n | scalars"
            })
    void otherUpdatesAreRefused(String expression, String message) {
        put("ann", 1, ITEM);
        String rest = expression.contains(":n") ? values("':n': {'N': '2'}") : "'ReturnValues': 'NONE'";
        assertThat(updateInvalid(expression, rest)).contains(message);
        assertJson(get("ann", 1), note("ann", 1, ITEM.replace("2.0", "2")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NONE | {}",
                "ALL_OLD | {'owner': {'S': 'ann'}, 'nr': {'N': '1'}, 'x': {'N': '1'}, 'm': {'M': {'a': {'N': '1'}, 'b': {'N': '2'}}}}",
                "ALL_NEW | {'owner': {'S': 'ann'}, 'nr': {'N': '1'}, 'x': {'N': '3'}, 'm': {'M': {'a': {'N': '3'}, 'b': {'N': '2'}}}, 'y': {'N': '3'}}",
                "UPDATED_OLD | {'x': {'N': '1'}, 'm': {'M': {'a': {'N': '1'}}}}",
                "UPDATED_NEW | {'x': {'N': '3'}, 'm': {'M': {'a': {'N': '3'}}}, 'y': {'N': '3'}}"
            })
    void anUpdateReturnsValues(String returned, String expected) {
        put("ann", 1, "'x': {'N': '1'}", "'m': {'M': {'a': {'N': '1'}, 'b': {'N': '2'}}}");
        JsonNode answer = update(
                "SET x = :v, m.a = :v, y = :v", values("':v': {'N': '3'}"), "'ReturnValues': '" + returned + "'");
        JsonNode attributes = answer.get("Attributes");
        assertJson(attributes == null ? WireClient.JSON.createObjectNode() : attributes, expected);
    }

    @Test
    void projectionsReturnParts() {
        put("ann", 1, ITEM);
        JsonNode answer = client.call(
                "GetItem",
                "{'TableName': 'notes', " + key("ann", 1)
                        + ", 'ProjectionExpression': 'txt, doc.deepest, seq[0], seq[2].deep, lost.x'}");
        assertJson(
                answer.get("Item"),
                "{'txt': {'S': 'hello'}, 'doc': {'M': {'deepest': {'S': 'x'}}}, 'seq': {'L': [{'N': '1'}, {'M': {'deep': {'N':"
                        + " '3'}}}]}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"txt, txt", "txt, txt.x", "m.x, m[0]", "txt,", "", "count", "txt txt", "nr.x", ":v"})
    void otherProjectionsAreRefused(String projection) {
        client.invalid(
                "GetItem",
                "{'TableName': 'notes', " + key("ann", 1) + ", 'ProjectionExpression': '" + projection + "'}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'S': 'a', 'N': '1'}",
                "{'X': 'a'}",
                "{'SS': []}",
                "{'SS': ['a', 'a']}",
                "{'NS': ['1', '1.0']}",
                "{'NULL': false}",
                "{'N': 'x'}"
            })
    void valuesAgainstTheirRulesAreRefused(String value) {
        client.invalid("PutItem", "{'TableName': 'notes', 'Item': " + note("ann", 1, "'v': " + value) + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'a'",
                "{'S': 1}",
                "{'N': 1}",
                "{'BOOL': 'true'}",
                "{'L': {}}",
                "{'M': []}",
                "{'SS': 'a'}",
                "{'B': '?'}",
                "{'S': null}"
            })
    void valuesOfAnotherShapeAreRefused(String value) {
        client.refuse(
                "PutItem",
                "{'TableName': 'notes', 'Item': " + note("ann", 1, "'v': " + value) + "}",
                "SerializationException");
    }

    @Test
    void valuesOfEachTypeComeBack() {
        put("ann", 1, ITEM, "'empty': {'M': {}}", "'none': {'L': []}");
        assertJson(get("ann", 1), note("ann", 1, ITEM.replace("2.0", "2"), "'empty': {'M': {}}", "'none': {'L': []}"));
    }
}
