package dev.runnel.driver.r2dbc;

import dev.runnel.tck.attack.SoakContract;

class PostgresSoakTest extends SoakContract {
    PostgresSoakTest() {
        super(new PostgresAttacked());
    }
}
