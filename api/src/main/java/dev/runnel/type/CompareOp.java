package dev.runnel.type;

/**
 * Comparison operators. Comparisons are two-valued: {@code EQ} and {@code NE} are null-safe (NULL equals NULL), and an
 * ordering comparison with NULL is false.
 */
public enum CompareOp {
    /** Equal; NULL equals NULL. */
    EQ("="),
    /** Not equal. */
    NE("<>"),
    /** Less. */
    LT("<"),
    /** Less or equal. */
    LE("<="),
    /** Greater. */
    GT(">"),
    /** Greater or equal. */
    GE(">=");

    private final String symbol;

    CompareOp(String symbol) {
        this.symbol = symbol;
    }

    /** Returns the operator, as plans print it. */
    public String symbol() {
        return symbol;
    }

    /**
     * Returns whether the comparison of two values that are not null is true.
     *
     * @param sign the result of comparing the left value with the right value
     */
    public boolean test(int sign) {
        return switch (this) {
            case EQ -> sign == 0;
            case NE -> sign != 0;
            case LT -> sign < 0;
            case LE -> sign <= 0;
            case GT -> sign > 0;
            case GE -> sign >= 0;
        };
    }

    /** Returns whether the operator is {@code <}, {@code <=}, {@code >} or {@code >=}. */
    public boolean isOrdering() {
        return this != EQ && this != NE;
    }
}
