package dev.runnel.driver.dynamo;

import dev.runnel.tck.stress.RaceTests;

class DynamoRaceTest extends RaceTests {
    DynamoRaceTest() {
        super(new DynamoTckTest.Fixture());
    }
}
