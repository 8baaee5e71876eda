package dev.runnel.tck.fault;

import dev.runnel.spi.Driver;
import dev.runnel.spi.PoolOptions;

/** A server that one test class has for itself on the loopback address, and may kill. Its methods are called by tests, and may block. */
public interface FaultFixture extends AutoCloseable {
    /** Where it takes connections; the same after each start. */
    int port();

    /** A driver on its one database, through this port: its own, or that of a {@link TcpProxy}. */
    Driver connect(int port, PoolOptions pool);

    /** Ends every process of it at once, as a loss of power would. */
    void kill();

    /** Starts it again on the data that it had, and returns when it takes connections. */
    void start();

    /** Ends it for good. */
    @Override
    void close();
}
