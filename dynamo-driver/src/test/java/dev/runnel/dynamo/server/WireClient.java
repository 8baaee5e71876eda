package dev.runnel.dynamo.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.zip.CRC32;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends requests as JSON, in which the quotes are single ones. */
public final class WireClient {
    static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI endpoint;

    public WireClient(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** The answer of a call that has to succeed. */
    public JsonNode call(String operation, String request) {
        Reply reply = send(operation, request);
        assertThat(reply.status()).as("%s: %s", operation, reply.body()).isEqualTo(200);
        return reply.body();
    }

    /** The error of a call that has to be refused, which has this name. */
    JsonNode refuse(String operation, String request, String error) {
        Reply reply = send(operation, request);
        assertThat(reply.error()).as("%s: %s", operation, reply.body()).isEqualTo(error);
        return reply.body();
    }

    /** The message of a {@code ValidationException}. */
    String invalid(String operation, String request) {
        return refuse(operation, request, "ValidationException").get("message").stringValue();
    }

    /** The status of a call, whose answer may have no body. */
    int status(String operation, String request) {
        return exchange(request(operation, request)).statusCode();
    }

    /** The answer of a request that is not like those of the SDK. */
    Reply send(HttpRequest request) {
        return reply(exchange(request));
    }

    Reply send(String operation, String request) {
        return send(request(operation, request.replace('\'', '"')));
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    CompletableFuture<Reply> sendAsync(String operation, String request) {
        return http.sendAsync(request(operation, request.replace('\'', '"')), BodyHandlers.ofByteArray())
                .thenApply(WireClient::reply);
    }

    HttpRequest request(String operation, String body) {
        return HttpRequest.newBuilder(endpoint)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "DynamoDB_20120810." + operation)
                .header("X-Amz-Date", "20260101T000000Z")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=key/20260101/eu-central-1/dynamodb/aws4_request,"
                                + " SignedHeaders=host;x-amz-date;x-amz-target, Signature=0")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static Reply reply(HttpResponse<byte[]> response) {
        CRC32 checksum = new CRC32();
        checksum.update(response.body());
        assertThat(response.headers().firstValueAsLong("x-amz-crc32")).hasValue(checksum.getValue());
        return new Reply(response.statusCode(), JSON.readTree(new String(response.body(), StandardCharsets.UTF_8)));
    }

    /** A status and a body. */
    record Reply(int status, JsonNode body) {
        /** The name of the error, or an empty string. */
        String error() {
            return body.path("__type").asString("").replaceAll(".*#", "");
        }
    }
}
