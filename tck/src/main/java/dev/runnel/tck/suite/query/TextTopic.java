package dev.runnel.tck.suite.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Condition;
import dev.runnel.StringExpr;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidValueException;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.suite.Topic;
import dev.runnel.type.LetterCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Conditions on texts: prefixes, parts, patterns, case. Characters with a meaning in SQL or in patterns are literal.
 */
public abstract class TextTopic extends Topic {
    private static final List<String> TEXTS = List.of(
            "",
            "Al",
            "Alice",
            "al",
            "alice",
            "Bob",
            "%",
            "_",
            "!",
            "\\",
            "a%b",
            "a_b",
            "a!b",
            "a\\b",
            "axb",
            "ab",
            "100%",
            "50!%",
            "'",
            "\"",
            "O'Brien; DROP TABLE \"users\"; --",
            "$1",
            "?",
            ":name",
            "[a-z]",
            ".*",
            "\\Q",
            "\\E",
            "(",
            "two\nlines",
            "\uD83D\uDE00",
            "a\uD83D\uDE00b",
            "\uFFFD",
            "stra\u00dfe",
            "STRASSE",
            "\u00c9mile",
            "\u00e9mile",
            "\u03c3\u03bf\u03c2",
            "\u03a3\u039f\u03a3",
            "\u0130\u0131iI",
            " ",
            "a ");

    private List<User> users = List.of();

    /** Every text is the name of a user, and the bio of every second. */
    @BeforeEach
    void createUsers() {
        List<Users.Create> creates = new ArrayList<>();
        for (int i = 0; i < TEXTS.size(); i++) {
            String text = TEXTS.get(i);
            creates.add(Users.create()
                    .name(text)
                    .email("user" + i + "@example.org")
                    .bio(i % 2 == 0 ? Optional.empty() : Optional.of(text)));
        }
        users = get(Users.createMany(creates).exec(db()));
        probe().clear();
    }

    @Test
    @Covers({
        "starts_with/starts_with_non_key_attr",
        "starts_with/starts_with_special_chars",
        "starts_with/starts_with_optional_field",
        "starts_with/starts_with_case_sensitive"
    })
    void prefixes() {
        for (String prefix : TEXTS) {
            matches(e -> e.startsWith(prefix), text -> text.startsWith(prefix));
        }
    }

    @Test
    void parts() {
        for (String part : TEXTS) {
            matches(e -> e.contains(part), text -> text.contains(part));
        }
    }

    @Test
    void suffixes() {
        for (String suffix : TEXTS) {
            matches(e -> e.endsWith(suffix), text -> text.endsWith(suffix));
        }
    }

    @Test
    @Covers("starts_with/starts_with_no_match")
    void aPrefixOfNone() {
        assertThat(list(Users.filter(u -> u.name().startsWith("Zz")).all(db()))).isEmpty();
    }

    @Test
    @Covers({"starts_with/starts_with_empty_prefix", "starts_with/starts_with_empty_prefix_sql"})
    void everyTextHasTheEmptyPrefixAndAnAbsentOneHasNone() {
        matches(e -> e.startsWith(""), text -> true);
        matches(e -> e.contains(""), text -> true);
        matches(e -> e.endsWith(""), text -> true);
        matches(e -> e.startsWith(null), text -> false);
    }

    @Test
    @Covers({
        "filter_like/like_basic",
        "filter_like/like_no_match",
        "filter_like/like_optional_field",
        "filter_like/like_escape_keeps_wildcards"
    })
    void patterns() {
        for (String pattern : List.of(
                "Al%",
                "%ice",
                "%li%",
                "Alice",
                "zz%",
                "%",
                "%%",
                "_",
                "__",
                "a_b",
                "a%b",
                "%\uD83D\uDE00%",
                "_\n%",
                "two_lines",
                "a\\%",
                "\\",
                "!",
                "a!_",
                "!%",
                "%'%",
                "%\"%",
                "%;%--",
                "[%",
                ".%",
                "(%",
                "%_",
                "_%_",
                "A%i%e",
                "",
                "%\u00df_",
                "\\Q%",
                "%E")) {
            matches(e -> e.like(pattern), text -> like(pattern, text));
        }
        matches(e -> e.like(null), text -> false);
    }

