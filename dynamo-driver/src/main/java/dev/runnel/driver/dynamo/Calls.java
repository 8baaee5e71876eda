package dev.runnel.driver.dynamo;

import dev.runnel.driver.dynamo.CancellableHttpClient.Exchange;
import dev.runnel.error.CommitUnknownException;
import dev.runnel.error.ConflictException;
import dev.runnel.error.ConnectFailedException;
import dev.runnel.error.ConnectionLostException;
import dev.runnel.error.DriverException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.error.RunnelException;
import dev.runnel.error.SchemaMismatchException;
import dev.runnel.error.StatementTimeoutException;
import dev.runnel.spi.PoolOptions;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.SdkInternalExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpExecutionAttributes;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Sends calls, repeats those that may be repeated within {@code statementTimeout}, and translates errors. Nothing is
 * opened before the first call.
 */
final class Calls {
    /** The calls that one lease may send at once. */
    static final int CONCURRENCY = 8;

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final long FIRST_BACKOFF_MILLIS = 25;
    private static final int MAX_DOUBLINGS = 6;

    private final Region region;
    private final Optional<URI> endpoint;
    private final PoolOptions options;
    private final CachedCredentials credentials;
    private final Mono<DynamoDbAsyncClient> client;
    private volatile @Nullable DynamoDbAsyncClient opened;

    /** The consequence of a lost answer. */
    enum Repeat {
        /** The call is sent again, and changes nothing. */
        YES,
        /** The call is sent again: its token lets the database execute it once. */
        WITH_TOKEN,
        /** The call may have been executed, so it is not sent again. */
        NO
    }

    /** Signals that a column has changed since the write read it: the caller reads it again. */
    static final class Contention extends RuntimeException {
        Contention() {
            super("a column has changed since it was read", null, false, false);
        }
    }

    Calls(Region region, Optional<URI> endpoint, PoolOptions options) {
        this.region = region;
        this.endpoint = endpoint;
        this.options = options;
        this.credentials =
                new CachedCredentials(() -> DefaultCredentialsProvider.builder().build());
        this.client = Mono.fromCallable(this::open)
                .subscribeOn(Schedulers.boundedElastic())
                .cache();
    }

