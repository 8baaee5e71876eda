package dev.runnel.tck.scenario.mapped;

import dev.runnel.model.Column;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.Optional;

/** The table of {@link Ledger} as another program sees it. */
@Model(table = "ledgers")
public record RawLedger(
        @Key int number,
        @Column(type = "varchar(36)") String uuid,
        @Column(type = "binary(16)") byte[] raw,
        String day,
        String time,
        String moment,
        String instant,
        @Column(type = "varchar(27)") String offset,
        String amount,
        Optional<String> whole) {}
