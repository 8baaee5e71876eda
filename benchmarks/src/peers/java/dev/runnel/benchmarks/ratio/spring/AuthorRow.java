package dev.runnel.benchmarks.ratio.spring;

import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** An author as Spring Data maps it, which has no relations. */
@Table("authors")
public record AuthorRow(@Id UUID id, long shelf, String name, String country, Instant joined) {}
