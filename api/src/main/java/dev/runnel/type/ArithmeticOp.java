package dev.runnel.type;

/** Arithmetic on numbers. Overflow follows the database. Absent operands give an absent result. */
public enum ArithmeticOp {
    PLUS("+");

    private final String symbol;

    ArithmeticOp(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }
}
