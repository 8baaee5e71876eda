package dev.runnel.error;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The superclass of all errors that Runnel raises. The text states the violation, names models and fields, and says what to do; it
 * never contains a bound value or a value of a row. Accessors of the subtypes return those.
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

    /** The stable code of the error, the first word of the text. */
    public final ErrorCode code() {
        return code;
    }

    /** Attaches a name, such as that of a model, a field or a constraint, or a number of the configuration. Never a value of a row. */
    public RunnelException with(String label, String name) {
        names.put(label, name);
        return this;
    }

    /** Says what to do about it. */
    public RunnelException hint(String text) {
        advice = text;
        return this;
    }

    /** Attaches the statement that failed, unless one is attached already. */
    public RunnelException during(Object modelStatement) {
        if (statement == null) {
            statement = modelStatement;
        }
        return this;
    }

    /** The attached names by their labels, in the order of the text. */
    public final Map<String, String> names() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(names));
    }

    /** The model-level statement that failed, if one did. Its text has no values. */
    public final Optional<Object> statement() {
        return Optional.ofNullable(statement);
    }

    /** {@code [CODE] what (label: name, …). Advice.} */
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
