package dev.runnel.driver.r2dbc;

class SqlitePoolTest extends PoolContract {
    SqlitePoolTest() {
        super(SqliteFiles.newDatabase());
    }
}
