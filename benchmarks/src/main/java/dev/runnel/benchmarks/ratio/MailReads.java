package dev.runnel.benchmarks.ratio;

import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Reads of rows of twenty columns of every type, and of rows of long texts. */
interface MailReads {
    Mono<?> parcel(UUID id);

    /** The first hundred parcels of an owner, by the time when they were sent. */
    Mono<? extends List<?>> parcels(UUID owner);

    /** The letters of a folder, in any order. */
    Mono<? extends List<?>> letters(long folder);

    List<Shape<MailReads>> SHAPES = List.of(
            new Shape<>(
                    "wide",
                    "one row of 20 columns by its key",
                    1,
                    (reads, turn) -> reads.parcel(Library.idOf(turn, Library.OWNERS * Library.PARCELS_OF_OWNER))
                            .map(List::of)),
            new Shape<>(
                    "wide100",
                    "100 rows of 20 columns with filter, order and limit",
                    100,
                    (reads, turn) -> reads.parcels(Library.owner(turn % Library.OWNERS))),
            new Shape<MailReads>(
                            "texts",
                            "20 rows of 2,000 characters",
                            Library.LETTERS_OF_FOLDER,
                            (reads, turn) -> reads.letters(turn % Library.FOLDERS))
                    .inAnyOrder());
}
