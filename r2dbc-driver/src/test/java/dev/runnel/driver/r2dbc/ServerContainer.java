package dev.runnel.driver.r2dbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.Transferable;

/** Servers in containers, for machines that have nothing but a Docker engine. A container ends with the JVM. */
final class ServerContainer {
    private ServerContainer() {}

    /**
     * Starts a container and waits until its port takes connections.
     *
     * @param files contents by the paths in the container
     * @param command what the image is started with
     * @return its host and port, as they stand in a URL
     * @throws IOException if no Docker engine answers, or the container does not start
     */
    static String start(
            String image, int port, Map<String, String> environment, Map<String, String> files, String... command)
            throws IOException {
        if (!mayAnswer() || !DockerClientFactory.instance().isDockerAvailable()) {
            throw new IOException("no Docker engine answers");
        }
        // it is closed by Testcontainers, when the JVM ends
        @SuppressWarnings("resource")
        GenericContainer<?> container = new GenericContainer<>(image)
                .withExposedPorts(port)
                .withEnv(environment)
                .withCommand(command);
        files.forEach((path, content) -> container.withCopyToContainer(Transferable.of(content), path));
        try {
            container.start();
        } catch (RuntimeException failed) {
            throw new IOException("a container of " + image + " does not start: " + failed.getMessage(), failed);
        }
        return container.getHost() + ":" + container.getMappedPort(port);
    }

    /** Whether the machine says that it has an engine; asking for one takes seconds. */
    private static boolean mayAnswer() {
        return System.getenv("DOCKER_HOST") != null
                || Stream.of(
                                Path.of("/var/run/docker.sock"),
                                Path.of(System.getProperty("user.home"), ".docker", "run", "docker.sock"))
                        .anyMatch(Files::exists);
    }
}
