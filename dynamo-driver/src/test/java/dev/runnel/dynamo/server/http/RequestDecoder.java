package dev.runnel.dynamo.server.http;

import dev.runnel.dynamo.server.error.ErrorType;
import dev.runnel.dynamo.server.error.ServiceException;
import io.netty.buffer.ByteBufInputStream;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the operation, the credentials and the body of a request. Signatures must be there; they are not verified. */
final class RequestDecoder {
    static final String CONTENT_TYPE = "application/x-amz-json-1.0";
    private static final String API = "DynamoDB_20120810.";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private RequestDecoder() {}

    /** The body of an answer. */
    static byte[] encode(JsonNode body) {
        return MAPPER.writeValueAsBytes(body);
    }

    static Call decode(FullHttpRequest request, Predicate<String> isKnown) {
        HttpHeaders headers = request.headers();
        String target = headers.get("X-Amz-Target", "");
        String operation = target.startsWith(API) ? target.substring(API.length()) : "";
        String contentType = headers.get(HttpHeaderNames.CONTENT_TYPE, "");
        if (!isKnown.test(operation) || !contentType.startsWith(CONTENT_TYPE)) {
            throw new ServiceException(ErrorType.UNKNOWN_OPERATION, "The operation is unknown: " + target);
        }
        requireSignature(headers);
        return new Call(operation, body(request));
    }

    private static void requireSignature(HttpHeaders headers) {
        @Nullable String authorization = headers.get(HttpHeaderNames.AUTHORIZATION);
        if (authorization == null || !authorization.startsWith("AWS4-HMAC-SHA256 ")) {
            throw new ServiceException(ErrorType.MISSING_AUTHENTICATION, "Request is missing Authentication Token");
        }
        for (String part : new String[] {"Credential=", "SignedHeaders=", "Signature="}) {
            if (!authorization.contains(part)) {
                throw new ServiceException(ErrorType.INCOMPLETE_SIGNATURE, "Authorization header requires " + part);
            }
        }
        if (!headers.contains("X-Amz-Date")) {
            throw new ServiceException(
                    ErrorType.INCOMPLETE_SIGNATURE, "Authorization header requires existence of X-Amz-Date");
        }
    }

    private static JsonNode body(FullHttpRequest request) {
        try {
            JsonNode body = MAPPER.readTree(new ByteBufInputStream(request.content()));
            if (!body.isObject()) {
                throw ServiceException.serialization("The body is no JSON object");
            }
            return body;
        } catch (JacksonException malformed) {
            throw ServiceException.serialization("The body is no JSON");
        }
    }
}
