package dev.runnel.benchmarks.ratio.spring;

import dev.runnel.benchmarks.ratio.Letter;
import dev.runnel.benchmarks.ratio.PeerRow;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** A letter as Spring Data maps it. */
@Table("letters")
public record LetterRow(@Id UUID id, long folder, String subject, String body, @Nullable String answer) implements PeerRow {
    @Override
    public Letter asRecord() {
        return new Letter(id, folder, subject, body, answer);
    }
}
