package dev.runnel.jackson;

import dev.runnel.tck.memory.MemoryFixture;

class MemoryAsJsonTest extends QueriesAsJson {
    MemoryAsJsonTest() {
        super(new MemoryFixture());
    }
}
