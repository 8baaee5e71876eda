package dev.runnel.driver.r2dbc.sql;

/**
 * An escape of quoted semicolons. r2dbc-h2 splits SQL at each semicolon, also within quotes, so there a semicolon is written as its code
 * point.
 */
final class SemicolonEscaping {
    private SemicolonEscaping() {}

    static String numbered(String sql) {
        if (sql.indexOf(';') < 0) {
            return sql;
        }
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            int end = at + 1;
            if (c == '"' || c == '\'') {
                end = sql.indexOf(c, at + 1) + 1;
                while (sql.startsWith(String.valueOf(c), end)) {
                    end = sql.indexOf(c, end + 1) + 1;
                }
            }
            String part = sql.substring(at, end);
            text.append(
                    part.indexOf(';') < 0
                            ? part
                            : "U&" + part.replace("\\", "\\\\").replace(";", "\\003b"));
            at = end;
        }
        return text.toString();
    }
}
