package dev.runnel.driver.r2dbc;

import java.util.regex.Pattern;

/**
 * The structure of an R2DBC URL. A special character that stands raw in a password moves a part of it into the host, the path or the
 * query, from where it would come into error texts and name lookups; such a URL is not clear.
 */
final class UrlStructure {
    private static final String USER_INFO = "(?:[^@/?#]*@)?";
    private static final String HOST = "(?:[^@:/?#\\[\\],]+|\\[[0-9A-Fa-f:.%]+\\])(?::\\d+)?";

    /** {@code user:password@host:port,host:port/database?options} */
    private static final Pattern SERVER =
            Pattern.compile(USER_INFO + "(?:" + HOST + "(?:," + HOST + ")*)?(?:[/?][^@#]*)?");

    /** {@code user:password@/path?options}; without a user, what a driver makes of the rest is its own. */
    private static final Pattern EMBEDDED = Pattern.compile("(?:[^@/?#]*@|[^@:/?#]*)(?:[/?].*)?", Pattern.DOTALL);

    private UrlStructure() {}

    /** Whether each part of the URL ends where it was meant to. A URL without an authority has no user and no password; nor has SQLite. */
    static boolean isClear(String url) {
        int authority = url.indexOf("://");
        return authority < 0
                || url.startsWith("r2dbc:sqlite:")
                || (url.startsWith("r2dbc:h2:") ? EMBEDDED : SERVER)
                        .matcher(url.substring(authority + 3))
                        .matches();
    }
}