    @Test
    @Covers({"filter_like/like_escape_underscore", "filter_like/like_escape_percent"})
    void escapedPatterns() {
        for (char escape : new char[] {'!', '\\', '#', 'a', '\'', '"', '.', '\u00e9', '$'}) {
            String e = String.valueOf(escape);
            matches(
                    x -> x.like("a".equals(e) ? "aa" + e + "_%" : "a" + e + "_%", escape),
                    text -> text.startsWith("a_"));
            matches(x -> x.like("%" + e + "%", escape), text -> text.endsWith("%"));
            matches(x -> x.like("%" + e + e + "%", escape), text -> text.contains(e));
            matches(x -> x.like(e + "%" + e + "_", escape), text -> text.equals("%_"));
            matches(x -> x.like("_" + e + "%_", escape), text -> like("_\u0000_", text.replace('%', '\u0000')));
        }
    }

    @Test
    void escapesThatMeanNothingAreRefused() {
        invalid(u -> u.name().like("50!", '!'));
        invalid(u -> u.name().like("a!b", '!'));
        invalid(u -> u.name().like("!!!", '!'));
        invalid(u -> u.name().ilike("a\\b", '\\'));
        invalid(u -> u.name().like("a", '%'));
        invalid(u -> u.name().like("a", '_'));
        invalid(u -> u.name().like("a", '\uD83D'));
    }

    @Test
    void textsThatNoColumnHoldsAreRefused() {
        for (String text : List.of("a\u0000", "\uD83D")) {
            for (Function<StringExpr<User>, Condition<User>> condition :
                    List.<Function<StringExpr<User>, Condition<User>>>of(
                            e -> e.startsWith(text),
                            e -> e.contains(text),
                            e -> e.endsWith(text),
                            e -> e.like(text),
                            e -> e.ilike(text),
                            e -> e.eqIgnoreCase(text),
                            e -> e.containsIgnoreCase(text))) {
                refuses(
                        ErrorCode.INVALID_VALUE,
                        () -> Users.filter(u -> condition.apply(u.name())).count(db()));
                InvalidValueException refused = failure(
                        InvalidValueException.class,
                        () -> Users.filter(u -> condition.apply(u.name())).count(db()));
                assertThat(refused.getMessage()).contains("User.name");
            }
        }
    }

    @Test
    @Covers({
        "filter_ilike/ilike_uppercase_pattern",
        "filter_ilike/ilike_lowercase_pattern",
        "filter_ilike/ilike_no_match",
        "filter_ilike/ilike_optional_field",
        "filter_ilike/ilike_unsupported_without_native_operator"
    })
    void patternsIgnoringCase() {
        for (String pattern : List.of(
                "AL%",
                "al%",
                "%ICE",
                "aLiCe",
                "ZZ%",
                "%",
                "A_B",
                "A\\B",
                "\u00c9M%",
                "%\u00c9MILE",
                "stra\u00dfe",
                "STRASSE%",
                "%\u03c2",
                "\u03c3%",
                "i%",
                "%I",
                "TWO_lines",
                "A!%B")) {
            matches(e -> e.ilike(pattern), text -> like(upper(pattern), upper(text)));
        }
        matches(e -> e.ilike("A#_%", '#'), text -> upper(text).startsWith("A_"));
        matches(e -> e.ilike("Aa%%", 'a'), text -> upper(text).startsWith("A%"));
        matches(e -> e.ilike(null), text -> false);
    }

    @Test
    void ignoringCase() {
        for (String other : List.of(
                "AL", "alICE", "\u00c9MILE", "strasse", "Stra\u00dfe", "%", "_", "\u03a3\u03bf\u03c3", "I", "")) {
            matches(e -> e.eqIgnoreCase(other), text -> upper(text).equals(upper(other)));
            matches(e -> e.startsWithIgnoreCase(other), text -> upper(text).startsWith(upper(other)));
            matches(e -> e.containsIgnoreCase(other), text -> upper(text).contains(upper(other)));
            matches(e -> e.endsWithIgnoreCase(other), text -> upper(text).endsWith(upper(other)));
        }
        assertThat(names(u -> u.bio().eqIgnoreCase(null)))
                .isEqualTo(names(u -> u.bio().isNull()));
    }

