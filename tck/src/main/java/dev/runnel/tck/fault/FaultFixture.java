package dev.runnel.tck.fault;

import dev.runnel.spi.Driver;
import dev.runnel.spi.PoolOptions;

/** A server on the loopback address that one test class owns and may kill. Tests call its methods, which may block. */
public interface FaultFixture extends AutoCloseable {
    /** The port of the server; the same after each start. */
    int port();

    /** Opens a driver on its database through a port: that of the server, or of a {@link TcpProxy}. */
    Driver connect(int port, PoolOptions pool);

    /** Kills each process of the server at once, like a power loss. */
    void kill();

    /** Starts the server again with its data, and returns when it accepts connections. */
    void start();

    /** Stops the server and removes it. */
    @Override
    void close();
}
