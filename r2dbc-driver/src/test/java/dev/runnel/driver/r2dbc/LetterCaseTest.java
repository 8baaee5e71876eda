package dev.runnel.driver.r2dbc;

import static dev.runnel.driver.r2dbc.Samples.USERS;
import static dev.runnel.driver.r2dbc.Samples.param;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.spi.Driver;
import dev.runnel.spi.InsertRows;
import dev.runnel.spi.PoolOptions;
import dev.runnel.spi.TableExpr;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.LetterCase;
import dev.runnel.type.StorageType;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every letter that this JDK knows, in upper and in lower case on every database, among others. A database may not know the case of a letter that is
 * newer than it, and leaves it as it is; {@code docs/types.md} says so, and names the Greek letters that PostgreSQL and H2 make several letters of.
 */
class LetterCaseTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TOGETHER = 4_000;

    /** Letters with several diacritics. */
    private static final IntPredicate POLYTONIC = letter -> letter >= 0x1F50 && letter <= 0x1FFC;

    private static final IntPredicate NONE = letter -> false;

    /** Letters of today's languages of Europe, which every database knows. */
    private static final IntPredicate COMMON = letter -> letter < 0x180
            || letter >= 0x386 && letter <= 0x3CE
            || letter >= 0x400 && letter <= 0x4FF
            || letter >= 0x531 && letter <= 0x587
            || letter >= 0x1E00 && letter <= 0x1EF9
            || letter >= 0xFB00 && letter <= 0xFB17;

    @Test
    void onPostgresql() {
        String url = PostgresServer.newSchema();
        everyLetterChangesAlike(url, POLYTONIC);
        PostgresServer.dropSchema(url);
    }

    @Test
    void onH2() {
        everyLetterChangesAlike("r2dbc:h2:mem:///" + UUID.randomUUID(), POLYTONIC);
    }

    @Test
    void onSqlite() {
        everyLetterChangesAlike(SqliteFiles.newDatabase(), NONE);
    }

    @ParameterizedTest
    @EnumSource(MysqlServer.class)
    void onMysqlAndMariadb(MysqlServer server) {
        String url = server.newDatabase();
        everyLetterChangesAlike(url, NONE);
        server.dropDatabase(url);
    }

    /** @param special letters that the database may change to something else in upper case */
    private static void everyLetterChangesAlike(String url, IntPredicate special) {
        Driver driver = new R2dbcDriverProvider().create(url, PoolOptions.DEFAULT.withSize(1));
        try {
            driver.pushSchema(List.of(USERS)).block(PATIENCE);
            List<@Nullable Object[]> row =
                    List.<@Nullable Object[]>of(new @Nullable Object[] {UUID.randomUUID(), "", null});
            Single.run(driver, new InsertRows(USERS, USERS.columns(), 0, List.of()), row);
            for (LetterCase letters : LetterCase.values()) {
                IntPredicate excepted = letters == LetterCase.UPPER ? special : NONE;
                changed(driver, letters).forEach((letter, changed) -> {
                    boolean isUnknown = changed.equals(letter) && !COMMON.test(letter.codePointAt(0));
                    if (!isUnknown && !excepted.test(letter.codePointAt(0))) {
                        assertThat(changed)
                                .as("%s of %04X", letters, letter.codePointAt(0))
                                .isEqualTo(letters.of(letter));
                    }
                });
            }
        } finally {
            driver.close().block(PATIENCE);
        }
    }

    /** What the database makes of each letter, many in one text. */
    private static Map<String, String> changed(Driver driver, LetterCase letters) {
        TableExpr cased = new TableExpr.Call(
                letters == LetterCase.UPPER ? BuiltInFunctions.UPPER : BuiltInFunctions.LOWER,
                List.of(param(0, StorageType.TEXT)),
                StorageType.TEXT);
        List<String> known = IntStream.rangeClosed(1, Character.MAX_CODE_POINT)
                .filter(LetterCaseTest::isKnown)
                .mapToObj(Character::toString)
                .toList();
        Map<String, String> changed = new LinkedHashMap<>();
        for (int from = 0; from < known.size(); from += TOGETHER) {
            List<String> part = known.subList(from, Math.min(known.size(), from + TOGETHER));
            String text = Single.texts(
                            driver, Samples.select(USERS, TableExpr.ValueExpr.TRUE, cased), String.join("\n", part))
                    .get(0);
            String[] parts = text.split("\n", -1);
            assertThat(parts).hasSameSizeAs(part);
            for (int i = 0; i < parts.length; i++) {
                changed.put(part.get(i), parts[i]);
            }
        }
        return changed;
    }

    private static boolean isKnown(int letter) {
        return letter != '\n'
                && Character.getType(letter) != Character.UNASSIGNED
                && Character.getType(letter) != Character.SURROGATE
                && Character.getType(letter) != Character.PRIVATE_USE;
    }
}
