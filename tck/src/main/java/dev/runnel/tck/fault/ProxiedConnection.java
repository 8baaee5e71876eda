package dev.runnel.tck.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One connection through a {@link TcpProxy}, with a condition of its own. Thread-safe. */
public final class ProxiedConnection {
    private final TcpProxy proxy;
    private final Socket client;
    private final Socket server;
    private final Object change = new Object();
    private NetworkCondition network = NetworkCondition.WELL;
    private boolean over;

    ProxiedConnection(TcpProxy proxy, Socket client, Socket server) throws IOException {
        this.proxy = proxy;
        this.client = client;
        this.server = server;
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
    }

    void start() {
        thread("requests", () -> pump(client, server, false));
        thread("answers", () -> pump(server, client, true));
    }

    static void thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Sets the condition of this connection only. */
    public void becomes(NetworkCondition state) {
        synchronized (change) {
            network = state;
            change.notifyAll();
        }
    }

    /** Ends the connection on both sides. Waiting bytes are lost. */
    public void cut(DisconnectKind how) {
        synchronized (change) {
            if (over) {
                return;
            }
            over = true;
            change.notifyAll();
        }
        proxy.ended(this);
        close(client, how);
        close(server, how);
    }

    private static void close(Socket socket, DisconnectKind how) {
        try {
            if (how == DisconnectKind.RESET) {
                socket.setSoLinger(true, 0);
            }
            socket.close();
        } catch (IOException gone) {
            // as it should be
        }
    }

    private void pump(Socket from, Socket to, boolean answers) {
        byte[] packet = new byte[16 * 1024];
        String before = "";
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int size = in.read(packet); size >= 0; size = in.read(packet)) {
                if (!answers) {
                    before = noticed(before + new String(packet, 0, size, StandardCharsets.ISO_8859_1));
                }
                NetworkCondition state = awaitPassage(answers);
                if (!state.dribbles()) {
                    out.write(packet, 0, size);
                    continue;
                }
                for (int i = 0; i < size; i++) {
                    awaitPassage(answers);
                    out.write(packet, i, 1);
                }
            }
            cut(DisconnectKind.CLOSE);
        } catch (IOException | InterruptedException broken) {
            cut(DisconnectKind.RESET);
        }
    }

    /** @return the end of what was seen, in which the awaited text may have begun */
    private String noticed(String seen) {
        TcpProxy.Moment moment = proxy.awaited();
        if (moment != null && seen.contains(moment.text()) && proxy.claims(moment)) {
            moment.act().accept(this);
            return "";
        }
        return seen.substring(Math.max(0, seen.length() - 64));
    }

    private NetworkCondition awaitPassage(boolean answers) throws IOException, InterruptedException {
        Duration delay = proxy.delay();
        if (!delay.isZero()) {
            Thread.sleep(delay.toMillis());
        }
        synchronized (change) {
            while (network.holds(answers) && !over) {
                change.wait();
            }
            if (over) {
                throw new IOException("cut");
            }
            return network;
        }
    }
}
