package dev.runnel.tck.suite.query;

import dev.runnel.Db;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.scenario.todo.Category;
import dev.runnel.tck.scenario.todo.Users;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * More users than one window has: each with one todo; emails are in order, ids are not, bios are null or one of three.
 */
public final class ManyUsers {
    /** A user, its email on a store without unique constraints, and a todo are three writes. */
    private static final int AT_ONCE = 30;

    private ManyUsers() {}

    /** Blocks until they are there. */
    public static void write(Db db, Category category, int users) {
        write(db, category, users, n -> n % 4 == 3 ? null : "bio " + n % 4);
    }

    /**
     * The same with other bios.
     *
     * @param bio that of a user by its number
     */
    static void write(Db db, Category category, int users, IntFunction<@Nullable String> bio) {
        Flux.range(0, (users + AT_ONCE - 1) / AT_ONCE)
                .map(chunk -> chunk * AT_ONCE)
                .concatMap(from -> Users.createMany(IntStream.range(from, Math.min(users, from + AT_ONCE))
                                .mapToObj(n -> user(n, category, bio.apply(n)))
                                .toList())
                        .exec(db))
                .then()
                .block(TestDb.PATIENCE.multipliedBy(3));
    }

    private static Users.Create user(int n, Category category, @Nullable String bio) {
        return Users.create()
                .name("u")
                .email("%05d".formatted(n))
                .id(new UUID(n * 0x9E3779B97F4A7C15L, n))
                .bio(Optional.ofNullable(bio))
                .todos(t -> t.title("t")
                        .points(n)
                        .done(false)
                        .created(Instant.EPOCH)
                        .category(category));
    }
}
