package dev.runnel.planner.lower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidSchemaException;
import dev.runnel.schema.ColumnType;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.IdentifierLimits;
import dev.runnel.schema.NamingOptions;
import dev.runnel.schema.NamingStrategy;
import dev.runnel.schema.QualifiedName;
import dev.runnel.schema.Relation;
import dev.runnel.schema.Schema;
import dev.runnel.schema.Table;
import dev.runnel.schema.Table.ForeignKey;
import dev.runnel.schema.Table.NamedColumns;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Names of tables, columns, indexes and constraints, by the models and the options of a Db. */
class TableNamesTest {
    private static final IdentifierLimits SHORT = new IdentifierLimits(30, true);

    private record Line() {}

    private record Order() {}

    private static Field field(Class<?> owner, String name, int index) {
        return Field.of(owner, name, index, Type.of(StorageType.I64));
    }

    private static final Field ID = field(Line.class, "id", 0);
    private static final Field ORDER_ID = field(Line.class, "orderId", 1);
    private static final Field ORDER_KEY = field(Order.class, "id", 0);
    private static final Entity LINE =
            Entity.of(Line.class, "OrderLines", ID, ORDER_ID).withKey(ID);
    private static final Entity ORDER =
            Entity.of(Order.class, "Orders", ORDER_KEY).withKey(ORDER_KEY);

    private static Relation toOrder(String name, int index) {
        return Relation.belongsTo(Line.class, name, index, Order.class, List.of("orderId"), List.of("id"));
    }

    private static Table table(Entity entity, NamingOptions options, IdentifierLimits limits) {
        return Schema.of(List.of(entity), options, limits).table(entity);
    }

    private static List<String> names(List<NamedColumns> named) {
        return named.stream().map(NamedColumns::name).toList();
    }

    private static void refuses(ErrorCode code, Entity entity, NamingOptions options) {
        refuses(code, () -> table(entity, options, SHORT));
    }

    private static void refuses(ErrorCode code, Entity entity, IdentifierLimits limits) {
        refuses(code, () -> table(entity, NamingOptions.DEFAULT, limits));
    }

