package dev.runnel.benchmarks.ratio.hibernate;

import dev.runnel.Deferred;
import dev.runnel.benchmarks.ratio.Book;
import dev.runnel.benchmarks.ratio.PeerRow;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Hibernate;

/** A book as an entity. */
@Entity
@Table(name = "books")
public class BookEntity implements PeerRow {
    @Id
    private UUID id;

    private long position;

    private String title;

    private boolean lent;

    private Instant published;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "author_id")
    private AuthorEntity author;

    @OneToMany(mappedBy = "book")
    @OrderBy("position")
    private Set<ChapterEntity> chapters;

    /** For Hibernate. */
    protected BookEntity() {}

    UUID id() {
        return id;
    }

    @Override
    public Book asRecord() {
        return new Book(id, position, title, lent, published, author.id(), Deferred.unloaded(), Hibernate.isInitialized(chapters) ? Deferred.of(chapters.stream().map(ChapterEntity::asRecord).toList()) : Deferred.unloaded());
    }
}
