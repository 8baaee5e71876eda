package dev.runnel.planner.oracle;

import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.FieldGroup;
import dev.runnel.schema.Relation;
import dev.runnel.schema.Relation.Kind;
import dev.runnel.schema.Schema;
import dev.runnel.stmt.Include;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.Compare;
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ScopeRef.Outer;
import dev.runnel.stmt.Select;
import dev.runnel.stmt.Select.ResultMode;
import dev.runnel.type.CompareOp;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Users with a card, which has a stamp; todos of users with steps and comments (the author of a comment is eager, the note of a
 * todo deferred); and shops in regions with offices, whose keys have two parts and share one of them.
 */
public final class Models {
    private Models() {}

    private record User() {}

    private record Card() {}

    private record Category() {}

    private record Todo() {}

    private record Stamp() {}

    private record Step() {}

    private record Comment() {}

    private record Office() {}

    private record Region() {}

    private record Shop() {}

    public static final Entity USER = new Draft(User.class, "users")
            .field("id", StorageType.I64)
            .field("name", StorageType.TEXT)
            .nullable("nick", StorageType.TEXT)
            .nullable("age", StorageType.I64)
            .hasMany("todos", Todo.class, "id", "userId")
            .hasMany("comments", Comment.class, "id", "authorId")
            .relation("card", Kind.HAS_ONE, Card.class, List.of("id"), List.of("userId"), true, false)
            .hasMany("held", Card.class, "nick", "holderNick")
            .unique("nick")
            .entity("id");

    /** The one of a user, whether a database says so or not; its holder is known by another column than the key. */
    public static final Entity CARD = new Draft(Card.class, "cards")
            .field("id", StorageType.I64)
            .nullable("userId", StorageType.I64)
            .nullable("holderNick", StorageType.TEXT)
            .field("code", StorageType.TEXT)
            .optional("user", User.class, List.of("userId"), List.of("id"))
            .optional("holder", User.class, List.of("holderNick"), List.of("nick"))
            .relation("stamp", Kind.HAS_ONE, Stamp.class, List.of("id"), List.of("id"), false, false)
            .unique("userId")
            .entity("id");

    /** Required by its card, which may lack it all the same. */
    public static final Entity STAMP = new Draft(Stamp.class, "stamps")
            .field("id", StorageType.I64)
            .field("color", StorageType.TEXT)
            .nullable("weight", StorageType.I64)
            .belongsTo("card", Card.class, "id", "id")
            .entity("id");

    public static final Entity CATEGORY = new Draft(Category.class, "categories")
            .field("id", StorageType.I64)
            .field("name", StorageType.TEXT)
            .hasMany("todos", Todo.class, "id", "categoryId")
            .entity("id");

    public static final Entity TODO = new Draft(Todo.class, "todos")
            .field("id", StorageType.I64)
            .field("userId", StorageType.I64)
            .field("categoryId", StorageType.I64)
            .nullable("parentId", StorageType.I64)
            .field("title", StorageType.TEXT)
            .nullable("prio", StorageType.I64)
            .field("done", StorageType.BOOL)
            .deferred("note", StorageType.TEXT)
            .belongsTo("user", User.class, "userId", "id")
            .belongsTo("category", Category.class, "categoryId", "id")
            .optional("parent", Todo.class, List.of("parentId"), List.of("id"))
            .hasMany("steps", Step.class, "id", "todoId")
            .hasMany("comments", Comment.class, "id", "todoId")
            .hasMany("children", Todo.class, "id", "parentId")
            .index("userId")
            .index("parentId")
            .entity("id");

    /** Its foreign key has no index: steps of todos are found by a scan. */
    public static final Entity STEP = new Draft(Step.class, "steps")
            .field("id", StorageType.I64)
            .field("todoId", StorageType.I64)
            .nullable("name", StorageType.TEXT)
            .field("position", StorageType.I64)
            .belongsTo("todo", Todo.class, "todoId", "id")
            .entity("id");

    public static final Entity COMMENT = new Draft(Comment.class, "comments")
            .field("id", StorageType.I64)
            .field("todoId", StorageType.I64)
            .nullable("authorId", StorageType.I64)
            .field("text", StorageType.TEXT)
            .belongsTo("todo", Todo.class, "todoId", "id")
            .eager("author", User.class, "authorId", "id")
            .index("todoId")
            .entity("id");

    public static final Entity OFFICE = new Draft(Office.class, "offices")
            .field("country", StorageType.TEXT)
            .field("no", StorageType.I64)
            .nullable("city", StorageType.TEXT)
            .relation(
                    "regions",
                    Kind.HAS_MANY,
                    Region.class,
                    List.of("country", "no"),
                    List.of("country", "officeNo"),
                    false,
                    false)
            .entity("country", "no");

