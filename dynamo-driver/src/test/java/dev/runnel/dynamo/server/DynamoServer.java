package dev.runnel.dynamo.server;

import dev.runnel.dynamo.server.fault.Faults;
import dev.runnel.dynamo.server.fault.FaultyOperations;
import dev.runnel.dynamo.server.http.Call;
import dev.runnel.dynamo.server.http.RequestHandler;
import dev.runnel.dynamo.server.operation.Operations;
import dev.runnel.dynamo.server.table.Catalog;
import dev.runnel.dynamo.server.table.ServerClock;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A DynamoDB-compatible server on 127.0.0.1, with its tables in memory. It accepts any credentials and any region. It refuses parameters that it does not
 * know.
 */
public final class DynamoServer implements AutoCloseable {
    private static final int MAX_REQUEST_BYTES = 16 * 1024 * 1024;
    private static final int MAX_HEADER_BYTES = 64 * 1024;

    private final ServerClock clock = new ServerClock();
    private final Catalog catalog = new Catalog(clock);
    private final Faults faults = new Faults();
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final RequestHandler handler =
            new RequestHandler(new FaultyOperations(new Operations(catalog, clock), faults), connections);
    private final EventLoopGroup threads =
            new MultiThreadIoEventLoopGroup(2, DynamoServer::thread, NioIoHandler.newFactory());
    private final Channel listener;

    private DynamoServer(int port) {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(threads)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel connection) {
                        connection
                                .pipeline()
                                .addLast(
                                        new HttpServerCodec(new HttpDecoderConfig().setMaxHeaderSize(MAX_HEADER_BYTES)))
                                .addLast(new HttpObjectAggregator(MAX_REQUEST_BYTES))
                                .addLast(handler);
                    }
                });
        listener = bootstrap
                .bind(new InetSocketAddress("127.0.0.1", port))
                .syncUninterruptibly()
                .channel();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "dynamo-server");
        thread.setDaemon(true);
        return thread;
    }

    /** Starts a server on a free port. */
    public static DynamoServer start() {
        return start(0);
    }

    /** Starts a server on this port. */
    public static DynamoServer start(int port) {
        return new DynamoServer(port);
    }

    /** Runs a server until the process ends. */
    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("usage: DynamoServer <port>");
            System.exit(2);
        }
        DynamoServer server = start(Integer.parseInt(arguments[0]));
        System.out.println("DynamoDB-compatible server on " + server.endpoint());
        server.listener.closeFuture().syncUninterruptibly();
    }

    /** The URL for clients. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + ((InetSocketAddress) listener.localAddress()).getPort());
    }

    /** The switches of the faults. */
    public Faults faults() {
        return faults;
    }

    /** Lets indexes show each later change of their table only after a delay; zero at first. */
    public void setIndexDelay(Duration delay) {
        catalog.setIndexDelay(delay);
    }

    /** Lets tables need a time until they are active, or gone; zero at first. */
    public void setTableDelay(Duration delay) {
        catalog.setTableDelay(delay);
    }

    /** Moves the clock of the server, so that a test need not wait until tokens expire or indexes catch up. */
    public void advanceClock(Duration duration) {
        clock.advance(duration);
    }

    /** Adds an observer, which sees each call before it runs, on a thread of the server. */
    public void observe(Consumer<Call> observer) {
        handler.observe(observer);
    }

    /** The number of open connections of clients. */
    public int openConnections() {
        return connections.size();
    }

    /** The number of connections that clients opened so far. */
    public long acceptedConnections() {
        return handler.acceptedConnections();
    }

    /** Closes all connections. The tables are lost. */
    @Override
    public void close() {
        listener.close().syncUninterruptibly();
        connections.close().syncUninterruptibly();
        threads.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
