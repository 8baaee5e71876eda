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
 * A string of SQL, split into its statements. The parser knows SQLite's tokens and one rule of its grammar, that of
 * sqlite3_complete(): a trigger ends with {@code ; END}. Before any statement runs, the parser rejects a string that
 * could hide a statement, that is, one with an unterminated quote, comment or trigger, or with a NUL character, where
 * SQLite stops reading.
 *
 * <p>Parameters are numbered over the whole string by SQLite's rule: {@code ?} is the next one, {@code ?3} and {@code
 * $3} are the third, and each occurrence of a name is the same parameter. Instances are immutable after {@link #of}.
 */
final class SqlScript {
    /** The verb of a rollback to a savepoint. The transaction goes on, so it is not the verb ROLLBACK. */
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
        /** Transaction control: BEGIN, COMMIT, ROLLBACK, savepoints. */
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
     * @param parameters for each parameter number of SQLite, the number in the whole string, both from 0; -1 for a
     *     number that is not used
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
    private OpenStatement current = new OpenStatement(0);

    private SqlScript(String text) {
        this.text = text;
    }

    /** @throws R2dbcBadGrammarException if the string has no statement, or an unterminated quote, comment or trigger */
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

    /** Whether the string contains the parameter. {@code ?2} alone skips the first parameter. */
    boolean isUsed(int parameter) {
        return used[parameter];
    }

    /**
     * The number of a named parameter; -1 if there is none. The name may be given without its prefix ({@code :},
     * {@code @}, {@code $} or {@code ?}) if that is unambiguous.
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
            throw refuse("SQL with a NUL character: SQLite stops reading there");
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
                        at = after("*/", at + 2, "an unterminated comment");
                    } else {
                        symbol();
                    }
                }
                case '\'', '"', '`' -> quoted(c);
                case '[' -> {
                    current.token(at);
                    at = after("]", at + 1, "an unterminated quoted name");
                    current.end = at;
                }
                case ';' -> {
                    if (current.endsAtSemicolon()) {
                        endStatement();
                    } else {
                        at++;
                    }
                }
                case '?', ':', '@', '$' -> readParameter(c);
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
                throw refuse("an unterminated trigger");
            }
            endStatement();
        }
        if (pieces.isEmpty()) {
            throw refuse("a string without a statement");
        }
    }

    private void endStatement() {
        if (!current.isEmpty()) {
            ScriptPart piece = current.piece(text);
            if (BUSY_TIMEOUT.matcher(piece.sql()).lookingAt()) {
                throw refuse(
                        "PRAGMA busy_timeout here: the option busyTimeout and setLockWaitTimeout say how long to wait");
            }
            pieces.add(piece);
        }
        at++;
        current = new OpenStatement(at);
    }

    private void symbol() {
        char c = text.charAt(at);
        current.token(at++);
        current.depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        current.afterTableList = c == ')' && current.depth == 0;
        current.end = at;
    }

    private void quoted(char quote) {
        current.token(at);
        int from = at + 1;
        do {
            at = after(String.valueOf(quote), from, "an unterminated quote");
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

    private void readParameter(char prefix) {
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
                throw refuse("a parameter number outside 1 to " + MAX_PARAMETERS);
            }
            // $3 is the third parameter, as in other R2DBC drivers; for SQLite it would be a name
            use(number - 1);
            names.put(name, number - 1);
            current.addParameter(from, number - 1, true);
        } else if (name.length() == 1 && prefix == '?') {
            use(parameters);
            current.addParameter(from, parameters - 1, false);
        } else if (name.length() > 1) {
            Integer known = names.get(name);
            if (known == null) {
                use(parameters);
                known = parameters - 1;
                names.put(name, known);
            }
            current.addParameter(from, known, false);
        }
    }

    /** Reads {@code (…)} after a name, which is part of the name in SQLite, as in Tcl. */
    private void suffix() {
        do {
            at++;
            if (at == text.length() || Character.isWhitespace(text.charAt(at))) {
                throw refuse("a parameter name whose parenthesis is not closed");
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

    /** The position after the next {@code mark}. */
    private int after(String mark, int from, String what) {
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
    private static final class OpenStatement {
        private final List<Parameter> parameters = new ArrayList<>();
        private int start;
        private int end;
        private int depth;
        private int words;
        private boolean empty = true;
        /** Whether the last token closes a table or a column list of WITH; only then the next word can be the verb. */
        private boolean afterTableList;

        private @Nullable String verb;
        private boolean returning;

        private boolean create;
        private boolean trigger;
        /** In a trigger: 1 after a semicolon, 2 after a semicolon and END, otherwise 0. */
        private int closing;

        OpenStatement(int start) {
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
            afterTableList = false;
        }

        void word(int from, String word) {
            boolean ends = closing == 1 && word.equals("END");
            boolean mayBeVerb = afterTableList;
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
        void addParameter(int from, int number, boolean numbered) {
            parameters.add(new Parameter(from, end, number, numbered));
        }

        /**
         * The statement. If one of its parameters is numbered, all of them are sent with their numbers in the whole
         * string: SQLite would otherwise number the rest separately in each statement.
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
            String known = verb == null ? "" : verb;
            return new ScriptPart(sql.toString(), known, Effect.of(known), returning, numbers);
        }
    }

    /**
     * A parameter and its position in the string.
     *
     * @param number its number in the whole text, from 0
     * @param numbered whether the string contains the number
     */
    private record Parameter(int from, int to, int number, boolean numbered) {}
}
