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
 * Stands on a free port of the loopback address between a driver and its server, and does to their bytes what networks do. One
 * thread for each direction of a connection. Thread-safe.
 */
public final class TcpProxy implements AutoCloseable {
    private final ServerSocket door;
    private final InetSocketAddress server;
    private final List<ProxiedConnection> open = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Moment> awaited = new AtomicReference<>();
    private volatile NetworkCondition network = NetworkCondition.WELL;
    private volatile Duration delay = Duration.ZERO;

    /** What is done when the client's bytes contain a text. */
    record Moment(String text, Consumer<ProxiedConnection> act) {}

    /** @throws UncheckedIOException when no port is free */
    public TcpProxy(String host, int port) {
        try {
            door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server = new InetSocketAddress(host, port);
        ProxiedConnection.thread("proxy of " + port, this::accept);
    }

    /** Where clients connect. */
    public int port() {
        return door.getLocalPort();
    }

    /** How many connections go through it now. */
    public int connections() {
        return open.size();
    }

    /** What becomes of every connection, those that are open and those to come. */
    public void becomes(NetworkCondition state) {
        network = state;
        open.forEach(connection -> connection.becomes(state));
    }

    /** What becomes of the connections that are open; those to come are as they were. */
    public void openOnesBecome(NetworkCondition state) {
        open.forEach(connection -> connection.becomes(state));
    }

    /** Every packet arrives so much later. Zero by default. */
    public void delays(Duration time) {
        delay = time;
    }

    /** Cuts every connection that is open. */
    public void cut(DisconnectKind how) {
        open.forEach(connection -> connection.cut(how));
    }

    /**
     * Once, when the client's bytes contain a text, and before they go on to the server. The act sees that connection; whatever it
     * does, to this one or the server, is done when they go on, if they still can.
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
