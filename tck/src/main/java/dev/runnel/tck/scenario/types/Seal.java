package dev.runnel.tck.scenario.types;

import dev.runnel.model.Column;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.Optional;
import java.util.UUID;

/** Bytes of one length. */
@Model
public record Seal(
        @Key int number,
        @Column(type = "binary(3)") byte[] mark,
        @Column(type = "binary(3)") byte[] other,
        byte[] open,
        @Column(type = "binary(3)") Optional<byte[]> spare,
        @Column(type = "binary(16)") UUID owner) {}
