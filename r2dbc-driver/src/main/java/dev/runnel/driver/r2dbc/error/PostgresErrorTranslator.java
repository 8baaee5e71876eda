package dev.runnel.driver.r2dbc.error;

import dev.runnel.error.ConflictException;
import dev.runnel.error.ConnectFailedException;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.RunnelException;
import dev.runnel.error.StatementTimeoutException;
import dev.runnel.error.TransactionAbortedException;
import io.r2dbc.postgresql.api.ErrorDetails;
import io.r2dbc.postgresql.api.PostgresqlException;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcRollbackException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Sinks;

/** The error translator of PostgreSQL. It translates by the SQLSTATE. */
public final class PostgresErrorTranslator extends ErrorTranslator {
    /** The SQLSTATE of a broken connection. */
    private static final String BROKEN = "08006";

    /**
     * Matches {@code Key (a, b)=(…) already exists.}, but no message about a key that another table still references: that key belongs to
     * another table. The names end before the first {@code )=(}, and the atomic group prevents a later end, so no value is taken for a
     * name.
     */
    private static final Pattern KEY = Pattern.compile(
            "^Key (?>\\((.*?)\\)=\\()(?!.*\\) is still referenced from table \".*\"\\.$)", Pattern.DOTALL);

    /** A name, with or without quotes. */
    private static final Pattern NAME = Pattern.compile("\"((?:[^\"]|\"\")*)\"|[^\",]+");

    /** Matches {@code relation "users" does not exist}. PostgreSQL does not escape quotes in this name. */
    private static final Pattern RELATION = Pattern.compile("^relation \"(.*)\" does not exist$", Pattern.DOTALL);

    /** Matches {@code column t0.bio does not exist} and {@code column "bio" of relation "users" does not exist}. */
    private static final Pattern COLUMN =
            Pattern.compile("^column (?:t\\d+\\.(.*)|\"(.*?)\"(?: of relation .*)?) does not exist$", Pattern.DOTALL);

    /**
     * r2dbc-postgresql terminates its request queue with the connection. A statement that is sent at that moment fails with an
     * {@code EmissionException} of Reactor.
     */
    @Override
    protected Throwable recognized(Throwable error) {
        return error instanceof Sinks.EmissionException
                ? new R2dbcNonTransientResourceException("the connection broke while a statement was sent", BROKEN)
                : error;
    }

    @Override
    protected RunnelException translate(R2dbcException failed) {
        String state = code(failed);
        return switch (state) {
            case "23505" -> violated(ConstraintViolationException.Kind.UNIQUE, failed, state);
            case "23503" -> violated(ConstraintViolationException.Kind.FOREIGN_KEY, failed, state);
            case "23502" -> violated(ConstraintViolationException.Kind.NOT_NULL, failed, state);
            case "23514" -> violated(ConstraintViolationException.Kind.CHECK, failed, state);
            case "22001", "22003", "22008" -> computed(state);
            case "42P01" ->
                mismatch("the table does not exist in the database", "table", name(RELATION, failed), state);
            case "42703" ->
                mismatch("the column does not exist in the database", "column", name(COLUMN, failed), state);
            case "42804", "42883" -> mismatch("a column has another type than the model", "column", null, state);
            case "40001", "40P01", "55P03" ->
                new ConflictException("the statement conflicts with another transaction", null)
                        .with("sqlstate", state)
                        .hint("run the whole transaction again, or set its retries");
            case "25P02" ->
                new TransactionAbortedException("an earlier statement of the transaction failed", null)
                        .with("sqlstate", state)
                        .hint("let the error of that statement end the transaction, and run the transaction again");
            case "57014" ->
                new StatementTimeoutException("the database cancelled the statement", null)
                        .with("sqlstate", state)
                        .hint(
                                "see in the log of the database who cancelled it, or raise its time limit for statements");
            case "25006" -> readOnly(state);
            default -> byClass(failed, state);
        };
    }

    private static RunnelException byClass(R2dbcException failed, String state) {
        if (state.startsWith("08") || isFatal(failed)) {
            return lost(state);
        }
        return failed instanceof R2dbcRollbackException
                ? new TransactionAbortedException(
                                "the database rolled the transaction back instead of committing it", null)
                        .hint(
                                "let the error of the failed statement end the transaction, and run the transaction again")
                : unnamed(failed);
    }

    /**
     * Returns whether the error ends the session: the server shuts down, or an administrator ended the session. Some errors have no
     * severity.
     */
    private static boolean isFatal(R2dbcException failed) {
        return failed instanceof PostgresqlException known
                && "FATAL".equals(known.getErrorDetails().getSeverityNonLocalized());
    }

    @Override
    protected ConnectFailedException.Kind connectKind(Throwable error) {
        String state = code(error);
        if (state.startsWith("08") || state.equals("57P03") || isTransport(error)) {
            return ConnectFailedException.Kind.UNREACHABLE;
        }
        if (state.startsWith("28")) {
            return ConnectFailedException.Kind.REFUSED_CREDENTIALS;
        }
        return state.equals("3D000") ? ConnectFailedException.Kind.UNKNOWN_DATABASE : ConnectFailedException.Kind.OTHER;
    }

    private static ConstraintViolationException violated(
            ConstraintViolationException.Kind kind, R2dbcException failed, String state) {
        if (!(failed instanceof PostgresqlException known)) {
            return violated(kind, null, List.of(), state);
        }
        ErrorDetails details = known.getErrorDetails();
        List<String> columns = details.getColumnName()
                .map(List::of)
                .orElseGet(() ->
                        details.getDetail().map(detail -> columns(kind, detail)).orElse(List.of()));
        return violated(kind, details.getConstraintName().orElse(null), columns, state);
    }

    /** PostgreSQL does not quote the names of a foreign key. It quotes the names of an index where SQL requires it. */
    private static List<String> columns(ConstraintViolationException.Kind kind, String detail) {
        Matcher key = KEY.matcher(detail);
        if (!key.find()) {
            return List.of();
        }
        return kind == ConstraintViolationException.Kind.FOREIGN_KEY
                ? List.of(key.group(1).split(", "))
                : NAME.matcher(key.group(1))
                        .results()
                        .map(name -> name.group(1) == null
                                ? name.group().strip()
                                : name.group(1).replace("\"\"", "\""))
                        .filter(name -> !name.isEmpty())
                        .toList();
    }

    private static @Nullable String name(Pattern pattern, R2dbcException failed) {
        String message = failed instanceof PostgresqlException known
                ? known.getErrorDetails().getMessage()
                : String.valueOf(failed.getMessage());
        Matcher matcher = pattern.matcher(message);
        if (!matcher.find()) {
            return null;
        }
        String first = matcher.group(1);
        return first != null ? first : matcher.group(matcher.groupCount());
    }
}
