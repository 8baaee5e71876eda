package dev.runnel.driver.r2dbc;

import dev.runnel.tck.attack.SoakContract;

class SqliteSoakTest extends SoakContract {
    SqliteSoakTest() {
        super(new SqliteAttacked());
    }
}
