package dev.runnel.driver.r2dbc;

import java.util.regex.Pattern;

/**
 * The structure of the R2DBC URLs of a database. An unescaped special character in a password moves a part of the password into the host,
 * the path or the query, and from there into error messages and name lookups. Such a URL is not clear.
 */
public enum UrlStructure {
    /** {@code user:password@host:port,host:port/database?options} */
    SERVER("(?:[^@/?#]*@)?(?:" + UrlStructure.HOST + "(?:," + UrlStructure.HOST + ")*)?(?:[/?][^@#]*)?"),

    /** {@code user:password@/path?options}; without a user, the driver of the database checks the rest. */
    EMBEDDED("(?:[^@/?#]*@|[^@:/?#]*)(?:[/?].*)?"),

    /** A path and options, without a user and a password. Every URL is clear. */
    PATH(".*");

    private static final String HOST = "(?:[^@:/?#\\[\\],]+|\\[[0-9A-Fa-f:.%]+\\])(?::\\d+)?";

    private final Pattern pattern;

    UrlStructure(String authority) {
        pattern = Pattern.compile(authority, Pattern.DOTALL);
    }

    /** Returns whether each part of the URL ends where it was meant to. A URL without {@code ://} has no user and no password. */
    boolean isClear(String url) {
        int authority = url.indexOf("://");
        return authority < 0 || pattern.matcher(url.substring(authority + 3)).matches();
    }
}