    private DynamoDbAsyncClient open() {
        Duration silence = shorter(options.statementTimeout().plusSeconds(1));
        DynamoDbAsyncClient created = DynamoDbAsyncClient.builder()
                .region(region)
                .applyMutation(builder -> endpoint.ifPresent(builder::endpointOverride))
                .credentialsProvider(credentials)
                .overrideConfiguration(configuration -> configuration.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .asyncConfiguration(configuration -> configuration.advancedOption(
                        SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR, Runnable::run))
                .httpClient(new CancellableHttpClient(NettyNioAsyncHttpClient.builder()
                        .maxConcurrency((int) Math.min(10_000L, (long) options.size() * CONCURRENCY))
                        .maxPendingConnectionAcquires(100_000)
                        .connectionTimeout(shorter(options.createTimeout()))
                        .connectionAcquisitionTimeout(silence)
                        .readTimeout(silence)
                        .writeTimeout(silence)
                        .build()))
                .build();
        opened = created;
        return created;
    }

    private static Duration shorter(Duration time) {
        return time.compareTo(LONGEST) < 0 ? time : LONGEST;
    }

    Duration timeout() {
        return shorter(options.statementTimeout());
    }

    Mono<Void> close() {
        return Mono.<Void>fromRunnable(() -> {
                    DynamoDbAsyncClient created = opened;
                    if (created != null) {
                        created.close();
                    }
                })
                .subscribeOn(Schedulers.boundedElastic());
    }

    /** Sends a call. Cancellation closes its connection. The error is a {@link RunnelException}, unless {@code send} throws another. */
    <T> Mono<T> call(
            Repeat repeat,
            BiFunction<DynamoDbAsyncClient, AwsRequestOverrideConfiguration, CompletableFuture<T>> send) {
        return Mono.defer(
                () -> attempt(repeat, send, System.nanoTime() + timeout().toNanos(), 0, false));
    }

    /** @param answerLost whether an earlier attempt may have been executed */
    private <T> Mono<T> attempt(
            Repeat repeat,
            BiFunction<DynamoDbAsyncClient, AwsRequestOverrideConfiguration, CompletableFuture<T>> send,
            long deadline,
            int attempts,
            boolean answerLost) {
        long begun = System.nanoTime();
        Duration left = Duration.ofNanos(Math.max(1_000_000, deadline - begun));
        return credentials
                .refreshed()
                .then(client)
                .flatMap(opened -> exchange(opened, send))
                .timeout(left)
                .onErrorResume(failure -> {
                    Throwable cause = unwrapped(failure);
                    Duration backoff = backoff(attempts);
                    boolean lost = answerLost || isAnswerLost(cause);
                    // An attempt in flight at the deadline leaves a write unknown. It begins only if there is time for
                    // an answer twice as slow as the last one.
                    long ended = System.nanoTime();
                    boolean inTime = ended + backoff.toNanos() + 2 * (ended - begun) < deadline;
                    return inTime && isRepeatable(repeat, cause)
                            ? Mono.delay(backoff)
                                    .then(Mono.defer(() -> attempt(repeat, send, deadline, attempts + 1, lost)))
                            : Mono.error(translated(repeat, cause, lost));
                });
    }

    private static <T> Mono<T> exchange(
            DynamoDbAsyncClient client,
            BiFunction<DynamoDbAsyncClient, AwsRequestOverrideConfiguration, CompletableFuture<T>> send) {
        return Mono.defer(() -> {
            Exchange exchange = new Exchange();
            AwsRequestOverrideConfiguration configuration = AwsRequestOverrideConfiguration.builder()
                    .putExecutionAttribute(
                            SdkInternalExecutionAttribute.SDK_HTTP_EXECUTION_ATTRIBUTES,
                            SdkHttpExecutionAttributes.builder()
                                    .put(CancellableHttpClient.EXCHANGE, exchange)
                                    .build())
                    .build();
            return Mono.create(sink -> {
                AtomicBoolean cancelled = new AtomicBoolean();
                CompletableFuture<T> answer = send.apply(client, configuration);
                sink.onCancel(() -> {
                    cancelled.set(true);
                    exchange.cancel();
                    answer.cancel(false);
                });
                answer.whenComplete((value, failure) -> {
                    if (failure == null) {
                        sink.success(value);
                    } else if (!cancelled.get()) {
                        sink.error(failure);
                    }
                });
            });
        });
    }

    static Duration backoff(int attempts) {
        long most = FIRST_BACKOFF_MILLIS << Math.min(attempts, MAX_DOUBLINGS);
        return Duration.ofMillis(1 + ThreadLocalRandom.current().nextLong(most));
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static boolean isRepeatable(Repeat repeat, Throwable cause) {
        if (cause instanceof DynamoDbException error && isThrottled(error)) {
            return true;
        }
        return repeat != Repeat.NO && isAnswerLost(cause) && !(cause instanceof TimeoutException);
    }

    private static boolean isThrottled(DynamoDbException error) {
        return error.isThrottlingException()
                || "TransactionConflictException".equals(code(error))
                || "TransactionInProgressException".equals(code(error))
                || error instanceof TransactionCanceledException cancelled
                        && cancelled.hasCancellationReasons()
                        && cancelled.cancellationReasons().stream()
                                .map(CancellationReason::code)
                                .anyMatch(code -> "TransactionConflict".equals(code)
                                        || "ThrottlingError".equals(code)
                                        || "ProvisionedThroughputExceeded".equals(code));
    }

    private static boolean isConflict(Throwable cause) {
        return cause instanceof TransactionCanceledException
                || cause instanceof DynamoDbException error && "TransactionConflictException".equals(code(error));
    }

    /** Whether the call may have been executed, with an answer that did not arrive. */
    private static boolean isAnswerLost(Throwable cause) {
        return cause instanceof TimeoutException
                || cause instanceof SdkClientException && !isUnreachable(cause)
                || isServerError(cause);
    }

    private static boolean isServerError(Throwable cause) {
        return cause instanceof DynamoDbException error && error.statusCode() >= 500;
    }

    private static boolean isUnreachable(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof ConnectException) {
                return true;
            }
        }
        return false;
    }

