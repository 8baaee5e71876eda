package dev.runnel.driver.r2dbc.error;

import dev.runnel.error.ConflictException;
import dev.runnel.error.ConnectFailedException;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.RunnelException;
import dev.runnel.error.StatementTimeoutException;
import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The error translator of MySQL and MariaDB. It translates by the error number; MariaDB uses the numbers of MySQL. It reads a name only
 * where the message cannot have a value in its place.
 */
public final class MysqlErrorTranslator extends ErrorTranslator {
    /** The SQLSTATE of a broken connection, for which r2dbc-mysql has no error code. */
    private static final String BROKEN = "08S01";

    /** The message of r2dbc-mysql for a statement that is sent while the connection breaks. */
    private static final String DISPOSED = "Request queue was disposed";

    /** The name of every primary key in the messages of both databases, regardless of its declared name. */
    private static final String PRIMARY = "PRIMARY";

    /** The name follows the value at the end of the message. Newer servers write the name of the table before it. */
    private static final Pattern UNIQUE = Pattern.compile("^.* for key '(.*)'$", Pattern.DOTALL);

    private static final String NAME = "(?:\"(?:[^\"]|\"\")*+\"|`(?:[^`]|``)*+`)";

    /**
     * The part of a message with names and without values. The names have the quotes of the session's SQL mode. MariaDB doubles quotes
     * inside of names since 10.11.19.
     */
    private static final Pattern FOREIGN_KEY = Pattern.compile("^[^(]*\\( *" + NAME + "\\." + NAME + ", CONSTRAINT ("
            + NAME + ") FOREIGN KEY \\((" + NAME + "(?:, " + NAME + ")*)\\) REFERENCES ");

    /** The same part of a server that does not double quotes, such as MySQL 9.7.4 and MariaDB 11.4.5. */
    private static final Pattern UNDOUBLED_FOREIGN_KEY = Pattern.compile(
            ", CONSTRAINT ([`\"])(.*?)\\1 FOREIGN KEY (?:\\(\\1(.*?)\\1\\) REFERENCES \\1)?", Pattern.DOTALL);

    /**
     * The same part of a truncated message. MySQL truncates it after 192 characters, in this case before the columns or within the name.
     */
    private static final Pattern CUT_FOREIGN_KEY =
            Pattern.compile(", CONSTRAINT ([`\"])(.+?)(?:\\1(?: [FOREIGNKY ]*)?)?\\)?$", Pattern.DOTALL);

    private static final Pattern EACH_NAME = Pattern.compile(NAME);

    private static final Pattern TABLE = Pattern.compile("^Table '(?:[^.]*)\\.(.*)' doesn't exist", Pattern.DOTALL);
    private static final Pattern COLUMN =
            Pattern.compile("^Unknown column '(?:t\\d+\\.|k\\.)?(.*)' in '", Pattern.DOTALL);
    private static final Pattern NOT_NULL =
            Pattern.compile("^(?:Column|Field) '(.*)' (?:cannot|doesn't)", Pattern.DOTALL);
    private static final Pattern CHECK = Pattern.compile(
            "^CONSTRAINT [`\"](.*)[`\"] failed for |^Check constraint '(.*)' is violated", Pattern.DOTALL);

    @Override
    protected RunnelException translate(R2dbcException failed) {
        String code = describe(failed);
        String message = message(failed);
        return switch (failed.getErrorCode()) {
            case 1062, 1169, 1586, 1859 ->
                violated(ConstraintViolationException.Kind.UNIQUE, found(UNIQUE, message), List.of(), code);
            case 1216, 1217, 1451, 1452 -> foreignKey(message, code);
            case 1048, 1364 ->
                violated(ConstraintViolationException.Kind.NOT_NULL, null, names(NOT_NULL, message), code);
            case 3819, 4025 ->
                violated(ConstraintViolationException.Kind.CHECK, found(CHECK, message), List.of(), code);
            case 1264, 1406, 1690 -> computed(code);
            case 1146 -> mismatch("the table does not exist in the database", "table", found(TABLE, message), code);
            case 1054 -> mismatch("the column does not exist in the database", "column", found(COLUMN, message), code);
            case 1292, 1366 -> mismatch("a column has another type than the model", "column", null, code);
            case 1020, 1205, 1213, 1412, 1614, 3058, 3101, 3572 ->
                new ConflictException("the statement conflicts with another transaction", null)
                        .with("sqlstate", code)
                        .hint("run the whole transaction again, or set its retries");
            case 1317, 1969, 3024 ->
                new StatementTimeoutException("the database cancelled the statement", null)
                        .with("sqlstate", code)
                        .hint(
                                "see in the log of the database who cancelled it, or raise its time limit for statements");
            case 1290, 1792, 1836 -> readOnly(code);
            case 1053, 1077, 1079, 1080, 1158, 1159, 1160, 1161, 1184, 1927, 3169, 4031 -> lost(code);
            default -> isBroken(failed) ? lost(BROKEN) : unnamed(code);
        };
    }

    /** Returns the error number if there is one. One SQLSTATE stands for many numbers. */
    @Override
    protected String describe(Throwable error) {
        return error instanceof R2dbcException failed && failed.getErrorCode() > 0
                ? Integer.toString(failed.getErrorCode())
                : code(error);
    }

    /** Returns whether r2dbc-mysql raised the error, and not the server. */
    private static boolean isBroken(R2dbcException failed) {
        return failed instanceof R2dbcNonTransientResourceException && failed.getErrorCode() == 0;
    }

