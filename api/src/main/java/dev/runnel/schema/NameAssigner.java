package dev.runnel.schema;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidSchemaException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Assigns the names of the database objects of one {@code Db}. A name that a model sets is used unchanged, after the
 * prefix, or rejected. A derived name that is too long is truncated, and one that is taken is made unique, by a hash of
 * its origin: it is the same on each run.
 */
final class NameAssigner {
    /** {@code _} and a hash of eight digits. */
    private static final int HASH = 9;

    private final NamingOptions options;
    private final IdentifierLimits limits;

    /** The entities by table. */
    private final Map<QualifiedName, Entity> tables = new HashMap<>();

    /** The labels of native enums, by the name of the type. */
    private final Map<QualifiedName, List<String>> enumerations = new HashMap<>();

    /** The names of indexes and constraints, which share the namespace of tables. */
    private final Set<QualifiedName> others = new HashSet<>();

    NameAssigner(NamingOptions options, IdentifierLimits limits) {
        this.options = options;
        this.limits = limits;
    }

    /** @throws InvalidSchemaException if the name is not valid, or another model has it */
    QualifiedName table(Entity entity) {
        String schema = schemaOf(entity);
        String prefix = prefix(schema);
        String given = entity.table();
        String local = given != null
                ? checkGiven(prefix + checkGiven(given, "table", entity.name()), "table", entity.name())
                : derived(prefix, options.naming().table(entity.companion()), "table", entity.name());
        checkKept(local, entity.name());
        QualifiedName name = new QualifiedName(limits.schemas() ? schema : null, local);
        Entity twin = tables.put(key(name), entity);
        if (twin != null) {
            throw new InvalidSchemaException(ErrorCode.TABLE_TAKEN, "two models have the same table")
                    .with("table", name.toString())
                    .with("models", twin.type().getName() + ", " + entity.type().getName())
                    .hint(
                            "rename one table with @Model(table = …), or, if this Db should have only one of the models, choose"
                                    + " its package with discover(…) or list the models with models(…)");
        }
        return name;
    }

    private @Nullable String schemaOf(Entity entity) {
        String schema = entity.schema() != null ? entity.schema() : options.schema();
        return schema == null ? null : checkGiven(schema, "schema", entity.name());
    }

    private String prefix(@Nullable String schema) {
        return schema == null || limits.schemas() ? options.tablePrefix() : schema + "." + options.tablePrefix();
    }

    /** @throws InvalidSchemaException if the name is not valid */
    String column(Field field) {
        return field.column() != null
                ? checkGiven(field.column(), "column", field.toString())
                : derived("", options.naming().column(field.name()), "column", field.toString());
    }

    /** @throws InvalidSchemaException if two columns have the same name */
    void checkColumns(Entity entity, List<Column> columns) {
        Map<String, Column> byName = new HashMap<>();
        for (Column column : columns) {
            Column twin = byName.put(limits.key(column.name()), column);
            if (twin != null) {
                throw new InvalidSchemaException(ErrorCode.COLUMN_TAKEN, "two fields have the same column")
                        .with("column", column.name())
                        .with(
                                "fields",
                                entity.fields().get(twin.index()) + ", "
                                        + entity.fields().get(column.index()))
                        .hint("rename one column with @Column(name = …)");
            }
        }
    }

    /**
     * Returns the type of an enum in the schema of a table; types and tables share a namespace.
     *
     * @throws InvalidSchemaException if the name is not valid, or belongs to a table or to an enum with other labels
     */
    ColumnType.Enumerated enumeration(Entity entity, Field field, ColumnType.Enumerated type) {
        String schema = schemaOf(entity);
        String local = checkGiven(
                prefix(schema) + checkGiven(type.name().local(), "type", field.toString()), "type", field.toString());
        QualifiedName name = new QualifiedName(limits.schemas() ? schema : null, local);
        List<String> labels = enumerations.putIfAbsent(key(name), type.labels());
        if (tables.containsKey(key(name)) || labels != null && !labels.equals(type.labels())) {
            throw new InvalidSchemaException(
                            ErrorCode.NAME_TAKEN,
                            "the enum type has the name of a table, or of an enum type with other labels")
                    .with("type", name.toString())
                    .with("field", field.toString())
                    .hint("rename the type with @Column(type = \"enum(name)\")");
        }
        return new ColumnType.Enumerated(name, type.labels());
    }

