package dev.runnel.driver.r2dbc;

class SqlitePoolTest extends PoolTests {
    SqlitePoolTest() {
        super(SqliteFiles.newDatabase());
    }
}
