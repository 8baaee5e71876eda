package dev.runnel.docs;

import dev.runnel.companion.ModelProvider;
import dev.runnel.driver.r2dbc.DatabaseCapabilities;
import dev.runnel.driver.r2dbc.sql.Dialect;
import dev.runnel.mapping.Encoding;
import dev.runnel.mapping.PreservedOperator;
import dev.runnel.schema.Column;
import dev.runnel.schema.ColumnType;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Schema;
import dev.runnel.schema.Table;
import dev.runnel.spi.Capabilities;
import dev.runnel.tck.golden.GoldenFile;
import dev.runnel.tck.memory.MemoryDriver;
import dev.runnel.tck.scenario.json.Surveys;
import dev.runnel.tck.scenario.mapped.Holding;
import dev.runnel.tck.scenario.mapped.Holdings;
import dev.runnel.tck.scenario.mapped.Ledgers;
import dev.runnel.tck.scenario.mapped.Sale;
import dev.runnel.tck.scenario.mapped.Sales;
import dev.runnel.tck.scenario.precise.Timings;
import dev.runnel.tck.scenario.types.Gauges;
import dev.runnel.tck.scenario.types.Specimen;
import dev.runnel.tck.scenario.types.Specimens;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Generates the tables of {@code docs/types.md} and {@code docs/reference/types.md}. Types and operators are those of the models that the
 * suite proves them with, {@link Specimen} and {@link Holding}, and {@link Sale} with four others. Declared types are a list here, and ranges
 * those of the capabilities. Columns are read from the statements that create tables.
 */
class TypesPageTest {
    private static final Path PAGE = Path.of("../docs/types.md");
    private static final Path REFERENCE = Path.of("../docs/reference/types.md");

    private record Backend(String name, Dialect dialect, Capabilities capabilities) {}

    private static final List<Backend> BACKENDS = List.of(
            new Backend("PostgreSQL", Dialect.POSTGRESQL, DatabaseCapabilities.POSTGRESQL),
            new Backend("MySQL", Dialect.MYSQL, DatabaseCapabilities.MYSQL),
            new Backend("MariaDB", Dialect.MARIADB, DatabaseCapabilities.MARIADB),
            new Backend("H2", Dialect.H2, DatabaseCapabilities.H2),
            new Backend("SQLite", Dialect.SQLITE, DatabaseCapabilities.SQLITE));

    @Test
    void thePageHasOneTable() throws IOException {
        new GoldenFile(PAGE).verify(replaced(PAGE, Files.readString(PAGE), "columns", shortColumns()));
    }

    @Test
    void theReferenceHasTheTables() throws IOException {
        String page = Files.readString(REFERENCE);
        page = replaced(REFERENCE, page, "types", columns());
        page = replaced(REFERENCE, page, "declared", declaredTypes());
        page = replaced(REFERENCE, page, "ranges", ranges());
        page = replaced(REFERENCE, page, "operators", operators());
        new GoldenFile(REFERENCE).verify(page);
    }

    private static String replaced(Path path, String page, String name, String table) {
        Pattern between = Pattern.compile("(<!-- " + name + ": generated -->\n).*?(<!-- end -->)", Pattern.DOTALL);
        Matcher found = between.matcher(page);
        if (!found.find()) {
            throw new AssertionError(path + " has no place for the table of " + name);
        }
        return found.replaceFirst(result -> Matcher.quoteReplacement(result.group(1) + table + result.group(2)));
    }

