package dev.runnel.tck.memory;

import dev.runnel.tck.stress.RaceTests;

class MemoryRaceTest extends RaceTests {
    MemoryRaceTest() {
        super(new MemoryFixture());
    }
}
