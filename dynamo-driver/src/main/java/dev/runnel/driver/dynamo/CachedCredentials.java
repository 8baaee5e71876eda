package dev.runnel.driver.dynamo;

import dev.runnel.error.ConnectFailedException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The credentials of the provider chain. The SDK calls its provider on the thread of the caller, and a provider may
 * block: a thread of the elastic scheduler calls it, and the SDK receives the result. Thread-safe.
 */
final class CachedCredentials implements AwsCredentialsProvider {
    private static final long FRESH_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Callable<AwsCredentialsProvider> chain;
    private @Nullable AwsCredentialsProvider opened;
    private volatile @Nullable Resolved current;

    private record Resolved(AwsCredentials credentials, long atNanos) {}

    CachedCredentials(Callable<AwsCredentialsProvider> chain) {
        this.chain = chain;
    }

    /** Resolves the credentials unless they are fresh. */
    Mono<Void> refreshed() {
        return Mono.defer(() -> {
            Resolved last = current;
            return last != null && System.nanoTime() - last.atNanos < FRESH_NANOS
                    ? Mono.empty()
                    : Mono.<Void>fromCallable(this::resolve)
                            .subscribeOn(Schedulers.boundedElastic())
                            .onErrorMap(
                                    SdkException.class,
                                    missing -> new ConnectFailedException(
                                                    ConnectFailedException.Kind.OTHER,
                                                    "the provider chain of the AWS SDK has no credentials",
                                                    null)
                                            .hint("set them in the environment, in a profile, or by a role"));
        });
    }

    /** Lets the next call resolve them again: the database rejected them. A call that is about to be sent keeps the old ones. */
    void discard() {
        Resolved last = current;
        if (last != null) {
            current = new Resolved(last.credentials, System.nanoTime() - FRESH_NANOS);
        }
    }

    private synchronized @Nullable Void resolve() throws Exception {
        AwsCredentialsProvider provider = opened;
        if (provider == null) {
            provider = chain.call();
            opened = provider;
        }
        current = new Resolved(provider.resolveCredentials(), System.nanoTime());
        return null;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        Resolved last = current;
        if (last == null) {
            throw new IllegalStateException("the credentials were not resolved before the call");
        }
        return last.credentials;
    }
}
