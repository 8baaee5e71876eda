package dev.runnel.driver.r2dbc.sql;

/** Numbers that identify an error of MySQL and MariaDB: each is the exponent of a power of e that is out of range. */
public final class MysqlTexts {
    /** The exponent for a division by zero. */
    public static final String ZERO = "3141";

    /** The exponent for a value out of the range of its field. */
    static final String TOO_MUCH = "2718";

    private MysqlTexts() {}
}
