package dev.runnel.tck.scenario.named;

import dev.runnel.model.Auto;
import dev.runnel.model.Index;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import java.util.Optional;
import java.util.UUID;

@Model
@Unique(
        fields = {"tenant", "slug"},
        name = "articles_address")
@Unique(fields = {"tenant", "section", "rank"})
@Index(fields = {"tenant", "status", "rank"})
@Index(fields = {"status", "section"})
public record Article(
        @Key @Auto UUID id,
        String tenant,
        String slug,
        String status,
        @Index(name = "articles_by_section") Optional<String> section,
        long rank) {}
