package dev.runnel.driver.r2dbc;

class PostgresDriverTest extends DriverContract {
    private static final String DATABASE = PostgresServer.newDatabase();

    PostgresDriverTest() {
        super(DATABASE);
    }
}
