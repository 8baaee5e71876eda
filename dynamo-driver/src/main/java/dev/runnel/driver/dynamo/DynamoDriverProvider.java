package dev.runnel.driver.dynamo;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidConfigurationException;
import dev.runnel.spi.Driver;
import dev.runnel.spi.DriverProvider;
import dev.runnel.spi.PoolOptions;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;

/** Creates drivers for {@code runnel:dynamodb:<region>} and {@code runnel:dynamodb:<region>?endpoint=<url>}. */
public final class DynamoDriverProvider implements DriverProvider {
    private static final String SCHEME = "runnel:dynamodb";
    private static final Pattern URL =
            Pattern.compile(SCHEME + ":([a-z][a-z0-9-]*)(?:\\?endpoint=(https?://[^/?#@&]+/?))?");

    /** Creates the provider. */
    public DynamoDriverProvider() {}

    @Override
    public List<String> schemes() {
        return List.of(SCHEME);
    }

    @Override
    public boolean accepts(String url) {
        return url.startsWith(SCHEME + ":");
    }

    @Override
    public Driver create(String url, PoolOptions pool) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw invalid();
        }
        try {
            return new DynamoDriver(
                    Region.of(parts.group(1)),
                    Optional.ofNullable(parts.group(2)).map(URI::create),
                    pool);
        } catch (IllegalArgumentException malformed) {
            throw invalid();
        }
    }

    private static InvalidConfigurationException invalid() {
        return new InvalidConfigurationException(ErrorCode.INVALID_URL, "the URL has no region, or an unknown option")
                .with("scheme", SCHEME)
                .hint("write runnel:dynamodb:eu-central-1, or runnel:dynamodb:eu-central-1?endpoint=http://host:port;"
                        + " credentials come from the provider chain of the AWS SDK");
    }
}
