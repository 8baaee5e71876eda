package dev.runnel.benchmarks.ratio.spring;

import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** A book as Spring Data maps it, which has no relations. */
@Table("books")
public record BookRow(@Id UUID id, long position, String title, boolean lent, Instant published, UUID authorId) {}