    /** r2dbc-mysql raises an {@code IllegalStateException} for a statement that is sent while the connection breaks. */
    @Override
    protected Throwable recognized(Throwable error) {
        return error instanceof IllegalStateException && DISPOSED.equals(error.getMessage())
                ? new R2dbcNonTransientResourceException("the connection broke while a statement was sent", BROKEN)
                : error;
    }

    @Override
    protected ConnectFailedException.Kind connectKind(Throwable error) {
        if (isTransport(error) || error instanceof R2dbcException failed && isBroken(failed)) {
            return ConnectFailedException.Kind.UNREACHABLE;
        }
        return error instanceof R2dbcException failed
                ? switch (failed.getErrorCode()) {
                    case 1044, 1045, 1698, 1862, 3118, 4151 -> ConnectFailedException.Kind.REFUSED_CREDENTIALS;
                    case 1049 -> ConnectFailedException.Kind.UNKNOWN_DATABASE;
                    case 1040, 1053, 1203, 1226 -> ConnectFailedException.Kind.UNREACHABLE;
                    default -> ConnectFailedException.Kind.OTHER;
                }
                : ConnectFailedException.Kind.OTHER;
    }

    /** r2dbc-mysql decodes a message as one character for each byte; the bytes are UTF-8. */
    private static String message(R2dbcException failed) {
        String message = String.valueOf(failed.getMessage());
        return new String(message.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static ConstraintViolationException foreignKey(String message, String code) {
        Matcher doubled = FOREIGN_KEY.matcher(message);
        if (doubled.find()) {
            List<String> columns = EACH_NAME
                    .matcher(doubled.group(2))
                    .results()
                    .map(name -> unquoted(name.group()))
                    .toList();
            return violated(ConstraintViolationException.Kind.FOREIGN_KEY, unquoted(doubled.group(1)), columns, code);
        }
        Matcher undoubled = UNDOUBLED_FOREIGN_KEY.matcher(message);
        if (!undoubled.find()) {
            Matcher cut = CUT_FOREIGN_KEY.matcher(message);
            return violated(
                    ConstraintViolationException.Kind.FOREIGN_KEY, cut.find() ? cut.group(2) : null, List.of(), code);
        }
        String quote = undoubled.group(1);
        List<String> columns = undoubled.group(3) == null
                ? List.of()
                : List.of(undoubled.group(3).split(quote + ", " + quote));
        return violated(ConstraintViolationException.Kind.FOREIGN_KEY, undoubled.group(2), columns, code);
    }

    private static String unquoted(String name) {
        String quote = name.substring(0, 1);
        return name.substring(1, name.length() - 1).replace(quote + quote, quote);
    }

    /**
     * Returns the error with the columns of the violated constraint, and with the name that the model has for it; the error itself if no
     * constraint of the table matches.
     *
     * <p>The name of a primary key is not part of the message. The name of a foreign key may be truncated, or have doubled quotes that the
     * message does not show; then it is completed if exactly one foreign key of the table matches.
     *
     * @param written the table whose rows were inserted or changed
     */
    public static ConstraintViolationException named(ConstraintViolationException violated, Table written) {
        return switch (violated.kind()) {
            case UNIQUE -> namedUnique(violated, written);
            case FOREIGN_KEY -> namedForeignKey(violated, written);
            default -> violated;
        };
    }

    private static ConstraintViolationException namedUnique(ConstraintViolationException violated, Table written) {
        String said = violated.constraint().orElse("");
        return Stream.concat(Stream.of(new Table.NamedColumns(PRIMARY, written.key())), written.uniques().stream())
                .filter(unique ->
                        said.equals(unique.name()) || said.equals(written.at().local() + "." + unique.name()))
                .findFirst()
                .map(unique -> again(
                        violated, unique.name().equals(PRIMARY) ? written.keyName() : unique.name(), unique.columns()))
                .orElse(violated);
    }

    private static ConstraintViolationException namedForeignKey(ConstraintViolationException violated, Table written) {
        String said = violated.constraint().orElse(null);
        return only(written, key -> said == null || said.equals(key.name()))
                .or(() -> only(written, key -> key.name().replace("\"\"", "\"").equals(said)))
                .or(() -> only(written, key -> said != null && key.name().startsWith(said)))
                .map(key -> again(violated, key.name(), key.columns()))
                .orElse(violated);
    }

    private static Optional<Table.ForeignKey> only(Table written, Predicate<Table.ForeignKey> which) {
        List<Table.ForeignKey> keys =
                written.foreignKeys().stream().filter(which).toList();
        return keys.size() == 1 ? Optional.of(keys.get(0)) : Optional.empty();
    }

    private static ConstraintViolationException again(
            ConstraintViolationException violated, String name, List<Column> columns) {
        return violated(
                violated.kind(),
                name,
                columns.stream().map(Column::name).toList(),
                String.valueOf(violated.names().get("sqlstate")));
    }

    private static List<String> names(Pattern pattern, String message) {
        String name = found(pattern, message);
        return name == null ? List.of() : List.of(name);
    }

    private static @Nullable String found(Pattern pattern, String message) {
        Matcher matcher = pattern.matcher(message);
        if (!matcher.find()) {
            return null;
        }
        String first = matcher.group(1);
        return first != null ? first : matcher.group(matcher.groupCount());
    }
}
