package blog;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Made-up authors with posts and comments: one graph for each author, the same ones on every run. */
final class SampleData {
    private static final int POSTS_PER_AUTHOR = 5;
    private static final Instant FIRST_POST = Instant.parse("2026-01-05T08:00:00Z");
    private static final List<String> TOPICS =
            List.of("gardens", "maps", "clocks", "bread", "rivers", "radio", "chess", "lighthouses");
    private static final List<String> READERS = List.of("Iris", "Jonas", "Kim", "Lena", "Marek");
    private static final List<String> REMARKS =
            List.of("Lovely.", "I learned something.", "Is there a second part?", "Not quite how I remember it.");

    private record Person(
            String handle, String name, @Nullable String bio) {}

    private static final List<Person> PEOPLE = List.of(
            new Person("ada", "Ada", "Writes notes longer than the article."),
            new Person("alan", "Alan", null),
            new Person("barbara", "Barbara", "Abstraction is her habit."),
            new Person("donald", "Donald", "Has been finishing volume four."),
            new Person("edsger", "Edsger", null),
            new Person("frances", "Frances", "Optimizes."),
            new Person("grace", "Grace", "Keeps a moth in her notebook."),
            new Person("john", "John", null),
            new Person("katherine", "Katherine", "Checks the numbers by hand."),
            new Person("margaret", "Margaret", "Sent people to the moon and back."),
            new Person("niklaus", "Niklaus", null),
            new Person("tony", "Tony", "Apologizes for null."));

    private SampleData() {}

    /** Every author with posts and their comments, each a statement of its own: 26 rows. */
    static List<Authors.Create> authors() {
        return IntStream.range(0, PEOPLE.size()).mapToObj(SampleData::author).toList();
    }

    private static Authors.Create author(int number) {
        Person person = PEOPLE.get(number);
        return Authors.create()
                .handle(person.handle())
                .name(person.name())
                .bio(Optional.ofNullable(person.bio()))
                .posts(IntStream.range(0, POSTS_PER_AUTHOR)
                        .mapToObj(i -> post(number, i))
                        .toList());
    }

    private static Posts.ChildOfAuthor post(int author, int number) {
        String topic = TOPICS.get((author + 3 * number) % TOPICS.size());
        int serial = number * PEOPLE.size() + author;
        return Posts.ofAuthor()
                .title((number % 2 == 0 ? "Notes on " : "More about ") + topic)
                .body("Everything that can be said about " + topic + " in one sentence.")
                .published(FIRST_POST.plus(Duration.ofHours(31L * serial)))
                .likes(7L * serial % 23)
                .comments(IntStream.range(0, 2 * (serial % 5))
                        .mapToObj(i -> comment(serial, i))
                        .toList());
    }

    private static Comments.ChildOfPost comment(int post, int number) {
        int serial = post + 2 * number;
        return Comments.ofPost()
                .reader(READERS.get(serial % READERS.size()))
                .text(REMARKS.get(serial % REMARKS.size()))
                .approved(serial % 4 != 0);
    }
}