    /** Returns the name of an index or constraint that a model sets. */
    String given(Entity entity, QualifiedName table, String name) {
        String whole =
                checkGiven(prefix(schemaOf(entity)) + checkGiven(name, "name", entity.name()), "name", entity.name());
        checkKept(whole, entity.name());
        if (isTaken(table, whole) || !others.add(key(new QualifiedName(table.schema(), whole)))) {
            throw new InvalidSchemaException(
                            ErrorCode.NAME_TAKEN, "the index or constraint has the name of another one, or of a table")
                    .with("name", whole)
                    .with("model", entity.name())
                    .hint("choose another name for the index or constraint");
        }
        return whole;
    }

    /**
     * Returns the name of an index or constraint, derived as PostgreSQL does it: {@code todos_user_id_fkey}.
     *
     * @param more the text that distinguishes it from another one with the same table, columns and suffix
     */
    String made(QualifiedName table, List<Column> columns, String suffix, String more) {
        String whole = columns.stream().map(Column::name).collect(Collectors.joining("_", table.local() + "_", ""))
                + (columns.isEmpty() ? "" : "_")
                + suffix;
        String name = cut(whole);
        if (isTaken(table, name)) {
            name = hashed(whole, table + columns.toString() + suffix + more);
        }
        others.add(key(new QualifiedName(table.schema(), name)));
        return name;
    }

    private boolean isTaken(QualifiedName table, String name) {
        QualifiedName qualified = key(new QualifiedName(table.schema(), name));
        return tables.containsKey(qualified) || others.contains(qualified);
    }

    private QualifiedName key(QualifiedName name) {
        return new QualifiedName(name.schema(), limits.key(name.local()));
    }

    private void checkKept(String name, String of) {
        if (limits.isReserved(name)) {
            throw new InvalidSchemaException(ErrorCode.INVALID_NAME, "the database reserves such names for itself")
                    .with("of", of)
                    .with("name", name)
                    .hint("choose another name");
        }
    }

    private String checkGiven(String name, String what, String of) {
        checkUsable(name, what, of);
        if (bytes(name) > limits.bytes()) {
            throw new InvalidSchemaException(ErrorCode.INVALID_NAME, "the name is longer than the database allows")
                    .with("of", of)
                    .with(what, name)
                    .with("max bytes", Integer.toString(limits.bytes()))
                    .hint("shorten the name");
        }
        return name;
    }

    /** Returns a name that the naming strategy derives. */
    private String derived(String prefix, @Nullable String name, String what, String of) {
        checkUsable(name, what, of);
        checkUsable(prefix + name, what, of);
        return cut(prefix + name);
    }

    private void checkUsable(@Nullable String name, String what, String of) {
        if (name == null
                || name.isEmpty()
                || name.indexOf('\0') >= 0
                || !limits.allows(name)
                || !StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            throw new InvalidSchemaException(
                            ErrorCode.INVALID_NAME,
                            limits.allows(name == null ? "" : name)
                                    ? "the name is missing or empty, or contains a character that no database accepts"
                                    : "the name contains a character outside the basic plane of Unicode, or ends with white space, which the database does not accept")
                    .with("of", of)
                    .with("kind", what)
                    .hint("choose another name");
        }
    }

    private String cut(String name) {
        return bytes(name) <= limits.bytes() ? name : hashed(name, name);
    }

    private String hashed(String name, String text) {
        CRC32 hash = new CRC32();
        hash.update(text.getBytes(StandardCharsets.UTF_8));
        int end = name.length();
        while (bytes(name.substring(0, end)) > limits.bytes() - HASH) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end) + String.format("_%08x", hash.getValue());
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }
}
