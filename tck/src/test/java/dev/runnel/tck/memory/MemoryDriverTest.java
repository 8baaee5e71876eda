package dev.runnel.tck.memory;

import dev.runnel.tck.DriverTck;

class MemoryDriverTest extends DriverTck {
    MemoryDriverTest() {
        super(new MemoryFixture());
    }
}
