package dev.runnel.driver.r2dbc;

class PostgresCancelTest extends CancelContract {
    PostgresCancelTest() {
        super(PostgresServer.newDatabase());
    }
}
