package dev.runnel.error;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The superclass of all errors that Runnel raises. It is unchecked.
 *
 * <p>An error of a statement is the error signal of its {@code Mono} or {@code Flux}. An error of a builder, such as
 * {@code limit(-1)}, is thrown where the builder is called. The text states the violation, names models and fields, and
 * says what to do. It never contains a bound value or a value of a row, so it may be logged. Such values are returned
 * by methods of the subtypes only.
 *
 * <p>Most errors of a database have no cause, because the exception of its driver may quote values.
 */
public abstract sealed class RunnelException extends RuntimeException
        permits InvalidConfigurationException,
                InvalidSchemaException,
                InvalidStatementException,
                UnsupportedFeatureException,
                InvalidValueException,
                ConnectFailedException,
                PoolExhaustedException,
                ConnectionLostException,
                CommitUnknownException,
                StatementTimeoutException,
                SchemaMismatchException,
                NotFoundException,
                NonUniqueResultException,
                ChunkFailedException,
                NotLoadedException,
                ConstraintViolationException,
                OptimisticLockException,
                ConflictException,
                TransactionAbortedException,
                ReadOnlyTransactionException,
                LimitExceededException,
                DecodeException,
                DriverException,
                InternalException {

    private final ErrorCode code;
    private final String what;
    private final Map<String, String> names = new LinkedHashMap<>();
    private @Nullable String advice;
    private @Nullable Object statement;

    RunnelException(ErrorCode code, String what, @Nullable Throwable cause) {
        super(what, cause);
        this.code = code;
        this.what = what;
    }

    /** Returns the stable code of the error, which is the first word of the text. */
    public final ErrorCode code() {
        return code;
    }

    /**
     * Attaches a name, such as that of a model, field or constraint, or a number of the configuration. A label that is
     * attached already is replaced.
     *
     * @param label the label of the name in the text
     * @param name the name; never a value of a row
     * @return this error
     */
    public RunnelException with(String label, String name) {
        names.put(label, name);
        return this;
    }

    /**
     * Sets the last sentence of the text: the action that corrects the error. It replaces an earlier one.
     *
     * @param text a clause in the imperative, without a full stop
     * @return this error
     */
    public RunnelException hint(String text) {
        advice = text;
        return this;
    }

    /**
     * Attaches the statement that failed, unless one is attached already.
     *
     * @param modelStatement the statement, without its values
     * @return this error
     */
    public RunnelException during(Object modelStatement) {
        if (statement == null) {
            statement = modelStatement;
        }
        return this;
    }

    /** Returns the attached names by their labels, in the order of the text. The map is unmodifiable. */
    public final Map<String, String> names() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(names));
    }

    /**
     * Returns the statement that failed; empty if the error does not belong to a statement. Its text contains no
     * values.
     */
    public final Optional<Object> statement() {
        return Optional.ofNullable(statement);
    }

    /** Returns the text: {@code [CODE] violation (label: name, …). Advice.} */
    @Override
    public final String getMessage() {
        StringBuilder text = new StringBuilder("[").append(code).append("] ").append(what);
        if (!names.isEmpty()) {
            String separator = " (";
            for (Map.Entry<String, String> name : names.entrySet()) {
                text.append(separator).append(name.getKey()).append(": ").append(name.getValue());
                separator = ", ";
            }
            text.append(')');
        }
        if (advice != null) {
            text.append(". ").append(Character.toUpperCase(advice.charAt(0))).append(advice, 1, advice.length());
        }
        return text.toString();
    }
}
