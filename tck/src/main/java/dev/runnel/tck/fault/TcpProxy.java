package dev.runnel.tck.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A proxy on a free port of the loopback address, between a driver and its server. It delays, stalls, splits or loses
 * bytes. Each direction of a connection has a thread. Thread-safe.
 */
public final class TcpProxy implements AutoCloseable {
    private final ServerSocket door;
    private final InetSocketAddress server;
    private final List<ProxiedConnection> open = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Moment> awaited = new AtomicReference<>();
    private volatile NetworkCondition network = NetworkCondition.WELL;
    private volatile Duration delay = Duration.ZERO;

    /** An action that runs when the bytes of the client contain a text. */
    record Moment(String text, Consumer<ProxiedConnection> act) {}

    /** @throws UncheckedIOException if no port is free */
    public TcpProxy(String host, int port) {
        try {
            door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server = new InetSocketAddress(host, port);
        ProxiedConnection.thread("proxy of " + port, this::accept);
    }

    /** The port for clients. */
    public int port() {
        return door.getLocalPort();
    }

    /** The number of open connections. */
    public int connections() {
        return open.size();
    }

    /** Sets the condition of all open and future connections. */
    public void becomes(NetworkCondition state) {
        network = state;
        open.forEach(connection -> connection.becomes(state));
    }

    /** Sets the condition of the open connections; future connections are unaffected. */
    public void openOnesBecome(NetworkCondition state) {
        open.forEach(connection -> connection.becomes(state));
    }

    /** Delays each packet by this time; the default is zero. */
    public void delays(Duration time) {
        delay = time;
    }

    /** Ends each open connection. */
    public void cut(DisconnectKind how) {
        open.forEach(connection -> connection.cut(how));
    }

    /**
     * Runs an action once, when the bytes of a client contain a text, before they are forwarded to the server. The
     * action receives that connection. The bytes are forwarded after the action returns, if the connection is still
     * open.
     */
    public void before(String text, Consumer<ProxiedConnection> act) {
        awaited.set(new Moment(text, act));
    }

    @Nullable
    Moment awaited() {
        return awaited.get();
    }

    /** Whether the moment is this one's alone. */
    boolean claims(Moment moment) {
        return awaited.compareAndSet(moment, null);
    }

    Duration delay() {
        return delay;
    }

    void ended(ProxiedConnection connection) {
        open.remove(connection);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                connect(client);
            } catch (IOException closed) {
                // of a client that went away, or of the proxy itself
            }
        }
    }

    /** A client whose server does not answer is reset, as by a host without one. */
    private void connect(Socket client) throws IOException {
        Socket target = new Socket();
        try {
            target.connect(server);
        } catch (IOException refused) {
            client.setSoLinger(true, 0);
            client.close();
            return;
        }
        ProxiedConnection connection = new ProxiedConnection(this, client, target);
        open.add(connection);
        connection.becomes(network);
        connection.start();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        cut(DisconnectKind.RESET);
    }
}
