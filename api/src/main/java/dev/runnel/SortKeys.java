package dev.runnel;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.schema.Entity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The sort keys that a client may name, for example in a parameter of a URL. Immutable: {@link #allow} and {@link #defaultOrder} return other
 * sort keys, so a constant holds them.
 *
 * <pre>{@code
 * private static final SortKeys<User, Users.Fields<User>> KEYS = Users.sortKeys()
 *         .allow("joined", u -> u.created())
 *         .allow("name", u -> u.name())
 *         .defaultOrder("-joined");
 *
 * Users.all().orderBy(KEYS.parse("name,-joined"))
 * }</pre>
 *
 * @param <M> the model
 * @param <F> the fields of the model that lambdas receive
 */
public final class SortKeys<M, F> {
    private final Entity entity;
    private final Map<String, Function<? super F, ? extends OrderedExpr<M, ?>>> allowed;
    private final SortOrder<M, F> defaultOrder;

    private SortKeys(
            Entity entity,
            Map<String, Function<? super F, ? extends OrderedExpr<M, ?>>> allowed,
            SortOrder<M, F> defaultOrder) {
        this.entity = entity;
        this.allowed = allowed;
        this.defaultOrder = defaultOrder;
    }

    static <M, F> SortKeys<M, F> of(Entity entity) {
        return new SortKeys<>(entity, Map.of(), new SortOrder<>(List.of()));
    }

    /**
     * Returns these sort keys and another one.
     *
     * @param name the name of the key in a text
     * @param value the expression by which the key sorts
     * @throws InvalidStatementException when the name is allowed already, is blank, begins with {@code -}, or has a comma or a space around it
     */
    public SortKeys<M, F> allow(String name, Function<? super F, ? extends OrderedExpr<M, ?>> value) {
        if (allowed.containsKey(name) || !isNameOfKey(name)) {
            throw new InvalidStatementException(
                            ErrorCode.SORT_KEY_NAME,
                            "the name of a sort key is allowed already, is blank, begins with -, or has a comma or a space around it")
                    .with("model", entity.name())
                    .with("name", name)
                    .hint("choose another name for the sort key");
        }
        Map<String, Function<? super F, ? extends OrderedExpr<M, ?>>> more = new LinkedHashMap<>(allowed);
        more.put(name, value);
        return new SortKeys<>(entity, more, defaultOrder);
    }

    private static boolean isNameOfKey(String name) {
        return !name.isBlank()
                && !name.startsWith("-")
                && name.indexOf(',') < 0
                && name.strip().length() == name.length();
    }

    /**
     * Returns these sort keys with the order of a text that is null or blank. Without this call such a text adds no sort key.
     *
     * @throws InvalidStatementException as {@link #parse}
     */
    public SortKeys<M, F> defaultOrder(String keys) {
        return new SortKeys<>(entity, allowed, parse(keys));
    }

    /**
     * Returns the order that a text describes: names of allowed keys, the most significant one first, separated by commas. A key whose name has
     * a {@code -} before it is descending. Spaces around a key are ignored. If the text is null or blank, the result is the default order.
     *
     * @throws InvalidStatementException with the code {@code UNKNOWN_SORT_KEY} when a key is unknown, repeated or empty. Its text contains the
     *     allowed names, and no part of {@code keys}
     */
    public SortOrder<M, F> parse(@Nullable String keys) {
        if (keys == null || keys.isBlank()) {
            return defaultOrder;
        }
        Map<String, Function<? super F, Sort<M>>> sorts = new LinkedHashMap<>();
        int from = 0;
        while (from <= keys.length()) {
            int comma = keys.indexOf(',', from);
            int to = comma < 0 ? keys.length() : comma;
            add(keys.substring(from, to).strip(), sorts);
            from = to + 1;
        }
        return new SortOrder<>(new ArrayList<>(sorts.values()));
    }

    private void add(String key, Map<String, Function<? super F, Sort<M>>> sorts) {
        boolean descending = key.startsWith("-");
        String name = descending ? key.substring(1) : key;
        Function<? super F, ? extends OrderedExpr<M, ?>> value = allowed.get(name);
        if (value == null || sorts.containsKey(name)) {
            throw unknownKey(allowed.keySet());
        }
        sorts.put(
                name,
                fields -> descending
                        ? value.apply(fields).desc()
                        : value.apply(fields).asc());
    }

    private InvalidStatementException unknownKey(Set<String> names) {
        return new InvalidStatementException(
                        ErrorCode.UNKNOWN_SORT_KEY, "a sort key is not allowed, is repeated, or is empty")
                .with("model", entity.name())
                .with("allowed", String.join(", ", names))
                .hint("separate allowed keys by commas, each once, with - before a descending one");
    }
}