    private static void refuses(ErrorCode code, ThrowingCallable making) {
        assertThatThrownBy(making)
                .isInstanceOfSatisfying(
                        InvalidSchemaException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void namingStrategyNamesUnnamedTables() {
        Table snake = table(LINE, NamingOptions.DEFAULT, IdentifierLimits.NONE);
        assertThat(snake.at()).isEqualTo(QualifiedName.of("order_lines"));
        assertThat(snake.columns()).extracting(column -> column.name()).containsExactly("id", "order_id");
        assertThat(snake.keyName()).isEqualTo("order_lines_pkey");

        Table written = table(LINE, NamingOptions.DEFAULT.withNaming(NamingStrategy.AS_WRITTEN), IdentifierLimits.NONE);
        assertThat(written.name()).isEqualTo("OrderLines");
        assertThat(written.columns()).extracting(column -> column.name()).containsExactly("id", "orderId");
    }

    @Test
    void prefixPrecedesADeclaredName() {
        Entity given = Entity.of(Line.class, "OrderLines", ID.inColumn("Nr"), ORDER_ID)
                .inTable("Positions")
                .withKey(ID)
                .withKeyName("by_id")
                .withUnique("one", ID)
                .withIndex("many", ORDER_ID)
                .withIndex(ORDER_ID, ID);
        NamingOptions options = NamingOptions.DEFAULT.withTablePrefix("x_").withNaming(NamingStrategy.AS_WRITTEN);
        Table table = table(given, options, IdentifierLimits.NONE);
        assertThat(table.name()).isEqualTo("x_Positions");
        assertThat(table.columns()).extracting(column -> column.name()).containsExactly("Nr", "orderId");
        assertThat(table.keyName()).isEqualTo("x_by_id");
        assertThat(names(table.uniques())).containsExactly("x_one");
        assertThat(names(table.indexes())).containsExactly("x_many", "x_Positions_orderId_Nr_idx");
    }

    @Test
    void theSchemaOfTheModelGoesBeforeThatOfTheDb() {
        NamingOptions options = NamingOptions.DEFAULT.withSchema("db").withTablePrefix("x_");
        assertThat(table(LINE, options, IdentifierLimits.NONE).at())
                .isEqualTo(new QualifiedName("db", "x_order_lines"));
        assertThat(table(LINE.inSchema("own"), options, IdentifierLimits.NONE).at())
                .isEqualTo(new QualifiedName("own", "x_order_lines"));
    }

    @Test
    void withoutSchemasTheSchemaIsAPartOfTheName() {
        IdentifierLimits none = new IdentifierLimits(100, false);
        Table table = table(
                LINE.withIndex("i", ORDER_ID).withUnique(ORDER_ID),
                NamingOptions.DEFAULT.withSchema("s").withTablePrefix("x_"),
                none);
        assertThat(table.at()).isEqualTo(QualifiedName.of("s.x_order_lines"));
        assertThat(names(table.indexes())).containsExactly("s.x_i");
        assertThat(names(table.uniques())).containsExactly("s.x_order_lines_order_id_key");
    }

    @Test
    void generatedNameIsTruncated() {
        Field wide = field(Line.class, "aVeryLongComponentNameThatNobodyWants", 1);
        Entity entity =
                Entity.of(Line.class, "OrderLines", ID, wide).withKey(ID).withIndex(wide);
        Table table = table(entity, NamingOptions.DEFAULT, SHORT);
        assertThat(table.columns().get(1).name()).hasSize(30).startsWith("a_very_long_component");
        assertThat(names(table.indexes()))
                .allSatisfy(name -> assertThat(name).hasSize(30).startsWith("order_lines_a_very"));
        assertThat(table(entity, NamingOptions.DEFAULT, SHORT)).isEqualTo(table);
        String other = table(
                        entity.inTable("order_lines"),
                        NamingOptions.DEFAULT.withNaming(NamingStrategy.AS_WRITTEN),
                        SHORT)
                .columns()
                .get(1)
                .name();
        assertThat(other).isNotEqualTo(table.columns().get(1).name());
    }

    @Test
    void nameIsTruncatedBetweenCodePoints() {
        Entity wide = Entity.of(Line.class, "\uD83D\uDE00".repeat(9), ID).withKey(ID);
        String name = table(wide, NamingOptions.DEFAULT, SHORT).name();
        assertThat(name).startsWith("\uD83D\uDE00".repeat(5) + "_").hasSize(19);
    }

    @Test
    void declaredNameIsNeverTruncated() {
        String wide = "a".repeat(31);
        refuses(ErrorCode.INVALID_NAME, LINE.inTable(wide), NamingOptions.DEFAULT);
        refuses(ErrorCode.INVALID_NAME, LINE.inTable("a".repeat(29)), NamingOptions.DEFAULT.withTablePrefix("x_"));
        refuses(ErrorCode.INVALID_NAME, LINE.inSchema(wide), NamingOptions.DEFAULT);
        refuses(ErrorCode.INVALID_NAME, LINE.withIndex(wide, ID), NamingOptions.DEFAULT);
        refuses(
                ErrorCode.INVALID_NAME,
                Entity.of(Line.class, "L", ID.inColumn(wide)).withKey(ID),
                NamingOptions.DEFAULT);
    }

    @Test
    void nameThatNoDatabaseAcceptsIsRejected() {
        refuses(ErrorCode.INVALID_NAME, LINE.inTable(""), NamingOptions.DEFAULT);
        refuses(ErrorCode.INVALID_NAME, LINE.inTable("a\0b"), NamingOptions.DEFAULT);
        refuses(ErrorCode.INVALID_NAME, LINE, NamingOptions.DEFAULT.withTablePrefix("\uD83D"));
        refuses(ErrorCode.INVALID_NAME, LINE, NamingOptions.DEFAULT.withSchema(""));
    }

    @Test
    void collidingNamesAreRejected() {
        refuses(ErrorCode.NAME_TAKEN, LINE.withIndex("i", ID).withUnique("i", ORDER_ID), NamingOptions.DEFAULT);
        refuses(ErrorCode.NAME_TAKEN, LINE.withIndex("order_lines", ID), NamingOptions.DEFAULT);
        refuses(
                ErrorCode.COLUMN_TAKEN,
                Entity.of(Line.class, "L", ID.inColumn("order_id"), ORDER_ID).withKey(ID),
                NamingOptions.DEFAULT);
        assertThatThrownBy(() -> Schema.of(List.of(LINE.inTable("orders"), ORDER)))
                .isInstanceOfSatisfying(
                        InvalidSchemaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TABLE_TAKEN));
    }

    private static Entity labelled(String type, String label) {
        Field field = Field.of(Line.class, "state", 1, Type.of(StorageType.TEXT))
                .ofType(new ColumnType.Enumerated(type, List.of(label)));
        return Entity.of(Line.class, "OrderLines", ID, field).withKey(ID);
    }

    /** Types of labels share the names of tables. */
    @Test
    void typesOfLabelsAreNamedToo() {
        assertThat(table(labelled("State", "a").inSchema("s"), NamingOptions.DEFAULT.withTablePrefix("x_"), SHORT)
                        .columns()
                        .get(1)
                        .declared())
                .isEqualTo(new ColumnType.Enumerated(new QualifiedName("s", "x_State"), List.of("a")));
        refuses(ErrorCode.NAME_TAKEN, labelled("order_lines", "a"), NamingOptions.DEFAULT);
        refuses(ErrorCode.INVALID_NAME, labelled("", "a"), NamingOptions.DEFAULT);
        refuses(ErrorCode.INVALID_NAME, labelled("x".repeat(31), "a"), NamingOptions.DEFAULT);
        Field other = Field.of(Order.class, "state", 1, Type.of(StorageType.TEXT))
                .ofType(new ColumnType.Enumerated("state", List.of("b")));
        Entity order = Entity.of(Order.class, "Orders", ORDER_KEY, other).withKey(ORDER_KEY);
        refuses(ErrorCode.NAME_TAKEN, () -> Schema.of(List.of(labelled("state", "a"), order)));
        assertThat(Schema.of(List.of(labelled("state", "b"), order)).tables()).hasSize(2);
    }

    /** As on SQLite. */
    @Test
    void caseInsensitiveNamesCollide() {
        IdentifierLimits caseless = new IdentifierLimits(100, false, true, false, "sqlite_");
        refuses(ErrorCode.NAME_TAKEN, LINE.withIndex("i", ID).withUnique("I", ORDER_ID), caseless);
        refuses(ErrorCode.NAME_TAKEN, LINE.withIndex("Order_Lines", ID), caseless);
        refuses(
                ErrorCode.COLUMN_TAKEN,
                Entity.of(Line.class, "L", ID.inColumn("ORDER_id"), ORDER_ID).withKey(ID),
                caseless);
        assertThatThrownBy(() -> Schema.of(List.of(LINE.inTable("ORDERS"), ORDER), NamingOptions.DEFAULT, caseless))
                .isInstanceOfSatisfying(
                        InvalidSchemaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TABLE_TAKEN));
        refuses(ErrorCode.INVALID_NAME, LINE.inTable("SQLite_x"), caseless);
        refuses(ErrorCode.INVALID_NAME, LINE.withIndex("sqlite_i", ID), caseless);
        assertThat(table(LINE.withIndex("\u00e9", ID).withUnique("\u00c9", ORDER_ID), NamingOptions.DEFAULT, caseless)
                        .name())
                .isEqualTo("order_lines");
    }

