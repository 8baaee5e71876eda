package dev.runnel.dynamo.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Queries and scans over tables and indexes: ranges, directions, pages and delays. */
class DynamoServerQueryTest extends WireTest {
    private static final String OWNER = names("'#o': 'owner'");

    private void putNotes() {
        IntStream.of(-2, 1, 2, 3, 10, 11, 20).forEach(nr -> put("ann", nr, "'text': {'S': 'n" + nr + "'}"));
        put("bob", 1);
    }

    private static String query(String range, String values, String members) {
        return "{'TableName': 'notes', 'KeyConditionExpression': '#o = :o" + range + "', " + OWNER + ", "
                + values("':o': {'S': 'ann'}" + values) + members + "}";
    }

    private static List<Integer> numbers(JsonNode answer) {
        List<Integer> numbers = new ArrayList<>();
        answer.get("Items")
                .forEach(item ->
                        numbers.add(Integer.valueOf(item.get("nr").get("N").stringValue())));
        return numbers;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "| -2 1 2 3 10 11 20",
                "AND nr = :1 | 1",
                "AND nr < :3 | -2 1 2",
                "AND nr <= :3 | -2 1 2 3",
                "AND nr > :3 | 10 11 20",
                "AND nr >= :3 | 3 10 11 20",
                "AND :3 < nr | 10 11 20",
                "AND nr BETWEEN :1 AND :10 | 1 2 3 10",
                "AND nr = :4 |",
                "AND (nr = :4) |"
            })
    void aQueryReadsARangeInBothDirections(String range, String expected) {
        putNotes();
        String condition = range == null ? "" : " " + range;
        StringBuilder values = new StringBuilder();
        for (String number : List.of("10", "1", "3", "4")) {
            if (condition.matches(".*:" + number + "\\b.*")) {
                values.append(", ':")
                        .append(number)
                        .append("': {'N': '")
                        .append(number)
                        .append("'}");
            }
        }
        List<Integer> numbers = expected == null
                ? List.of()
                : Arrays.stream(expected.split(" ")).map(Integer::valueOf).toList();
        JsonNode forward = client.call("Query", query(condition, values.toString(), ""));
        assertThat(numbers(forward)).isEqualTo(numbers);
        JsonNode backward = client.call("Query", query(condition, values.toString(), ", 'ScanIndexForward': false"));
        List<Integer> reversed = new ArrayList<>(numbers);
        Collections.reverse(reversed);
        assertThat(numbers(backward)).isEqualTo(reversed);
        assertThat(pages(condition, values.toString(), true)).isEqualTo(numbers);
        assertThat(pages(condition, values.toString(), false)).isEqualTo(reversed);
    }

    private List<Integer> pages(String condition, String values, boolean isForward) {
        List<Integer> all = new ArrayList<>();
        String start = "";
        while (true) {
            JsonNode page = client.call(
                    "Query", query(condition, values, ", 'Limit': 2, 'ScanIndexForward': " + isForward + start));
            all.addAll(numbers(page));
            JsonNode last = page.get("LastEvaluatedKey");
            if (last == null) {
                return all;
            }
            assertThat(page.get("ScannedCount").intValue()).isEqualTo(2);
            start = ", 'ExclusiveStartKey': " + last;
        }
    }

    @Test
    void aPageGoesOnFromAKeyThatDoesNotExist() {
        putNotes();
        String start = ", 'ExclusiveStartKey': " + note("ann", 5);
        assertThat(numbers(client.call("Query", query("", "", start)))).containsExactly(10, 11, 20);
        assertThat(numbers(client.call("Query", query("", "", start + ", 'ScanIndexForward': false"))))
                .containsExactly(3, 2, 1, -2);
    }

    @Test
    void aLimitCountsItemsBeforeTheFilter() {
        putNotes();
        JsonNode answer = client.call(
                "Query",
                query("", ", ':t': {'S': 'n2'}", ", 'Limit': 3, 'FilterExpression': '#t = :t'")
                        .replace("'#o'", "'#t': 'text', '#o'"));
        assertThat(numbers(answer)).containsExactly(2);
        assertThat(answer.get("ScannedCount").intValue()).isEqualTo(3);
        assertJson(answer.get("LastEvaluatedKey"), note("ann", 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "#o > :o | not supported",
                "nr = :n | missed key schema element",
                "#o = :o AND txt = :n | missed key schema element: nr",
                "#o = :o AND nr = :n AND txt = :n | not supported",
                "#o = :o AND nr <> :n | <>",
                "#o = :o OR nr = :n | Or",
                "NOT #o = :o | Not",
                "#o = :o AND nr IN (:n) | In",
                "#o = :o AND attribute_exists(nr) | AttributeExists",
                "#o = :o AND size(nr) = :n | nested operations",
                "#o = :o AND nr = :o | does not match schema type",
                "#o = :n | does not match schema type",
                "#o = :o AND nr = #o | Multiple attribute names",
                "#o = :o AND nr > :n AND nr < :n | one condition per key",
                "#o = :o AND begins_with(nr, :o) | does not match schema type",
                "#o = :o AND begins_with(nr, :n) | Incorrect operand type"
            })
    void otherKeyConditionsAreRefused(String condition, String message) {
        String values = (condition.contains(":o") ? "':o': {'S': 'ann'}" : "")
                + (condition.contains(":o") && condition.contains(":n") ? ", " : "")
                + (condition.contains(":n") ? "':n': {'N': '1'}" : "");
        String request = "{'TableName': 'notes', 'KeyConditionExpression': '" + condition + "', "
                + (condition.contains("#o") ? OWNER + ", " : "") + values(values) + "}";
        assertThat(client.invalid("Query", request)).contains(message);
    }

    @Test
    void requestsAgainstTheRulesOfQueriesAreRefused() {
        assertThat(client.invalid("Query", "{'TableName': 'notes'}")).contains("KeyConditionExpression");
        assertThat(client.invalid("Query", query("", ", ':n': {'N': '1'}", ", 'FilterExpression': 'nr = :n'")))
                .contains("non-primary key");
        assertThat(client.invalid("Query", query("", "", ", 'Limit': 0"))).contains("greater than or equal to 1");
        assertThat(client.invalid("Query", query("", "", ", 'ExclusiveStartKey': {'nr': {'N': '1'}}")))
                .contains("starting key is invalid");
        assertThat(client.invalid("Query", query("", "", ", 'ExclusiveStartKey': " + note("bob", 1))))
                .contains("outside query boundaries");
        assertThat(client.invalid(
                        "Query",
                        query(" AND nr < :n", ", ':n': {'N': '5'}", ", 'ExclusiveStartKey': " + note("ann", 5))))
                .contains("outside query boundaries");
        assertThat(client.invalid("Query", query("", "", ", 'Select': 'SPECIFIC_ATTRIBUTES'")))
                .contains("SPECIFIC_ATTRIBUTES");
        assertThat(client.invalid("Query", query("", "", ", 'Select': 'ALL_PROJECTED_ATTRIBUTES'")))
                .contains("IndexName");
        assertThat(client.invalid("Query", query("", "", ", 'Select': 'COUNT', 'ProjectionExpression': 'nr'")))
                .contains("Count");
        assertThat(client.invalid("Query", query("", "", ", 'IndexName': 'no-index'")))
                .contains("specified index");
        assertThat(client.invalid("Query", query("", "", ", 'IndexName': 'by-topic', 'ConsistentRead': true")))
                .contains("Consistent reads");
        client.refuse("Query", query("", "", "").replace("'notes'", "'others'"), "ResourceNotFoundException");
        client.refuse("Query", query("", "", ", 'Limit': '1'"), "SerializationException");
        client.refuse("Query", query("", "", ", 'ConsistentRead': 'true'"), "SerializationException");
    }

    @Test
    void theServerRefusesMembersThatItDoesNotKnow() {
        for (String member : List.of("KeyConditions", "QueryFilter", "AttributesToGet", "Segment", "Anything")) {
            assertThat(client.invalid("Query", query("", "", ", '" + member + "': {}")))
                    .contains(member);
        }
        assertThat(client.invalid("Query", query("", "", ", 'ReturnConsumedCapacity': 'TOTAL'")))
                .contains("returnConsumedCapacity");
    }

    @Test
    void prefixesAreFoundByBytes() {
        client.call(
                "CreateTable",
                "{'TableName': 'texts', 'BillingMode': 'PAY_PER_REQUEST', 'AttributeDefinitions': [{'AttributeName': 'h',"
                        + " 'AttributeType': 'S'}, {'AttributeName': 'r', 'AttributeType': 'S'}], 'KeySchema':"
                        + " [{'AttributeName': 'h', 'KeyType': 'HASH'}, {'AttributeName': 'r', 'KeyType': 'RANGE'}]}");
        List<String> sorted = List.of("a", "ab", "abc", "abz", "ab\uFFFD", "ab\uD83D\uDE00", "ac", "b");
        for (String text : List.of("ac", "ab\uD83D\uDE00", "b", "abz", "a", "ab\uFFFD", "ab", "abc")) {
            client.call("PutItem", "{'TableName': 'texts', 'Item': {'h': {'S': 'x'}, 'r': {'S': '" + text + "'}}}");
        }
        String query = "{'TableName': 'texts', 'KeyConditionExpression': 'h = :h%s', " + values("':h': {'S': 'x'}%s")
                + ", 'ScanIndexForward': %s}";
        assertThat(texts(client.call("Query", query.formatted("", "", true)))).isEqualTo(sorted);
        String prefix = " AND begins_with(r, :p)";
        String value = ", ':p': {'S': 'ab'}";
        assertThat(texts(client.call("Query", query.formatted(prefix, value, true))))
                .isEqualTo(sorted.subList(1, 6));
        assertThat(texts(client.call("Query", query.formatted(prefix, value, false)))
                        .get(0))
                .isEqualTo("ab\uD83D\uDE00");
        client.call("DeleteTable", "{'TableName': 'texts'}");
    }

    private static List<String> texts(JsonNode answer) {
        List<String> texts = new ArrayList<>();
        answer.get("Items").forEach(item -> texts.add(item.get("r").get("S").stringValue()));
        return texts;
    }

    @Test
    void aScanReadsEachItemOnceInPages() {
        for (int owner = 0; owner < 10; owner++) {
            put("owner" + owner, 1);
            put("owner" + owner, 2);
        }
        Set<String> seen = new HashSet<>();
        List<String> order = new ArrayList<>();
        String start = "";
        do {
            JsonNode page = client.call("Scan", "{'TableName': 'notes', 'Limit': 3" + start + "}");
            page.get("Items").forEach(item -> {
                assertThat(seen.add(item.toString())).isTrue();
                order.add(item.get("owner").get("S").stringValue());
            });
            JsonNode last = page.get("LastEvaluatedKey");
            start = last == null ? "" : ", 'ExclusiveStartKey': " + last;
        } while (!start.isEmpty());
        assertThat(seen).hasSize(20);
        assertThat(order)
                .as("in no order of keys")
                .isNotEqualTo(order.stream().sorted().toList());
    }

    private static String byTopic(String members) {
        return "{'TableName': 'notes', 'IndexName': 'by-topic', 'KeyConditionExpression': 'topic = :t', "
                + values("':t': {'S': 't'}") + members + "}";
    }

    private static String[] topic(int weight) {
        return new String[] {"'topic': {'S': 't'}", "'weight': {'N': '" + weight + "'}"};
    }

    @Test
    void anIndexFollowsTheTable() {
        put("ann", 1, topic(1));
        put("ann", 2, topic(2));
        update("SET weight = :w", values("':w': {'N': '3'}"));
        assertThat(numbers(client.call("Query", byTopic("")))).containsExactly(2, 1);
        update("REMOVE topic");
        assertThat(numbers(client.call("Query", byTopic("")))).containsExactly(2);
        client.call("DeleteItem", "{'TableName': 'notes', " + key("ann", 2) + "}");
        assertThat(numbers(client.call("Query", byTopic("")))).isEmpty();
    }

    @Test
    void pagesOfAnIndexPassEqualKeys() {
        for (int nr = 0; nr < 5; nr++) {
            put("ann", nr, topic(7));
            put("bob", nr, topic(7));
        }
        List<String> seen = new ArrayList<>();
        String start = "";
        do {
            JsonNode page = client.call("Query", byTopic(", 'Limit': 3" + start));
            page.get("Items").forEach(item -> seen.add(item.toString()));
            JsonNode last = page.get("LastEvaluatedKey");
            if (last != null) {
                assertThat(last.propertyNames()).containsExactlyInAnyOrder("owner", "nr", "topic", "weight");
            }
            start = last == null ? "" : ", 'ExclusiveStartKey': " + last;
        } while (!start.isEmpty());
        assertThat(seen).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void anIndexMayLagBehind() {
        put("ann", 1, topic(1));
        server.setIndexDelay(Duration.ofMinutes(1));
        put("ann", 2, topic(2));
        client.call("DeleteItem", "{'TableName': 'notes', " + key("ann", 1) + "}");
        assertThat(numbers(client.call("Query", byTopic("")))).containsExactly(1);
        assertThat(get("ann", 1).isMissingNode()).isTrue();
        server.advanceClock(Duration.ofMinutes(1));
        assertThat(numbers(client.call("Query", byTopic("")))).containsExactly(2);
        server.setIndexDelay(Duration.ZERO);
    }

    @Test
    void anIndexOfSeveralAttributesIsReadFromTheLeft() {
        client.call(
                "CreateTable",
                "{'TableName': 'games', 'BillingMode': 'PAY_PER_REQUEST', 'AttributeDefinitions': [{'AttributeName': 'id',"
                        + " 'AttributeType': 'S'}, {'AttributeName': 'a', 'AttributeType': 'S'}, {'AttributeName': 'b',"
                        + " 'AttributeType': 'N'}, {'AttributeName': 'c', 'AttributeType': 'N'}, {'AttributeName': 'd',"
                        + " 'AttributeType': 'S'}], 'KeySchema': [{'AttributeName': 'id', 'KeyType': 'HASH'}],"
                        + " 'GlobalSecondaryIndexes': [{'IndexName': 'wide', 'Projection': {'ProjectionType': 'KEYS_ONLY'},"
                        + " 'KeySchema': [{'AttributeName': 'a', 'KeyType': 'HASH'}, {'AttributeName': 'b', 'KeyType':"
                        + " 'HASH'}, {'AttributeName': 'c', 'KeyType': 'RANGE'}, {'AttributeName': 'd', 'KeyType':"
                        + " 'RANGE'}]}]}");
        for (int at = 0; at < 12; at++) {
            client.call(
                    "PutItem",
                    "{'TableName': 'games', 'Item': {'id': {'S': 'g" + at + "'}, 'a': {'S': 'x'}, 'b': {'N': '" + at % 2
                            + "'}, 'c': {'N': '" + at / 4 + "'}, 'd': {'S': 'd" + at + "'}, 'more': {'S': 'm'}}}");
        }
        client.call("PutItem", "{'TableName': 'games', 'Item': {'id': {'S': 'no'}, 'a': {'S': 'x'}, 'b': {'N': '1'}}}");
        assertThat(games("a = :a AND b = :b", "':a': {'S': 'x'}, ':b': {'N': '1'}"))
                .containsExactly("g1", "g3", "g5", "g7", "g11", "g9");
        assertThat(games("a = :a AND b = :b AND c > :c", "':a': {'S': 'x'}, ':b': {'N': '1'}, ':c': {'N': '0'}"))
                .containsExactly("g5", "g7", "g11", "g9");
        assertThat(games(
                        "a = :a AND b = :b AND c = :c AND begins_with(d, :d)",
                        "':a': {'S': 'x'}, ':b': {'N': '1'}, ':c': {'N': '2'}, ':d': {'S': 'd1'}"))
                .containsExactly("g11");
        String query = "{'TableName': 'games', 'IndexName': 'wide', 'KeyConditionExpression': '%s', "
                + values("':a': {'S': 'x'}%s") + "}";
        assertThat(client.invalid("Query", query.formatted("a = :a", ""))).contains("missed key schema element: b");
        assertThat(client.invalid("Query", query.formatted("a = :a AND b = :n AND d = :a", ", ':n': {'N': '1'}")))
                .contains("missed key schema element: c");
        assertThat(client.invalid(
                        "Query", query.formatted("a = :a AND b = :n AND c > :n AND d = :a", ", ':n': {'N': '1'}")))
                .contains("not supported");
        assertThat(client.invalid(
                        "Query",
                        query.formatted("a = :a AND b = :n", ", ':n': {'N': '1'}")
                                .replace("'IndexName'", "'ProjectionExpression': 'more', 'IndexName'")))
                .contains("does not project");
        client.call("DeleteTable", "{'TableName': 'games'}");
    }

    private List<String> games(String condition, String values) {
        JsonNode answer = client.call(
                "Query",
                "{'TableName': 'games', 'IndexName': 'wide', 'KeyConditionExpression': '" + condition + "', "
                        + values(values) + "}");
        List<String> ids = new ArrayList<>();
        answer.get("Items").forEach(item -> {
            assertThat(item.propertyNames()).containsExactlyInAnyOrder("id", "a", "b", "c", "d");
            ids.add(item.get("id").get("S").stringValue());
        });
        return ids;
    }

    @Test
    void tablesAreCreatedAndDeletedAfterADelay() {
        server.setTableDelay(Duration.ofMinutes(1));
        String later = NOTES.replace("'notes'", "'later'");
        assertThat(client.call("CreateTable", later)
                        .get("TableDescription")
                        .get("TableStatus")
                        .stringValue())
                .isEqualTo("CREATING");
        assertThat(status()).isEqualTo("CREATING");
        client.refuse("Scan", "{'TableName': 'later'}", "ResourceNotFoundException");
        client.refuse("DeleteTable", "{'TableName': 'later'}", "ResourceInUseException");
        server.advanceClock(Duration.ofMinutes(1));
        assertThat(status()).isEqualTo("ACTIVE");
        client.call("DeleteTable", "{'TableName': 'later'}");
        assertThat(status()).isEqualTo("DELETING");
        client.refuse("CreateTable", later, "ResourceInUseException");
        server.advanceClock(Duration.ofMinutes(1));
        client.refuse("DescribeTable", "{'TableName': 'later'}", "ResourceNotFoundException");
        server.setTableDelay(Duration.ZERO);
    }

    private String status() {
        return client.call("DescribeTable", "{'TableName': 'later'}")
                .get("Table")
                .get("TableStatus")
                .stringValue();
    }
}
