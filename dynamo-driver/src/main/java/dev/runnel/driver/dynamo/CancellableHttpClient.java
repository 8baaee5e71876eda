package dev.runnel.driver.dynamo;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.http.SdkHttpExecutionAttribute;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;

/**
 * An HTTP client whose exchanges end when their call is cancelled. Without it, an exchange goes on after the future of
 * the SDK is cancelled, and occupies its connection.
 */
final class CancellableHttpClient implements SdkAsyncHttpClient {
    static final SdkHttpExecutionAttribute<Exchange> EXCHANGE = new ExchangeAttribute();

    private final SdkAsyncHttpClient client;

    private static final class ExchangeAttribute extends SdkHttpExecutionAttribute<Exchange> {
        ExchangeAttribute() {
            super(Exchange.class);
        }
    }

    /** The exchange of one call. Thread-safe. */
    static final class Exchange {
        private final CompletableFuture<Void> cancelled = new CompletableFuture<>();

        /** Closes the connection of the exchange, or prevents the exchange. */
        void cancel() {
            cancelled.complete(null);
        }
    }

    CancellableHttpClient(SdkAsyncHttpClient client) {
        this.client = client;
    }

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
        Exchange exchange = request.httpExecutionAttributes().getAttribute(EXCHANGE);
        if (exchange == null) {
            return client.execute(request);
        }
        if (exchange.cancelled.isDone()) {
            return CompletableFuture.failedFuture(new CancellationException());
        }
        CompletableFuture<Void> running = client.execute(request);
        exchange.cancelled.thenRun(() -> running.completeExceptionally(new CancellationException()));
        return shielded(running);
    }

    /**
     * A future that ends as the exchange does. The SDK completes the future that it gets with each error response of the service. If that were the future of
     * the exchange, the HTTP client would close a connection that may already serve another call.
     */
    private static CompletableFuture<Void> shielded(CompletableFuture<Void> running) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        running.whenComplete((nothing, failure) -> {
            if (failure == null) {
                end.complete(null);
            } else {
                end.completeExceptionally(failure);
            }
        });
        return end;
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        client.close();
    }
}