    private static String code(DynamoDbException error) {
        return error.awsErrorDetails() == null || error.awsErrorDetails().errorCode() == null
                ? "HTTP " + error.statusCode()
                : error.awsErrorDetails().errorCode();
    }

    /** @param lost whether the call may have been executed */
    private Throwable translated(Repeat repeat, Throwable cause, boolean lost) {
        if (cause instanceof RunnelException
                || cause instanceof Contention
                || cause instanceof dev.runnel.spi.TransactWrite.ConditionCheckFailed) {
            return cause;
        }
        if (repeat != Repeat.YES && lost) {
            return new CommitUnknownException("the database did not answer a write", null)
                    .hint("read the row before the statement is run again");
        }
        if (isConflict(cause)) {
            return new ConflictException("another transaction wrote an item of this statement each time", null)
                    .hint("run the statement again");
        }
        if (isUnreachable(cause)) {
            return new ConnectFailedException(
                            ConnectFailedException.Kind.UNREACHABLE, "the endpoint cannot be reached", null)
                    .with("region", region.id());
        }
        if (cause instanceof DynamoDbException error && isThrottled(error)) {
            return timeout("the database throttled the statement until its timeout")
                    .hint("raise the capacity of the table, or send fewer statements at the same time");
        }
        if (cause instanceof TimeoutException) {
            return timeout("the database did not answer within statementTimeout");
        }
        if (isServerError(cause)) {
            return timeout("the database failed to execute the statement until its timeout");
        }
        if (cause instanceof ResourceNotFoundException) {
            return new SchemaMismatchException("the table does not exist in the database", null)
                    .hint("create it with pushSchema or a migration, or correct the mapping of the model");
        }
        if (cause instanceof DynamoDbException error) {
            return rejected(error);
        }
        if (cause instanceof SdkClientException) {
            return cause.getCause() instanceof IOException
                    ? new ConnectionLostException("the connection was lost during a statement", null)
                    : new DriverException(
                            "the client could not send the call",
                            cause.getClass().getSimpleName(),
                            null);
        }
        return cause;
    }

    /** The error of a statement that did not end within {@code statementTimeout}. */
    StatementTimeoutException timeout(String what) {
        return new StatementTimeoutException(what, null)
                .with("statementTimeout", options.statementTimeout().toString());
    }

    private RunnelException rejected(DynamoDbException error) {
        String code = code(error);
        if (code.contains("ExpiredToken")
                || code.contains("UnrecognizedClient")
                || code.contains("InvalidSignature")
                || code.contains("AccessDenied")) {
            credentials.discard();
            return new ConnectFailedException(
                            ConnectFailedException.Kind.REFUSED_CREDENTIALS,
                            "the database rejected the credentials",
                            null)
                    .with("region", region.id());
        }
        String message =
                error.awsErrorDetails() == null ? null : error.awsErrorDetails().errorMessage();
        if (message != null && message.contains(Integer.toString(ItemWrites.MAX_TRANSACT_BYTES))) {
            return ItemWrites.tooManyBytes();
        }
        return message != null && message.contains("size has exceeded")
                ? new InvalidValueException("item", InvalidValueException.Reason.TOO_LONG)
                : new DriverException("the database rejected the call", code, null);
    }
}
