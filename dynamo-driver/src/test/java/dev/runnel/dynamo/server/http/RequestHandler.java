package dev.runnel.dynamo.server.http;

import dev.runnel.dynamo.server.error.ErrorType;
import dev.runnel.dynamo.server.error.ServiceException;
import dev.runnel.dynamo.server.fault.FaultyOperations;
import dev.runnel.dynamo.server.fault.Outcome;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import tools.jackson.databind.node.ObjectNode;

/** Answers the requests of all connections. */
@Sharable
public final class RequestHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private final FaultyOperations operations;
    private final ChannelGroup connections;
    private final List<Consumer<Call>> observers = new CopyOnWriteArrayList<>();
    private final AtomicLong requestIds = new AtomicLong();
    private final AtomicLong accepted = new AtomicLong();

    public RequestHandler(FaultyOperations operations, ChannelGroup connections) {
        this.operations = operations;
        this.connections = connections;
    }

    /** Adds an observer, which sees each call before it runs, on the thread of its connection. */
    public void observe(Consumer<Call> observer) {
        observers.add(observer);
    }

    /** The number of connections that clients opened so far. */
    public long acceptedConnections() {
        return accepted.get();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        accepted.incrementAndGet();
        connections.add(context.channel());
        context.fireChannelActive();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        if (!request.method().equals(HttpMethod.POST)) {
            send(context, request, HttpResponseStatus.NOT_FOUND, new byte[0]);
            return;
        }
        try {
            Call call = RequestDecoder.decode(request, operations::contains);
            observers.forEach(observer -> observer.accept(call));
            finish(context, request, operations.run(call.operation(), call.request()));
        } catch (ServiceException refused) {
            send(context, request, HttpResponseStatus.valueOf(refused.type().status()), refused.body());
        } catch (RuntimeException defect) {
            String message = "Defect of the server of the tests: " + defect;
            send(
                    context,
                    request,
                    HttpResponseStatus.INTERNAL_SERVER_ERROR,
                    new ServiceException(ErrorType.INTERNAL, message).body());
        }
    }

    private void finish(ChannelHandlerContext context, FullHttpRequest request, Outcome outcome) {
        if (outcome instanceof Outcome.Answer answer) {
            send(context, request, HttpResponseStatus.OK, answer.body());
        } else if (outcome instanceof Outcome.Closed) {
            context.close();
        }
    }

    private void send(
            ChannelHandlerContext context, FullHttpRequest request, HttpResponseStatus status, ObjectNode body) {
        send(context, request, status, RequestDecoder.encode(body));
    }

    private void send(ChannelHandlerContext context, FullHttpRequest request, HttpResponseStatus status, byte[] body) {
        CRC32 checksum = new CRC32();
        checksum.update(body);
        FullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, RequestDecoder.CONTENT_TYPE)
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set("x-amz-crc32", checksum.getValue())
                .set("x-amzn-RequestId", "REQUEST" + requestIds.incrementAndGet());
        if (HttpUtil.isKeepAlive(request)) {
            context.writeAndFlush(response);
        } else {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