    /** Java types by column: one line for all types that have the same columns. */
    private static String shortColumns() {
        Map<List<String>, List<String>> types = new LinkedHashMap<>();
        for (Entity entity : List.of(Specimens.MODEL.entity(), Holdings.MODEL.entity())) {
            Map<Backend, Map<String, String>> declared = declared(entity);
            for (Field field : entity.fields()) {
                if (!entity.key().contains(field) && !remark(field).equals(NEWTYPE)) {
                    List<String> columns = BACKENDS.stream()
                            .map(backend -> "`" + declared.get(backend).get(field.name()) + "`")
                            .toList();
                    types.computeIfAbsent(columns, key -> new ArrayList<>()).add(shortType(entity, field));
                }
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add(row("Java", names()));
        lines.add(rule(1 + BACKENDS.size()));
        types.forEach((columns, javaTypes) -> lines.add(row(String.join(", ", javaTypes), columns.stream())));
        return text(lines);
    }

    private static String shortType(Entity entity, Field field) {
        String type = javaType(entity, field);
        return switch (field.name()) {
            case "u8", "u16", "u32", "u64" -> "`@Unsigned " + type + "`";
            case "color" -> "enums";
            case "mood" -> "enums with `@Label`";
            case "phase" -> "enums with `@Code`";
            default -> "`" + type + "`";
        };
    }

    /** Type by backend: the column. */
    private static String columns() {
        List<String> lines = new ArrayList<>();
        lines.add(row("Java", "storage", names(), "`=`", "`<`", "`+`"));
        lines.add(rule(5 + BACKENDS.size()));
        for (Entity entity : List.of(Specimens.MODEL.entity(), Holdings.MODEL.entity())) {
            Map<Backend, Map<String, String>> declared = declared(entity);
            for (Field field : entity.fields()) {
                if (!entity.key().contains(field)) {
                    lines.add(row(
                            "`" + javaType(entity, field) + "`" + remark(field),
                            storage(field.type().storage()),
                            BACKENDS.stream()
                                    .map(backend -> "`" + declared.get(backend).get(field.name()) + "`"),
                            kept(field.mapping())));
                }
            }
        }
        return text(lines);
    }

    private static Stream<String> names() {
        return BACKENDS.stream().map(Backend::name);
    }

    private static String javaType(Entity entity, Field field) {
        for (RecordComponent component : entity.type().getRecordComponents()) {
            if (component.getName().equals(field.name())) {
                return component.getType().getSimpleName();
            }
        }
        throw new AssertionError(field);
    }

    /** What the Java type does not say. */
    private static String remark(Field field) {
        return switch (field.name()) {
            case "u8", "u16", "u32", "u64" -> ", `@Unsigned`";
            case "color" -> ", an enum";
            case "mood" -> ", an enum with `@Label`";
            case "phase" -> ", an enum with `@Code`";
            case "code", "rank", "level", "hue", "stamp" -> NEWTYPE;
            default -> "";
        };
    }

    private static final String NEWTYPE = ", a record of one component";

    private static String storage(StorageType storage) {
        return storage.name().toLowerCase(Locale.ROOT);
    }

    private static Stream<String> kept(Encoding<?, ?> encoding) {
        return Stream.of(PreservedOperator.values()).map(operator -> encoding.preserves(operator) ? "yes" : "no");
    }

    /** The type of each column, by the name of the field. */
    private static Map<Backend, Map<String, String>> declared(Entity entity) {
        Map<Backend, Map<String, String>> declared = new LinkedHashMap<>();
        for (Backend backend : BACKENDS) {
            Schema schema = Schema.of(List.of(entity));
            Table table = schema.table(entity);
            String create = backend.dialect().schema(List.of(table)).stream()
                    .filter(sql -> sql.startsWith("CREATE TABLE"))
                    .findFirst()
                    .orElseThrow();
            Map<String, String> types = new LinkedHashMap<>();
            for (Field field : entity.fields()) {
                Column column = schema.column(field);
                types.put(field.name(), typeOf(create, column.name()));
            }
            declared.put(backend, types);
        }
        return declared;
    }

    private static String typeOf(String create, String column) {
        Matcher found = Pattern.compile("[(\\s][\"`]" + column
                        + "[\"`] ((?:[^,(]|\\([^)]*\\))+?)(?: CONSTRAINT| NOT NULL| CHECK|, *[\"`]|,\\s)")
                .matcher(create);
        if (!found.find()) {
            throw new AssertionError(column + " in " + create);
        }
        return found.group(1);
    }

    private record Priced(long key) {}

    /** What an annotation says, by what it is made of, and for which components it is. */
    private record Said(StorageType storage, ColumnType type, String components) {}

    private static final List<Said> DECLARED = List.of(
            new Said(StorageType.TEXT, new ColumnType.Varchar(40), "texts, and what is stored as one"),
            new Said(StorageType.DECIMAL, new ColumnType.Numeric(10, 2), "`BigDecimal`"),
            new Said(StorageType.I16, new ColumnType.Int(Byte.BYTES), "whole numbers"),
            new Said(StorageType.I16, new ColumnType.Int(Short.BYTES), "whole numbers"),
            new Said(StorageType.I32, new ColumnType.Int(Integer.BYTES), "whole numbers"),
            new Said(StorageType.I64, new ColumnType.Int(Long.BYTES), "whole numbers"),
            new Said(StorageType.I16, new ColumnType.Unsigned(StorageType.I16, Byte.SIZE), "whole numbers"),
            new Said(StorageType.I32, new ColumnType.Unsigned(StorageType.I32, Short.SIZE), "whole numbers"),
            new Said(StorageType.I64, new ColumnType.Unsigned(StorageType.I64, Integer.SIZE), "whole numbers"),
            new Said(StorageType.I64, new ColumnType.Unsigned(StorageType.I64, Long.SIZE), "whole numbers"),
            new Said(StorageType.DECIMAL, new ColumnType.Unsigned(StorageType.DECIMAL, Long.SIZE), "`@Unsigned long`"),
            new Said(StorageType.F32, new ColumnType.FloatingPoint(Float.BYTES), "`float`, `double`"),
            new Said(StorageType.F64, new ColumnType.FloatingPoint(Double.BYTES), "`float`, `double`"),
            new Said(StorageType.BYTES, new ColumnType.Binary(16), "`byte[]`, `UUID`"),
            new Said(StorageType.TIME, new ColumnType.FractionalSeconds(StorageType.TIME, 3), "`LocalTime`"),
            new Said(
                    StorageType.DATETIME, new ColumnType.FractionalSeconds(StorageType.DATETIME, 3), "`LocalDateTime`"),
            new Said(
                    StorageType.INSTANT,
                    new ColumnType.FractionalSeconds(StorageType.INSTANT, 3),
                    "`Instant`, `OffsetDateTime`"),
            new Said(
                    StorageType.TEXT,
                    new ColumnType.Enumerated("mood", List.of("CALM", "GLAD")),
                    "enums without codes"),
            new Said(StorageType.TEXT, new ColumnType.Json(false), "`@Json`"),
            new Said(StorageType.TEXT, new ColumnType.Json(true), "`@Json`"),
            new Said(StorageType.I32, new ColumnType.RawSql("INT"), "any"));

    /** Declared type by backend: the column. */
    private static String declaredTypes() {
        List<String> lines = new ArrayList<>();
        lines.add(row("`@Column(type = …)`", "components", names(), "key-value preset"));
        lines.add(rule(3 + BACKENDS.size()));
        for (Said said : DECLARED) {
            lines.add(row(
                    "`" + said.type() + "`",
                    said.components(),
                    BACKENDS.stream().map(backend -> columnOf(said, backend)),
                    MemoryDriver.CAPABILITIES.types().takes(said.type()) ? "as the storage type" : REFUSED));
        }
        return text(lines);
    }

    private static final String REFUSED = "refused";

    private static String columnOf(Said said, Backend backend) {
        if (!backend.capabilities().types().takes(said.type())) {
            return REFUSED;
        }
        Field key = Field.of(Priced.class, "key", 0, Type.of(StorageType.I64));
        Field field =
                Field.of(Priced.class, "declared", 1, Type.of(said.storage())).ofType(said.type());
        Entity entity = Entity.of(Priced.class, "Priced", key, field).withKey(key);
        return "`" + declared(entity).get(backend).get("declared") + "`";
    }

    /** Storage type by backend: which values a column holds. */
    private static String ranges() {
        List<String> lines = new ArrayList<>();
        lines.add(row("storage", "carrier", names(), "key-value preset"));
        lines.add(rule(3 + BACKENDS.size()));
        for (StorageType storage : StorageType.values()) {
            lines.add(row(
                    storage(storage),
                    "`" + storage.carrier().getSimpleName() + "`",
                    Stream.concat(BACKENDS.stream().map(Backend::capabilities), Stream.of(MemoryDriver.CAPABILITIES))
                            .map(capabilities -> range(capabilities, storage))));
        }
        return text(lines);
    }

    private static String range(Capabilities capabilities, StorageType storage) {
        if (storage == StorageType.F32 || storage == StorageType.F64) {
            return capabilities.types().infinite() ? "every one but NaN" : "every finite one";
        }
        if (!capabilities.hasRange(storage)) {
            return "every one";
        }
        String unit = storage == StorageType.TEXT ? " UTF-16 units" : storage == StorageType.BYTES ? " bytes" : "";
        return capabilities.range(storage) + unit;
    }

    /** Mapping by operator. */
    private static String operators() {
        List<String> lines = new ArrayList<>();
        lines.add(row("component", "stored as", Stream.of("`=`", "`<`", "`+`")));
        lines.add(rule(5));
        for (ModelProvider model : List.of(Sales.MODEL, Ledgers.MODEL, Timings.MODEL, Gauges.MODEL, Surveys.MODEL)) {
            Entity entity = model.entity();
            for (Field field : entity.fields()) {
                if (!entity.key().contains(field)) {
                    lines.add(row(
                            "`" + entity.type().getSimpleName() + "." + field.name() + "`: " + told(entity, field),
                            storage(field.type().storage()),
                            kept(field.mapping())));
                }
            }
        }
        return text(lines);
    }

    /** As its component is written. */
    private static String told(Entity entity, Field field) {
        String source;
        try {
            source = Files.readString(
                    Path.of("../tck/src/main/java/" + entity.type().getName().replace('.', '/') + ".java"));
        } catch (IOException gone) {
            throw new AssertionError(gone);
        }
        Matcher written = Pattern.compile("\n +(.+) " + field.name() + "[,)]").matcher(source);
        if (!written.find()) {
            throw new AssertionError(field + " of " + entity);
        }
        return "`" + written.group(1) + "`";
    }

    private static String row(Object... cells) {
        return Stream.of(cells)
                .flatMap(cell -> cell instanceof Stream<?> several ? several : Stream.of(cell))
                .map(Object::toString)
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String rule(int cells) {
        return "|" + "---|".repeat(cells);
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
