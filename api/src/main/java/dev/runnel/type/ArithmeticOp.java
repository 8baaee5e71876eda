package dev.runnel.type;

/** Arithmetic on numbers. Overflow and division follow the database. Absent operands give an absent result. */
public enum ArithmeticOp {
    PLUS("+"),
    MINUS("-"),
    TIMES("*"),
    DIVIDED_BY("/");

    private final String symbol;

    ArithmeticOp(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }
}
