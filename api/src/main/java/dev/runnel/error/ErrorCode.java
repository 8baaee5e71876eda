package dev.runnel.error;

/** A stable name for each kind of error, the first word of every error text. */
public enum ErrorCode {
    // InvalidConfigurationException
    UNKNOWN_URL_SCHEME,
    INVALID_URL,
    INVALID_OPTION,
    NO_RUNTIME,
    NO_JSON_FORMAT,
    // InvalidSchemaException
    NO_MODELS,
    UNKNOWN_MODEL,
    UNKNOWN_FIELD,
    TABLE_TAKEN,
    COLUMN_TAKEN,
    NAME_TAKEN,
    INVALID_NAME,
    COMPANION_VERSION,
    // InvalidStatementException
    FIELD_OUT_OF_SCOPE,
    /** A session that Runnel did not open and that wraps none. */
    FOREIGN_SESSION,
    /** An application's implementation of an interface that Runnel alone implements. */
    FOREIGN_IMPLEMENTATION,
    NEGATIVE_LIMIT,
    NEGATIVE_OFFSET,
    LAST_WITH_LIMIT,
    DISTINCT_ORDER,
    DISTINCT_RELATION,
    PAGE_SIZE,
    PAGE_WITH_LIMIT,
    CURSOR_OF_OTHER_QUERY,
    MALFORMED_CURSOR,
    TWO_CURSORS,
    CURSOR_WITHOUT_PAGE,
    NULL_IN_LIST,
    INVALID_PATTERN,
    NOT_A_SUBQUERY,
    /** Two expressions or ends of a relation have one Java type and different stored forms. */
    ENCODINGS_DIFFER,
    EMPTY_UPDATE,
    CONFLICTING_INCLUDES,
    INCLUDE_NOT_FILTERABLE,
    CONFLICTING_KEYS,
    /** Two components of one column are set to different values. */
    ALIAS_CONFLICT,
    NULLABLE_SELECTED,
    NOT_ORDERED,
    /** A sum of values whose encoding does not preserve sums. */
    NOT_ADDITIVE,
    NOT_ASSIGNABLE,
    MISSING_FIELD,
    QUERY_HAS_MORE_THAN_FILTER,
    /** An update or delete of a query that navigates a relation. */
    NAVIGATED_QUERY_READ_ONLY,
    TRANSACTION_ENDED,
    CONNECTION_ENDED,
    /** An option that this kind of transaction does not accept. */
    TRANSACTION_OPTION,
    /** A lock that would end with the statement. */
    LOCK_OUTSIDE_TRANSACTION,
    /** A row lock on a result that is not rows of the table: a count, a page, distinct values, a subquery, related rows. */
    NOT_LOCKABLE,
    CLOSED,
    // UnsupportedFeatureException
    TRANSACTION_UNSUPPORTED,
    NESTED_TRANSACTION,
    ISOLATION_UNSUPPORTED,
    LOCK_MODE_UNSUPPORTED,
    LOCK_UNSUPPORTED,
    ARITHMETIC_UNSUPPORTED,
    CLOCK_UNSUPPORTED,
    SUBQUERY_UNSUPPORTED,
    TRANSACT_TOO_LARGE,
    LIST_TOO_LARGE,
    ASSIGNMENT_UNSUPPORTED,
    EAGER_RELATION_NOT_WRITTEN,
    IDENTITY_UNSUPPORTED,
    COLUMN_TYPE_UNSUPPORTED,
    // one each
    INVALID_VALUE,
    CONNECT_FAILED,
    POOL_EXHAUSTED,
    CONNECTION_LOST,
    COMMIT_UNKNOWN,
    STATEMENT_TIMEOUT,
    SCHEMA_MISMATCH,
    NOT_FOUND,
    NON_UNIQUE_RESULT,
    NOT_LOADED,
    CONSTRAINT_VIOLATION,
    OPTIMISTIC_LOCK,
    CONFLICT,
    TRANSACTION_ABORTED,
    READ_ONLY_TRANSACTION,
    LIMIT_EXCEEDED,
    STATEMENT_LIMIT,
    DECODE_FAILED,
    DRIVER_FAILED,
    INTERNAL
}