    public static final Entity REGION = new Draft(Region.class, "regions")
            .field("country", StorageType.TEXT)
            .field("number", StorageType.I64)
            .nullable("officeNo", StorageType.I64)
            .field("name", StorageType.TEXT)
            .optional("office", Office.class, List.of("country", "officeNo"), List.of("country", "no"))
            .relation(
                    "shops",
                    Kind.HAS_MANY,
                    Shop.class,
                    List.of("country", "number"),
                    List.of("country", "number"),
                    false,
                    false)
            .index("country", "officeNo")
            .entity("country", "number");

    public static final Entity SHOP = new Draft(Shop.class, "shops")
            .field("id", StorageType.I64)
            .nullable("country", StorageType.TEXT)
            .nullable("number", StorageType.I64)
            .field("name", StorageType.TEXT)
            .optional("region", Region.class, List.of("country", "number"), List.of("country", "number"))
            .entity("id");

    public static final Schema SCHEMA =
            Schema.of(List.of(USER, CARD, STAMP, CATEGORY, TODO, STEP, COMMENT, OFFICE, REGION, SHOP));

    public static Field field(Entity entity, String name) {
        return entity.field(name).orElseThrow();
    }

    public static Relation relation(Entity entity, String name) {
        return entity.relations().stream()
                .filter(relation -> relation.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A field at the end of a path of to-one relations. */
    public static FieldRef ref(Entity entity, String... path) {
        Entity at = entity;
        List<Relation> steps = new ArrayList<>();
        for (String step : List.of(path).subList(0, path.length - 1)) {
            Relation relation = relation(at, step);
            steps.add(relation);
            at = SCHEMA.target(relation);
        }
        return new FieldRef(Outer.OWN, steps, field(at, path[path.length - 1]));
    }

    /** A field equals a value of the user. */
    public static ModelExpr isValue(FieldRef ref) {
        return new Compare(
                CompareOp.EQ, ref, new ValueExpr(Value.Param.of(ref.type().asNonNull())));
    }

    /** All rows for which a condition is true, as records. */
    public static Select select(Entity entity, ModelExpr filter, Include... includes) {
        return new Select(entity, filter, List.of(), List.of(includes), null, List.of(), ResultMode.ALL);
    }

    /** A relation with every row. */
    public static Include whole(Relation relation) {
        return new Include.OfRelation(List.of(), relation, select(SCHEMA.target(relation), ValueExpr.TRUE));
    }

    /** An entity while its parts are named. */
    private static final class Draft {
        private final Class<?> type;
        private final String table;
        private final List<Field> fields = new ArrayList<>();
        private final List<Relation> relations = new ArrayList<>();
        private final List<FieldGroup> uniques = new ArrayList<>();
        private final List<FieldGroup> indexes = new ArrayList<>();

        Draft(Class<?> type, String table) {
            this.type = type;
            this.table = table;
        }

        Draft field(String name, StorageType storage) {
            return add(name, Type.of(storage), false);
        }

        Draft nullable(String name, StorageType storage) {
            return add(name, Type.optional(storage), false);
        }

        Draft deferred(String name, StorageType storage) {
            return add(name, Type.optional(storage), true);
        }

        private Draft add(String name, Type.Scalar fieldType, boolean deferred) {
            Field field = Field.of(type, name, fields.size(), fieldType).inColumn(name);
            fields.add(deferred ? field.asDeferred() : field);
            return this;
        }

        Draft hasMany(String name, Class<?> target, String field, String reference) {
            return relation(name, Kind.HAS_MANY, target, List.of(field), List.of(reference), false, false);
        }

        Draft belongsTo(String name, Class<?> target, String field, String reference) {
            return relation(name, Kind.BELONGS_TO, target, List.of(field), List.of(reference), false, false);
        }

        Draft optional(String name, Class<?> target, List<String> own, List<String> references) {
            return relation(name, Kind.BELONGS_TO, target, own, references, true, false);
        }

        Draft eager(String name, Class<?> target, String field, String reference) {
            return relation(name, Kind.BELONGS_TO, target, List.of(field), List.of(reference), true, true);
        }

        Draft relation(
                String name,
                Kind kind,
                Class<?> target,
                List<String> own,
                List<String> references,
                boolean optional,
                boolean eager) {
            relations.add(new Relation(type, name, relations.size(), kind, target, own, references, optional, eager));
            return this;
        }

        Draft unique(String... names) {
            uniques.add(new FieldGroup(null, named(names)));
            return this;
        }

        Draft index(String... names) {
            indexes.add(new FieldGroup(null, named(names)));
            return this;
        }

        private List<Field> named(String... names) {
            return Arrays.stream(names)
                    .map(name -> fields.stream()
                            .filter(field -> field.name().equals(name))
                            .findFirst()
                            .orElseThrow())
                    .toList();
        }

        Entity entity(String... key) {
            return new Entity(
                    type, table, null, null, fields, relations, named(key), null, 1, uniques, indexes, List.of());
        }
    }
}
