package dev.runnel.driver.dynamo;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * The calls of libraries that may park an event loop for a few instructions, where two threads meet. The AWS SDK signs a request on the thread that sends it,
 * and takes the digest from a deque with a lock. Netty's allocator of buffers takes a lock. If BlockHound refused such a call, the lock would not be given
 * back.
 */
public final class BlockHoundAllowances implements BlockHoundIntegration {
    private static final String DIGESTS = "software.amazon.awssdk.checksums.internal.DigestAlgorithm";
    private static final String ALLOCATOR = "io.netty.buffer.AdaptivePoolingAllocator";

    @Override
    public void applyTo(BlockHound.Builder builder) {
        builder.allowBlockingCallsInside(DIGESTS, "getDigest");
        builder.allowBlockingCallsInside(DIGESTS + "$CloseableMessageDigest", "close");
        builder.allowBlockingCallsInside(ALLOCATOR, "allocate");
        builder.allowBlockingCallsInside(ALLOCATOR + "$Magazine", "free");
        builder.allowBlockingCallsInside(ALLOCATOR + "$MagazineGroup", "allocate");
        builder.allowBlockingCallsInside("reactor.core.scheduler.PeriodicWorkerTask", "dispose");
    }
}
