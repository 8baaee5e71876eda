package dev.runnel.tck.scenario.journal;

import dev.runnel.model.Index;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.Optional;

@Model
public record Entry(@Key String kind, @Key long seq, @Index String author, boolean loud, Optional<String> note) {}
