package dev.runnel.benchmarks.ratio.hibernate;

import dev.runnel.Deferred;
import dev.runnel.benchmarks.ratio.Chapter;
import dev.runnel.benchmarks.ratio.PeerRow;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.UUID;

/** A chapter as an entity. */
@Entity
@Table(name = "chapters")
public class ChapterEntity implements PeerRow {
    @Id
    private UUID id;

    private long position;

    private String title;

    private long pages;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "book_id")
    private BookEntity book;

    /** For Hibernate. */
    protected ChapterEntity() {}

    @Override
    public Chapter asRecord() {
        return new Chapter(id, position, title, pages, book.id(), Deferred.unloaded());
    }
}
