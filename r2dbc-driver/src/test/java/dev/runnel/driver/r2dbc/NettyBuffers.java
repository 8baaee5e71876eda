package dev.runnel.driver.r2dbc;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/** Netty's allocator of buffers takes a lock for a few instructions, and may park there when two event loops meet. That is Netty's. */
public final class NettyBuffers implements BlockHoundIntegration {
    private static final String ALLOCATOR = "io.netty.buffer.AdaptivePoolingAllocator";

    @Override
    public void applyTo(BlockHound.Builder builder) {
        builder.allowBlockingCallsInside(ALLOCATOR, "allocate");
        builder.allowBlockingCallsInside(ALLOCATOR + "$Magazine", "free");
        builder.allowBlockingCallsInside(ALLOCATOR + "$MagazineGroup", "allocate");
    }
}
