package dev.runnel.benchmarks.ratio.hibernate;

import dev.runnel.benchmarks.ratio.Letter;
import dev.runnel.benchmarks.ratio.PeerRow;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A letter as an entity. */
@Entity
@Table(name = "letters")
public class LetterEntity implements PeerRow {
    @Id
    private UUID id;

    private long folder;

    private String subject;

    private String body;

    private @Nullable String answer;

    /** For Hibernate. */
    protected LetterEntity() {}

    @Override
    public Letter asRecord() {
        return new Letter(id, folder, subject, body, answer);
    }
}
