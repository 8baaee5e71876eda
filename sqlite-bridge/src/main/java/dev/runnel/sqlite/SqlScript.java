package dev.runnel.sqlite;

import io.r2dbc.spi.R2dbcBadGrammarException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text, split into its statements. The parser knows SQLite's tokens, and of its grammar the rule of
 * sqlite3_complete(): a trigger ends with {@code ; END}. A text that could hide a statement is rejected before any of
 * it runs: an unterminated quote, comment or trigger, and a NUL character, where SQLite stops reading.
 *
 * <p>Parameters are numbered over the whole text by SQLite's rule: {@code ?} is the next one, {@code ?3} and {@code $3}
 * are the third, and each occurrence of a name is the same parameter. Instances are immutable after {@link #of}.
 */
final class SqlScript {
    /** The verb of a rollback to a savepoint, which ends no transaction. */
    private static final String ROLLBACK_TO = "ROLLBACK TO";

    /** This pragma is rejected: it would replace the busy handler, which ends a wait for a lock on a cancel. */
    private static final Pattern BUSY_TIMEOUT =
            Pattern.compile("PRAGMA\\s+(\\S+\\s*\\.\\s*)?[\"'`\\[]?BUSY_TIMEOUT\\b", Pattern.CASE_INSENSITIVE);

    private static final char BYTE_ORDER_MARK = '\ufeff';

    /** SQLite's default limit, SQLITE_MAX_VARIABLE_NUMBER. */
    private static final int MAX_PARAMETERS = 32766;

    /** The effect of a statement, by its verb. */
    enum Effect {
        /** It cannot change anything. */
        READS,
        CHANGES_ROWS,
        /** It may begin or end a transaction. */
        TRANSACTIONAL,
        OTHER;

        boolean isOfRows() {
            return this == READS || this == CHANGES_ROWS;
        }

        static Effect of(String verb) {
            return switch (verb) {
                case "SELECT", "VALUES", "EXPLAIN" -> READS;
                case "INSERT", "UPDATE", "DELETE", "REPLACE" -> CHANGES_ROWS;
                case "BEGIN", "COMMIT", "END", "ROLLBACK", ROLLBACK_TO, "SAVEPOINT", "RELEASE" -> TRANSACTIONAL;
                default -> OTHER;
            };
        }
    }

    /**
     * One statement, without its semicolon.
     *
     * @param verb its first word in upper case; after WITH, the word of the main statement
     * @param returning whether it has a RETURNING clause
     * @param parameters for each parameter number of SQLite, the number in the whole text, both from 0; -1 for a number
     *     that is not used
     */
    record ScriptPart(String sql, String verb, Effect effect, boolean returning, int[] parameters) {
        /** Whether it only reads, so that it runs when its result is read. */
        boolean reads() {
            return effect == Effect.READS;
        }

        boolean changesRows() {
            return effect == Effect.CHANGES_ROWS;
        }

        boolean isTransactional() {
            return effect == Effect.TRANSACTIONAL;
        }

        ScriptPart withSql(String changed) {
            return new ScriptPart(changed, verb, effect, true, parameters);
        }
    }

    private final List<ScriptPart> pieces = new ArrayList<>();
    private final Map<String, Integer> names = new LinkedHashMap<>();
    private boolean[] used = new boolean[0];

    private final String text;
    private int at;
    private int parameters;
    private Statement current = new Statement(0);

    private SqlScript(String text) {
        this.text = text;
    }

    /** @throws R2dbcBadGrammarException if the text has no statement, or one that is not terminated */
    static SqlScript of(String text) {
        SqlScript script = new SqlScript(text);
        script.read();
        return script;
    }

    List<ScriptPart> pieces() {
        return pieces;
    }

    int parameters() {
        return parameters;
    }

    /** Whether the text contains the parameter. {@code ?2} alone skips the first parameter. */
    boolean isUsed(int parameter) {
        return used[parameter];
    }

    /**
     * The number of a named parameter; -1 if there is none. The name may lack its first character if it is still
     * unique.
     */
    int parameter(String name) {
        Integer exact = names.get(name);
        if (exact != null) {
            return exact;
        }
        int found = -1;
        for (Map.Entry<String, Integer> entry : names.entrySet()) {
            if (entry.getKey().length() == name.length() + 1 && entry.getKey().endsWith(name)) {
                if (found >= 0 && found != entry.getValue()) {
                    return -1;
                }
                found = entry.getValue();
            }
        }
        return found;
    }

    private void read() {
        if (text.indexOf('\0') >= 0) {
            throw refuse("a text with a NUL character: SQLite stops reading there");
        }
        while (at < text.length()) {
            char c = text.charAt(at);
            switch (c) {
                case '-' -> {
                    if (next('-')) {
                        int end = text.indexOf('\n', at);
                        at = end < 0 ? text.length() : end;
                    } else {
                        symbol();
                    }
                }
                case '/' -> {
                    if (next('*')) {
                        at = end("*/", at + 2, "a comment that does not end");
                    } else {
                        symbol();
                    }
                }
                case '\'', '"', '`' -> quoted(c);
                case '[' -> {
                    current.token(at);
                    at = end("]", at + 1, "a quoted name that does not end");
                    current.end = at;
                }
                case ';' -> {
                    if (current.endsAtSemicolon()) {
                        end();
                    } else {
                        at++;
                    }
                }
                case '?', ':', '@', '$' -> parameter(c);
                default -> {
                    if (c == ' ' || c >= '\t' && c <= '\r' && c != 0x0b || c == BYTE_ORDER_MARK) {
                        at++;
                    } else if (isWord(c)) {
                        word();
                    } else {
                        symbol();
                    }
                }
            }
        }
        if (!current.isEmpty()) {
            if (!current.mayEnd()) {
                throw refuse("a trigger that does not end");
            }
            end();
        }
        if (pieces.isEmpty()) {
            throw refuse("a text without a statement");
        }
    }

    private void end() {
        if (!current.isEmpty()) {
            ScriptPart piece = current.piece(text);
            if (BUSY_TIMEOUT.matcher(piece.sql()).lookingAt()) {
                throw refuse(
                        "PRAGMA busy_timeout here: the option busyTimeout and setLockWaitTimeout say how long to wait");
            }
            pieces.add(piece);
        }
        at++;
        current = new Statement(at);
    }

    private void symbol() {
        char c = text.charAt(at);
        current.token(at++);
        current.depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        current.behindTables = c == ')' && current.depth == 0;
        current.end = at;
    }

    private void quoted(char quote) {
        current.token(at);
        int from = at + 1;
        do {
            at = end(String.valueOf(quote), from, "a quoted text that does not end");
            from = at + 1;
        } while (at < text.length() && text.charAt(at) == quote);
        current.end = at;
    }

    private void word() {
        int from = at;
        while (at < text.length() && isWord(text.charAt(at))) {
            at++;
        }
        current.word(from, text.substring(from, at).toUpperCase(Locale.ROOT));
        current.end = at;
    }

    private void parameter(char prefix) {
        int from = at++;
        while (at < text.length() && (prefix == '?' ? isDigit(text.charAt(at)) : isNamePart())) {
            at++;
        }
        boolean numbered = at > from + 1 && text.substring(from + 1, at).chars().allMatch(c -> isDigit((char) c));
        if (prefix != '?' && at > from + 1 && at < text.length() && text.charAt(at) == '(') {
            numbered = false;
            suffix();
        }
        current.token(from);
        current.end = at;
        String name = text.substring(from, at);
        if (numbered && (prefix == '?' || prefix == '$')) {
            int number = name.length() > 6 ? 0 : Integer.parseInt(name.substring(1));
            if (number < 1 || number > MAX_PARAMETERS) {
                throw refuse("the number of a parameter is not between 1 and " + MAX_PARAMETERS);
            }
            // $3 is the third parameter, as in other R2DBC drivers; for SQLite it would be a name
            use(number - 1);
            names.put(name, number - 1);
            current.parameter(from, number - 1, true);
        } else if (name.length() == 1 && prefix == '?') {
            use(parameters);
            current.parameter(from, parameters - 1, false);
        } else if (name.length() > 1) {
            Integer known = names.get(name);
            if (known == null) {
                use(parameters);
                known = parameters - 1;
                names.put(name, known);
            }
            current.parameter(from, known, false);
        }
    }

    /** Reads {@code (…)} after a name, which is part of the name in SQLite, as in Tcl. */
    private void suffix() {
        do {
            at++;
            if (at == text.length() || Character.isWhitespace(text.charAt(at))) {
                throw refuse("the name of a parameter that does not end");
            }
        } while (text.charAt(at) != ')');
        at++;
    }

    /** Whether the next character is part of a name; {@code ::} is one in SQLite. */
    private boolean isNamePart() {
        if (isWord(text.charAt(at))) {
            return true;
        }
        if (text.startsWith("::", at)) {
            at++;
            return true;
        }
        return false;
    }

    private void use(int parameter) {
        parameters = Math.max(parameters, parameter + 1);
        if (used.length < parameters) {
            used = Arrays.copyOf(used, Math.max(parameters, used.length * 2));
        }
        used[parameter] = true;
    }

    private boolean next(char expected) {
        return at + 1 < text.length() && text.charAt(at + 1) == expected;
    }

    private int end(String mark, int from, String what) {
        int end = text.indexOf(mark, from);
        if (end < 0) {
            throw refuse(what);
        }
        return end + mark.length();
    }

    private R2dbcBadGrammarException refuse(String what) {
        return new R2dbcBadGrammarException("SQLite cannot run " + what, "42601", 1, text);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c) || c == '_' || c == '$' || c >= 0x80;
    }

    /** The statement that is being read. */
    private static final class Statement {
        private final List<Parameter> parameters = new ArrayList<>();
        private int start;
        private int end;
        private int depth;
        private int words;
        private boolean empty = true;
        /** Whether the last token closes a table or a column list of WITH; only then the next word can be the verb. */
        private boolean behindTables;

        private @Nullable String verb;
        private boolean returning;

        private boolean create;
        private boolean trigger;
        /** In a trigger: 1 after a semicolon, 2 after a semicolon and END, otherwise 0. */
        private int closing;

        Statement(int start) {
            this.start = start;
        }

        boolean isEmpty() {
            return empty;
        }

        boolean endsAtSemicolon() {
            if (trigger && closing != 2) {
                closing = 1;
                return false;
            }
            return true;
        }

        boolean mayEnd() {
            return !trigger || closing == 2;
        }

        void token(int from) {
            if (empty) {
                empty = false;
                start = from;
            }
            closing = 0;
            behindTables = false;
        }

        void word(int from, String word) {
            boolean ends = closing == 1 && word.equals("END");
            boolean mayBeVerb = behindTables;
            token(from);
            closing = ends ? 2 : 0;
            switch (word) {
                case "CREATE" -> create |= words == 0 || "EXPLAIN".equals(verb);
                case "TRIGGER" -> trigger |= create && words <= 5;
                case "RETURNING" -> returning |= depth == 0;
                case "TO" -> verb = "ROLLBACK".equals(verb) ? ROLLBACK_TO : verb;
                default -> {
                    // other words have no effect
                }
            }
            if (verb == null
                    || verb.equals("WITH") && mayBeVerb && Effect.of(word).isOfRows()) {
                verb = word;
            }
            if (create && !trigger && !Set.of("CREATE", "TEMP", "TEMPORARY").contains(word)) {
                create = false;
            }
            words++;
        }

        /** Marks the last token as a parameter. */
        void parameter(int from, int number, boolean numbered) {
            parameters.add(new Parameter(from, end, number, numbered));
        }

        /**
         * The statement. If one of its parameters is numbered, all are sent as the numbers of the whole text: SQLite
         * would number the others by itself, and from 1 in each statement.
         */
        ScriptPart piece(String text) {
            StringBuilder sql = new StringBuilder(text.substring(start, end));
            int[] numbers;
            if (parameters.stream().anyMatch(Parameter::numbered)) {
                numbers = new int
                        [parameters.stream().mapToInt(Parameter::number).max().orElse(0) + 1];
                Arrays.fill(numbers, -1);
                for (int i = parameters.size() - 1; i >= 0; i--) {
                    Parameter parameter = parameters.get(i);
                    numbers[parameter.number()] = parameter.number();
                    sql.replace(parameter.from() - start, parameter.to() - start, "?" + (parameter.number() + 1));
                }
            } else {
                numbers = parameters.stream()
                        .mapToInt(Parameter::number)
                        .distinct()
                        .toArray();
            }
            String does = verb == null ? "" : verb;
            return new ScriptPart(sql.toString(), does, Effect.of(does), returning, numbers);
        }
    }

    /**
     * A parameter and its position in the text.
     *
     * @param number its number in the whole text, from 0
     * @param numbered whether the text contains the number
     */
    private record Parameter(int from, int to, int number, boolean numbered) {}
}
