package dev.runnel;

import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidConfigurationException;
import dev.runnel.error.InvalidSchemaException;
import dev.runnel.schema.NamingOptions;
import dev.runnel.schema.NamingStrategy;
import dev.runnel.schema.Relation;
import dev.runnel.spi.Driver;
import dev.runnel.spi.DriverProvider;
import dev.runnel.spi.PoolOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects the options of a {@link Db}. Mutable and not thread-safe; each setter returns this builder. */
public final class DbBuilder {
    private static final int NAMED_PACKAGES = 10;

    private @Nullable String url;
    private @Nullable Driver driver;
    private @Nullable List<ModelProvider> models;
    private String discovered = "";
    private PoolOptions pool = PoolOptions.DEFAULT;
    private NamingOptions names = NamingOptions.DEFAULT;
    private DbOptions options = DbOptions.DEFAULT;

    DbBuilder() {}

    /** Sets the URL of the database. Its scheme selects the driver. */
    public DbBuilder url(String location) {
        url = location;
        return this;
    }

    /** Sets a driver instance, which takes precedence over a URL. */
    public DbBuilder driver(Driver instance) {
        driver = instance;
        return this;
    }

    /**
     * Sets the models of this Db by the providers of their companions ({@code Users.MODEL}), instead of every model on the class path. Related
     * models are added automatically.
     */
    public DbBuilder models(ModelProvider... providers) {
        models = List.of(providers);
        return this;
    }

    /**
     * Limits the discovery on the class path to the models of this package and its subpackages. Related models are added automatically.
     */
    public DbBuilder discover(String packageName) {
        discovered = packageName;
        return this;
    }

    /**
     * Sets the prefix of the name of every table, index and constraint, for example {@code app_}.
     *
     * @throws InvalidConfigurationException when it is null
     */
    public DbBuilder tablePrefix(String prefix) {
        names = names.withTablePrefix(present("tablePrefix", prefix));
        return this;
    }

    /**
     * Sets the schema of models that name none; by default the schema of the connection. A database without schemas makes it part of the table
     * name.
     *
     * @throws InvalidConfigurationException when it is null
     */
    public DbBuilder schema(String name) {
        names = names.withSchema(present("schema", name));
        return this;
    }

    /**
     * Sets the names of tables and columns for which the models declare none; snake case by default.
     *
     * @throws InvalidConfigurationException when it is null
     */
    public DbBuilder naming(NamingStrategy naming) {
        names = names.withNaming(present("naming", naming));
        return this;
    }

    private static <T> T present(String option, @Nullable T value) {
        if (value == null) {
            throw new InvalidConfigurationException(ErrorCode.INVALID_OPTION, "the option is null")
                    .with("option", option)
                    .hint("set a value, or leave the option out for its default");
        }
        return value;
    }

    /** Sets the maximum number of connections; 10 by default. */
    public DbBuilder poolSize(int connections) {
        return pool(options -> options.withSize(connections));
    }

    /** Sets the time to wait for a connection, after which a statement fails with {@code PoolExhaustedException}; 30 s by default. */
    public DbBuilder acquireTimeout(Duration timeout) {
        return pool(options -> options.withAcquireTimeout(timeout));
    }

    /**
     * Sets the time without any signal from the database after which a statement is stopped and fails with {@code StatementTimeoutException}; 30 s
     * by default.
     */
    public DbBuilder statementTimeout(Duration timeout) {
        return pool(options -> options.withStatementTimeout(timeout));
    }

    /** Changes the options of the connection pool: {@code pool(p -> p.withSize(20).withMaxLifetime(Duration.ofMinutes(5)))}. */
    public DbBuilder pool(UnaryOperator<PoolOptions> change) {
        pool = change.apply(pool);
        return this;
    }

    /** Changes the limits and the clock: {@code options(o -> o.withStatementLimit(5))}. */
    public DbBuilder options(UnaryOperator<DbOptions> change) {
        options = change.apply(options);
        return this;
    }

