package dev.runnel.type;

/**
 * Arithmetic operators on numbers of one storage type. The database decides about overflow and division. The result is
 * NULL if an operand is NULL.
 */
public enum ArithmeticOp {
    /** The sum. */
    PLUS("+"),
    /** The difference. */
    MINUS("-"),
    /** The product. */
    TIMES("*"),
    /** The quotient. */
    DIVIDED_BY("/");

    private final String symbol;

    ArithmeticOp(String symbol) {
        this.symbol = symbol;
    }

    /** Returns the operator, as plans print it. */
    public String symbol() {
        return symbol;
    }
}
