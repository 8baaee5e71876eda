package dev.runnel.driver.dynamo;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidConfigurationException;
import dev.runnel.spi.Driver;
import dev.runnel.spi.DriverProvider;
import dev.runnel.spi.PoolOptions;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/** Creates drivers for {@code runnel:dynamodb:<region>}, with the options {@code endpoint=<url>} and {@code allowScan=true}. */
public final class DynamoDriverProvider implements DriverProvider {
    private static final String SCHEME = "runnel:dynamodb";
    private static final Pattern URL = Pattern.compile(SCHEME + ":([a-z][a-z0-9-]*)(?:\\?(.+))?");
    private static final Pattern ENDPOINT = Pattern.compile("https?://[^/?#@&]+/?");

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
        Map<String, String> options = options(parts.group(2));
        String endpoint = options.remove("endpoint");
        String allowScan = options.remove("allowScan");
        if (!options.isEmpty()
                || endpoint != null && !ENDPOINT.matcher(endpoint).matches()
                || allowScan != null && !allowScan.equals("true") && !allowScan.equals("false")) {
            throw invalid();
        }
        try {
            return new DynamoDriver(
                    Region.of(parts.group(1)),
                    Optional.ofNullable(endpoint).map(URI::create),
                    "true".equals(allowScan),
                    pool);
        } catch (IllegalArgumentException malformed) {
            throw invalid();
        }
    }

    /** @param text {@code name=value}, separated by {@code &}; null for none */
    private static Map<String, String> options(@Nullable String text) {
        Map<String, String> options = new HashMap<>();
        for (String option : text == null ? new String[0] : text.split("&", -1)) {
            int equals = option.indexOf('=');
            if (equals < 0 || options.put(option.substring(0, equals), option.substring(equals + 1)) != null) {
                throw invalid();
            }
        }
        return options;
    }

    private static InvalidConfigurationException invalid() {
        return new InvalidConfigurationException(ErrorCode.INVALID_URL, "the URL has no region, or an unknown option")
                .with("scheme", SCHEME)
                .hint(
                        "write runnel:dynamodb:eu-central-1, or runnel:dynamodb:eu-central-1?endpoint=http://host:port&allowScan=true;"
                                + " credentials come from the provider chain of the AWS SDK");
    }
}
