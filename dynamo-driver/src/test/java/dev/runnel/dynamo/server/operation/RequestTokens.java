package dev.runnel.dynamo.server.operation;

import dev.runnel.dynamo.server.error.ErrorType;
import dev.runnel.dynamo.server.error.ServiceException;
import dev.runnel.dynamo.server.table.ServerClock;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The tokens of the transactions of the last ten minutes. A transaction that was cancelled leaves no token. */
final class RequestTokens {
    private static final long KEPT_NANOS = Duration.ofMinutes(10).toNanos();
    private static final int MAX_LENGTH = 36;

    private final ServerClock clock;
    private final Map<String, Done> done = new LinkedHashMap<>();

    /** A transaction that succeeded. */
    private record Done(String digest, long nanos) {}

    RequestTokens(ServerClock clock) {
        this.clock = clock;
    }

    /**
     * Says whether the transaction is done already.
     *
     * @throws ServiceException if the token was used for another transaction
     */
    boolean isDone(@Nullable String token, JsonNode transaction) {
        if (token == null) {
            return false;
        }
        if (token.isEmpty() || token.length() > MAX_LENGTH) {
            throw ServiceException.constraint(
                    "clientRequestToken", "Member must have length between 1 and " + MAX_LENGTH);
        }
        done.values().removeIf(old -> clock.nanos() - old.nanos() >= KEPT_NANOS);
        Done earlier = done.get(token);
        if (earlier != null && !earlier.digest().equals(digest(transaction))) {
            throw new ServiceException(
                    ErrorType.IDEMPOTENT_PARAMETER_MISMATCH,
                    "The request uses the same client token as a previous, but non-identical request");
        }
        return earlier != null;
    }

    void add(@Nullable String token, JsonNode transaction) {
        if (token != null) {
            done.put(token, new Done(digest(transaction), clock.nanos()));
        }
    }

    private static String digest(JsonNode transaction) {
        try {
            byte[] json = transaction.toString().getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
