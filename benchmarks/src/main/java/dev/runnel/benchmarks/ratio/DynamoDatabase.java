package dev.runnel.benchmarks.ratio;

import dev.runnel.dynamo.server.DynamoServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;

/** The wire server of the tests in a process of its own: by hand with the client of the AWS SDK, and by Runnel. */
final class DynamoDatabase implements Database {
    /** Each operation is one call: so many connections are used. */
    private static final int CONNECTIONS = 8;

    private final Process server;
    private final PartitionsByRunnel byRunnel;
    private final PartitionsByHand byHand;

    DynamoDatabase() {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        int port = freePort();
        server = start(port);
        URI endpoint = URI.create("http://127.0.0.1:" + port);
        Region region = Region.EU_CENTRAL_1;
        byRunnel = new PartitionsByRunnel("runnel:dynamodb:" + region + "?endpoint=" + endpoint, CONNECTIONS);
        byHand = new PartitionsByHand(endpoint, region, CONNECTIONS);
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Starts the server, and waits until it listens: then it writes its first line. */
    private static Process start(int port) {
        try {
            Process started = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-classpath",
                            System.getProperty("java.class.path"),
                            DynamoServer.class.getName(),
                            Integer.toString(port))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            BufferedReader lines = started.inputReader(StandardCharsets.UTF_8);
            if (lines.readLine() == null) {
                throw new IllegalStateException("the server of DynamoDB did not start");
            }
            return started;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public String title() {
        return "DynamoDB by the wire server";
    }

    @Override
    public Stream<Case<?>> cases() {
        return Database.cases(
                new Workbench(title(), Processes.of(server.toHandle()), byRunnel),
                PartitionCalls.SHAPES,
                List.of(new Variant<>("SDK by hand", byHand), new Variant<>("Runnel", byRunnel)));
    }

    @Override
    public void close() {
        byRunnel.close();
        byHand.close();
        server.destroy();
    }
}
