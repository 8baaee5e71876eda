package dev.runnel.tck.scenario.basic;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.Optional;
import java.util.UUID;

/** Deferred columns, required and optional. */
@Model
public record Article(@Key @Auto UUID id, String title, Deferred<String> body, Deferred<Optional<String>> summary) {}
