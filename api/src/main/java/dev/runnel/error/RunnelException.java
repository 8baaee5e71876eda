package dev.runnel.error;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that Runnel raises. The text says what happened, names models and fields, and gives advice; it never holds a value
 * of the user or of a row. Those are reached by accessors of the subtypes only.
 */
public abstract sealed class RunnelException extends RuntimeException
        permits InvalidConfiguration,
                InvalidSchema,
                InvalidStatement,
                UnsupportedFeature,
                InvalidValue,
                ConnectFailed,
                PoolExhausted,
                ConnectionLost,
                CommitUnknown,
                Timeout,
                SchemaMismatch,
                NotFound,
                TooMany,
                NotLoaded,
                ConstraintViolated,
                ConditionFailed,
                Conflict,
                TransactionDoomed,
                ReadOnly,
                TooLarge,
                DecodeFailed,
                DriverFailed,
                PlannerBug {

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

    /** Its stable name, the first word of the text. */
    public final ErrorCode code() {
        return code;
    }

    /** Attaches the name of something: a model, a field, a constraint. Never a value. */
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

    /** The names by their labels. */
    public final Map<String, String> names() {
        return Map.copyOf(names);
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
