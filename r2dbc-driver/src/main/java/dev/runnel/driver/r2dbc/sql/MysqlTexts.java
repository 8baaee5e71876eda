package dev.runnel.driver.r2dbc.sql;

/** The number that identifies an error of MySQL and MariaDB: the exponent of a power of e that is out of range. */
final class MysqlTexts {
    /** The exponent for a value out of the range of its field. */
    static final String TOO_MUCH = "2718";

    private MysqlTexts() {}
}
