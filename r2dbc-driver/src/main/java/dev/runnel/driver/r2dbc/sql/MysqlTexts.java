package dev.runnel.driver.r2dbc.sql;

/** Numbers in the SQL of MySQL and MariaDB by which an error is recognized: a power of e that is out of range. */
public final class MysqlTexts {
    /** In the power that stands for a quotient by zero. */
    public static final String ZERO = "3141";

    /** In the power that stands for a value outside of the range of its field. */
    static final String TOO_MUCH = "2718";

    private MysqlTexts() {}
}
