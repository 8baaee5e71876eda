package dev.runnel.type;

/**
 * Two-valued comparison. {@code EQ} and {@code NE} are null-safe (two absent values are equal); an ordering comparison with an
 * absent value is false.
 */
public enum CompareOp {
    EQ("="),
    NE("<>"),
    LT("<"),
    LE("<="),
    GT(">"),
    GE(">=");

    private final String symbol;

    CompareOp(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }

    /** Whether {@code a op b} holds, given the sign of {@code compare(a, b)} of two present values. */
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

    public boolean isOrdering() {
        return this != EQ && this != NE;
    }
}
