package dev.runnel.tck.random;

import dev.runnel.Db;
import dev.runnel.Query;
import dev.runnel.Statement;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.schema.Relation;
import dev.runnel.tck.golden.GoldenAnswers;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The models of a package, and random rows of them. */
public final class Scenario {
    private static final String PACKAGE = "dev.runnel.tck.scenario.";
    private static final int ROWS = 14;

    /**
     * Keys that are counted up cannot be inserted everywhere; a table of two models would be made twice; some records refuse values by
     * themselves; of JSON nothing can be asked; not every backend has types of its own; a foreign key may hold less than the keys that
     * rows have; not every backend has sets that are unique among some rows. Nor are models with views taken, which have no values of their
     * own.
     */
    private static final Set<String> LEFT_OUT = Set.of(
            "counted",
            "mailing",
            "types.RawPaint",
            "types.RawRoom",
            "types.WideDial",
            "types.Album",
            "types.Photo",
            "brittle",
            "mapped.RawKeeping",
            "mapped.RawSale",
            "mapped.RawLedger",
            "json",
            "own");

    private final String name;
    private final Map<Class<?>, RandomModel> models;
    private final Map<Class<?>, List<Object>> rows;
    private final List<ModelProvider> providers;
    private final boolean empty;

    private Scenario(String name, List<ModelProvider> providers, long seed) {
        this.name = name;
        this.providers = providers;
        this.empty = false;
        models = new LinkedHashMap<>();
        inOrder(providers).forEach(provider -> models.put(provider.entity().type(), RandomModel.of(provider)));
        rows = new Rows(new RandomChoice(seed), models).make(ROWS);
    }

    private Scenario(Scenario full) {
        this.name = full.name + "_empty";
        this.providers = full.providers;
        this.empty = true;
        this.models = full.models;
        this.rows = full.rows;
    }

    /** The same models with empty tables. The values of statements are those of the rows that the tables of this scenario have. */
    public Scenario withoutRows() {
        return new Scenario(this);
    }

    /** Each scenario of the suite, one per package, with the rows of a seed. */
    public static List<Scenario> all(long seed) {
        return StreamSupport.stream(ServiceLoader.load(ModelProvider.class).spliterator(), false)
                .filter(provider -> nameOf(provider).isPresent())
                .collect(Collectors.groupingBy(
                        provider -> nameOf(provider).orElseThrow(), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .filter(scenario -> scenario.getValue().stream().noneMatch(Scenario::hasNoRowsAlone))
                .map(scenario -> new Scenario(scenario.getKey(), scenario.getValue(), seed))
                .toList();
    }

    /** A row without the one that each read gives with it cannot be inserted. */
    private static boolean hasNoRowsAlone(ModelProvider provider) {
        return provider.entity().relations().stream()
                .anyMatch(relation ->
                        relation.eager() && relation.toOne() && !relation.belongsTo() && !relation.optional());
    }

    private static Optional<String> nameOf(ModelProvider provider) {
        Class<?> type = provider.entity().type();
        if (!type.getName().startsWith(PACKAGE)) {
            return Optional.empty();
        }
        String scenario = type.getPackageName().substring(PACKAGE.length());
        return LEFT_OUT.contains(scenario)
                        || LEFT_OUT.contains(scenario + "." + type.getSimpleName())
                        || !provider.entity().views().isEmpty()
                ? Optional.empty()
                : Optional.of(scenario);
    }

    /** Sorts models after the models that their rows refer to. If models refer to each other, only required references count. */
    private static List<ModelProvider> inOrder(List<ModelProvider> providers) {
        List<ModelProvider> left = new ArrayList<>(providers);
        left.sort(Comparator.comparing(provider -> provider.entity().name()));
        List<ModelProvider> sorted = new ArrayList<>();
        while (!left.isEmpty()) {
            ModelProvider next = without(left, Relation::belongsTo)
                    .or(() -> without(left, relation -> relation.belongsTo() && !relation.optional()))
                    .orElseThrow();
            left.remove(next);
            sorted.add(next);
        }
        return sorted;
    }

    /** The first model without such a relation to another of the models. */
    private static Optional<ModelProvider> without(List<ModelProvider> left, Predicate<Relation> relations) {
        return left.stream()
                .filter(provider -> provider.entity().relations().stream()
                        .filter(relations)
                        .noneMatch(relation -> left.stream()
                                .anyMatch(other ->
                                        other != provider && other.entity().type() == relation.target())))
                .findFirst();
    }

    /** For a {@link Db} of its own: models of other scenarios have the same tables. */
    public List<ModelProvider> providers() {
        return providers;
    }

    /** Creates the tables and inserts the rows. */
    public Mono<Void> create(Db db) {
        return db.pushSchema().then(insert(db));
    }

    /** Replaces the rows of the tables. */
    public Mono<Void> restore(Db db) {
        List<RandomModel> last = new ArrayList<>(models.values());
        Collections.reverse(last);
        return Flux.fromIterable(last)
                .concatMap(model -> model.all().delete().exec(db))
                .then()
                .onErrorResume(
                        ConstraintViolationException.class,
                        held -> db.dropSchema().then(db.pushSchema()))
                .then(insert(db));
    }

    private Mono<Void> insert(Db db) {
        if (empty) {
            return Mono.empty();
        }
        return Flux.fromIterable(models.values())
                .concatMap(model -> {
                    Method insertMany = Reflection.method(model.companion(), "insertMany", 1)
                            .orElseThrow();
                    Object statement = Reflection.call(insertMany, null, rows(model));
                    return ((Statement<?>) Reflection.present(statement)).exec(db);
                })
                .then();
    }

    /** The rows of each table, as text. */
    public Flux<String> tables(Db db) {
        return Flux.fromIterable(models.values())
                .concatMap(model -> whole(model, model.all()).exec(db))
                .map(rows -> GoldenAnswers.text(false, rows));
    }

    private static <M, F, Q extends Query<M, F, Q>> Query<M, F, Q> whole(RandomModel model, Query<M, F, Q> all) {
        Query<M, F, Q> whole = all;
        for (Method deferred : model.deferred()) {
            whole = whole.include(fields -> PathContext.<M>own(model, fields).deferred(deferred));
        }
        return whole;
    }

    /** Rows that could be written beside those that are there: so many, or fewer. */
    List<Object> further(RandomModel model, RandomChoice dice, int count) {
        return new Rows(dice, models, rows).make(model, count);
    }

    List<RandomModel> models() {
        return List.copyOf(models.values());
    }

    RandomModel target(Relation relation) {
        return Objects.requireNonNull(models.get(relation.target()));
    }

    List<Object> rows(RandomModel model) {
        return Objects.requireNonNull(rows.get(model.entity().type()));
    }

    @Override
    public String toString() {
        return name;
    }
}
