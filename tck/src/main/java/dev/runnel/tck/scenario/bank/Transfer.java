package dev.runnel.tck.scenario.bank;

import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.UUID;

@Model(table = "bank_transfers")
public record Transfer(@Key UUID id, long debited, long credited, long amount) {}
