package dev.runnel.driver.r2dbc;

import dev.runnel.tck.GoldenTck;

/** The golden cases on MySQL, their answers compared with those of the key-value plans in memory. */
class MysqlGoldenTest extends GoldenTck {
    MysqlGoldenTest() {
        super(new MysqlFixture(MysqlServer.MYSQL));
    }
}
