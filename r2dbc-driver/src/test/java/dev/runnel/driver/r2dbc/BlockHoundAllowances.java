package dev.runnel.driver.r2dbc;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * Where libraries may park an event loop: Netty's allocator of buffers takes a lock for a few instructions, where two event loops
 * meet; so does the queue of the JDK by which the thread of an H2 connection gets its work; and the client of SCRAM, which PostgreSQL
 * asks for passwords by, takes random bytes from the system, once for a connection; so does TLS, which r2dbc-mysql begins on an event loop. Who ends an interval takes the lock of a scheduler's queue:
 * Reactor allows that of its other tasks. Where BlockHound refused it the lock would never be given back, and the scheduler stand still.
 */
public final class BlockHoundAllowances implements BlockHoundIntegration {
    private static final String ALLOCATOR = "io.netty.buffer.AdaptivePoolingAllocator";

    @Override
    public void applyTo(BlockHound.Builder builder) {
        builder.allowBlockingCallsInside(ALLOCATOR, "allocate");
        builder.allowBlockingCallsInside(ALLOCATOR + "$Magazine", "free");
        builder.allowBlockingCallsInside(ALLOCATOR + "$MagazineGroup", "allocate");
        builder.allowBlockingCallsInside("java.util.concurrent.LinkedBlockingQueue", "offer");
        builder.allowBlockingCallsInside("reactor.core.scheduler.PeriodicWorkerTask", "dispose");
        builder.allowBlockingCallsInside("com.ongres.scram.common.ScramFunctions", "nonce");
        builder.allowBlockingCallsInside("io.netty.handler.ssl.JdkSslClientContext", "newSSLContext");
        builder.allowBlockingCallsInside("sun.security.ssl.SSLEngineImpl", "beginHandshake");
    }
}
