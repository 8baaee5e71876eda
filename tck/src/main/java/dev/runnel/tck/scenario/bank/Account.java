package dev.runnel.tck.scenario.bank;

import dev.runnel.model.Key;
import dev.runnel.model.Model;

@Model(table = "bank_accounts")
public record Account(@Key long id, long balance) {}