    /**
     * Creates the Db. No I/O.
     *
     * @throws InvalidConfigurationException when no driver accepts the URL, an option is not valid, or the class path has no executor
     * @throws dev.runnel.error.InvalidSchemaException when the class path has no models, or they contradict each other
     */
    public Db build() {
        Driver chosen = driver != null ? driver : driverFor(url);
        return ServiceLoader.load(DbProvider.class)
                .findFirst()
                .orElseThrow(
                        () -> new InvalidConfigurationException(ErrorCode.NO_RUNTIME, "the class path has no executor")
                                .hint("add the dependency dev.runnel:runnel-reactive-executor"))
                .open(chosen, withRelated(models != null ? models : discover()), names, options);
    }

    private Driver driverFor(@Nullable String location) {
        if (location == null) {
            throw new InvalidConfigurationException(ErrorCode.INVALID_OPTION, "neither a URL nor a driver is set")
                    .with("option", "url")
                    .hint("call url(…) or driver(…) before build()");
        }
        List<String> known = new ArrayList<>();
        for (DriverProvider provider : ServiceLoader.load(DriverProvider.class)) {
            if (provider.accepts(location)) {
                return provider.create(location, pool);
            }
            known.addAll(provider.schemes());
        }
        throw new InvalidConfigurationException(
                        ErrorCode.UNKNOWN_URL_SCHEME, "no driver on the class path accepts the scheme of the URL")
                .with("scheme", schemeOf(location))
                .with("known", String.join(", ", known))
                .hint("correct the scheme, or add the module of its driver");
    }

    /** Returns the text before the authority, else before the first colon, else nothing. The rest may contain a password. */
    private static String schemeOf(String location) {
        int authority = location.indexOf("://");
        return location.substring(0, authority < 0 ? Math.max(0, location.indexOf(':')) : authority);
    }

    private List<ModelProvider> discover() {
        List<ModelProvider> found = new ArrayList<>();
        for (ModelProvider provider : ServiceLoader.load(ModelProvider.class)) {
            String home = provider.entity().type().getPackageName();
            if (discovered.isEmpty() || home.equals(discovered) || home.startsWith(discovered + ".")) {
                found.add(provider);
            }
        }
        if (found.isEmpty()) {
            throw noModels();
        }
        return found;
    }

    /** The error names the searched package and the packages that have models. */
    private InvalidSchemaException noModels() {
        String others = ServiceLoader.load(ModelProvider.class).stream()
                .map(provider -> provider.get().entity().type().getPackageName())
                .distinct()
                .sorted()
                .limit(NAMED_PACKAGES)
                .collect(Collectors.joining(", "));
        InvalidSchemaException none = new InvalidSchemaException(
                        ErrorCode.NO_MODELS, "discovery found no model on the class path")
                .with("package", discovered.isEmpty() ? "any" : discovered);
        if (!others.isEmpty()) {
            none.with("packages with models", others);
        }
        return none.hint("correct the package in discover(…), list the models with models(…), or compile the @Model"
                + " records with the annotation processor of Runnel, which generates their companions");
    }

    /**
     * Returns the chosen models and, transitively, their related models from the class path. A missing model is left out here and rejected when
     * the Db is created.
     */
    private static List<ModelProvider> withRelated(List<ModelProvider> chosen) {
        Map<Class<?>, ModelProvider> byType = new LinkedHashMap<>();
        chosen.forEach(provider -> byType.putIfAbsent(provider.entity().type(), provider));
        if (chosen.stream().allMatch(provider -> targets(provider).allMatch(byType::containsKey))) {
            return chosen;
        }
        Map<Class<?>, ModelProvider> known = new HashMap<>();
        ServiceLoader.load(ModelProvider.class)
                .forEach(provider -> known.put(provider.entity().type(), provider));
        List<ModelProvider> all = new ArrayList<>(chosen);
        for (int i = 0; i < all.size(); i++) {
            targets(all.get(i))
                    .filter(type -> known.containsKey(type) && !byType.containsKey(type))
                    .forEach(type -> {
                        byType.put(type, known.get(type));
                        all.add(known.get(type));
                    });
        }
        return all;
    }

    private static Stream<Class<?>> targets(ModelProvider provider) {
        return provider.entity().relations().stream().map(Relation::target);
    }
}