    @Test
    void upperAndLower() {
        matches(e -> e.upper().eq("ALICE"), text -> upper(text).equals("ALICE"));
        matches(e -> e.lower().eq("alice"), text -> LetterCase.LOWER.of(text).equals("alice"));
        matches(
                e -> e.lower().eq("\u03c3\u03bf\u03c2"),
                text -> LetterCase.LOWER.of(text).equals("\u03c3\u03bf\u03c2"));
        matches(e -> e.lower().upper().startsWith("STRASS"), text -> upper(text).startsWith("STRASS"));
        assertThat(names(u -> u.name().upper().eq(u.name())))
                .containsExactlyInAnyOrderElementsOf(ids(u -> upper(u.name()).equals(u.name())));
        matches(
                e -> e.lower().gt("b"),
                text -> dev.runnel.type.StorageType.TEXT.order().compare(LetterCase.LOWER.of(text), "b") > 0);
        assertThat(list(Users.filter(u -> u.name().like("_%"))
                        .orderBy(u -> u.name().upper().desc(), u -> u.email().asc())
                        .select(u -> u.name())
                        .all(db())))
                .isEqualTo(users.stream()
                        .filter(u -> !u.name().isEmpty())
                        .sorted(java.util.Comparator.<User, Object>comparing(
                                        u -> upper(u.name()),
                                        dev.runnel.type.StorageType.TEXT.order().reversed())
                                .thenComparing(User::email))
                        .map(User::name)
                        .toList());
    }

    /** Turkish has two letters i, Lithuanian keeps their dots. */
    @Test
    void inTheLanguageOfNobody() {
        Locale around = Locale.getDefault();
        List<User> dotted = get(Users.createMany(Stream.of(
                                "title",
                                "TITLE",
                                "\u0130\u0131Ii",
                                "I\u0307i\u0307j\u0307",
                                "\u00CC\u00CD\u0128",
                                "\u012EJI\u0300")
                        .map(name -> Users.create().name(name).email(name))
                        .toList())
                .exec(db()));
        try {
            for (String language : List.of("tr", "az", "lt")) {
                Locale.setDefault(Locale.forLanguageTag(language));
                for (User user : dotted) {
                    String lower = LetterCase.LOWER.of(user.name());
                    assertThat(names(u ->
                                    u.id().eq(user.id()).and(u.name().upper().eq(upper(user.name())))))
                            .containsExactly(user.id());
                    assertThat(names(u ->
                                    u.id().eq(user.id()).and(u.name().lower().eq(lower))))
                            .containsExactly(user.id());
                }
                assertThat(names(u -> u.name().ilike("TI%"))).hasSize(2);
                assertThat(names(u -> u.name().eqIgnoreCase("tItLe"))).hasSize(2);
            }
        } finally {
            Locale.setDefault(around);
        }
    }

    @Test
    void ofARelatedRow() {
        User alice = users.get(2);
        assertThat(list(Users.filter(u -> u.todos().none(t -> t.user().name().startsWith("A")))
                        .all(db())))
                .hasSize(users.size());
        assertThat(list(Users.filter(u -> u.id().eq(alice.id()).and(u.name().endsWith("ice")))
                        .all(db())))
                .extracting(User::id)
                .containsExactly(alice.id());
    }

    /** On required and on nullable texts, and its complement. */
    private void matches(Function<StringExpr<User>, Condition<User>> condition, Predicate<String> expected) {
        List<UUID> named = ids(u -> expected.test(u.name()));
        assertThat(names(u -> condition.apply(u.name()))).containsExactlyInAnyOrderElementsOf(named);
        assertThat(names(u -> condition.apply(u.name()).not()))
                .containsExactlyInAnyOrderElementsOf(ids(u -> !expected.test(u.name())));
        Predicate<User> ofBio = u -> u.bio().filter(expected).isPresent();
        assertThat(names(u -> condition.apply(u.bio()))).containsExactlyInAnyOrderElementsOf(ids(ofBio));
        assertThat(names(u -> condition.apply(u.bio()).not())).containsExactlyInAnyOrderElementsOf(ids(ofBio.negate()));
    }

    private List<UUID> ids(Predicate<User> expected) {
        return users.stream().filter(expected).map(User::id).toList();
    }

    private List<UUID> names(Function<Users.Fields<User>, Condition<User>> condition) {
        return list(Users.filter(condition::apply).select(u -> u.id()).all(db()));
    }

    private void invalid(Function<Users.Fields<User>, Condition<User>> condition) {
        refuses(ErrorCode.INVALID_PATTERN, () -> Users.filter(condition::apply).count(db()));
    }

    private static String upper(String text) {
        return LetterCase.UPPER.of(text);
    }

    /** Without an escape, by a regular expression: its dot is a code point. */
    private static boolean like(String pattern, String text) {
        StringBuilder regex = new StringBuilder();
        pattern.codePoints()
                .forEach(c -> regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(Character.toString(c))));
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text).matches();
    }
}