    /** A table of one model and a column of another make one name together: the order of the models does not decide whose it is. */
    @Test
    void collidingGeneratedNamesBecomeUnique() {
        Entity line = Entity.of(Line.class, "A", ID, field(Line.class, "bC", 1))
                .withKey(ID)
                .withIndex(field(Line.class, "bC", 1));
        Entity order = Entity.of(Order.class, "AB", ORDER_KEY, field(Order.class, "c", 1))
                .inTable("a_b")
                .withKey(ORDER_KEY)
                .withIndex(field(Order.class, "c", 1));
        Schema schema = Schema.of(List.of(line, order));
        Schema turned = Schema.of(List.of(order, line));
        assertThat(names(schema.table(line).indexes())).containsExactly("a_b_c_idx");
        assertThat(names(schema.table(order).indexes())).allMatch(name -> name.matches("a_b_c_idx_[0-9a-f]{8}"));
        assertThat(turned.table(order)).isEqualTo(schema.table(order));
        assertThat(turned.table(line)).isEqualTo(schema.table(line));
    }

    @Test
    void twoRelationsOverOneKeyAreOneForeignKey() {
        Entity line = LINE.withRelations(toOrder("order", 0), toOrder("same", 1));
        assertThat(Schema.of(List.of(line, ORDER)).table(line).foreignKeys())
                .extracting(ForeignKey::name)
                .containsExactly("order_lines_order_id_fkey");
    }
}
