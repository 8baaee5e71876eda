package dev.runnel.benchmarks.ratio.spring;

import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** A chapter as Spring Data maps it, which has no relations. */
@Table("chapters")
public record ChapterRow(@Id UUID id, long position, String title, long pages, UUID bookId) {}
