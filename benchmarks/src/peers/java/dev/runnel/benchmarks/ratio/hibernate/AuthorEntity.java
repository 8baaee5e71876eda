package dev.runnel.benchmarks.ratio.hibernate;

import dev.runnel.Deferred;
import dev.runnel.benchmarks.ratio.Author;
import dev.runnel.benchmarks.ratio.PeerRow;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** An author as an entity. Hibernate can fetch two levels of collections in one query if they are sets; their order is that of the rows. */
@Entity
@Table(name = "authors")
public class AuthorEntity implements PeerRow {
    @Id
    private UUID id;

    private long shelf;

    private String name;

    private String country;

    private Instant joined;

    @OneToMany(mappedBy = "author")
    @OrderBy("position")
    private Set<BookEntity> books;

    /** For Hibernate. */
    protected AuthorEntity() {}

    UUID id() {
        return id;
    }

    @Override
    public Author asRecord() {
        return new Author(id, shelf, name, country, joined, Deferred.of(books.stream().map(BookEntity::asRecord).toList()));
    }
}
