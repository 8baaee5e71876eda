package dev.runnel.driver.r2dbc;

import dev.runnel.schema.Column;
import dev.runnel.schema.QualifiedName;
import dev.runnel.schema.Table;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.type.Direction;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hand-built tables and expressions. */
final class Samples {
    static final Column ID = column("samples", "id", 0, Type.of(StorageType.UUID));
    static final Column NUMBER = column("samples", "number", 1, Type.of(StorageType.I64));
    static final Column NUMBER_A = column("samples", "number_a", 2, Type.optional(StorageType.I64));
    static final Column NUMBER_B = column("samples", "number_b", 3, Type.optional(StorageType.I64));
    static final Column TEXT = column("samples", "text", 4, Type.optional(StorageType.TEXT));
    static final Column FLAG = column("samples", "flag", 5, Type.optional(StorageType.BOOL));
    static final Column REFERENCE = column("samples", "reference", 6, Type.optional(StorageType.UUID));
    static final Column MOMENT = column("samples", "moment", 7, Type.optional(StorageType.INSTANT));

    static final Table SAMPLES = new Table(
            "samples",
            List.of(ID, NUMBER, NUMBER_A, NUMBER_B, TEXT, FLAG, REFERENCE, MOMENT),
            List.of(ID),
            List.of(),
            List.of(new Table.NamedColumns("samples_number_a", List.of(NUMBER_A))),
            List.of());

    static final Column USER_ID = column("users", "id", 0, Type.of(StorageType.UUID));
    static final Column USER_EMAIL = column("users", "email", 1, Type.of(StorageType.TEXT));
    static final Column USER_BIO = column("users", "bio", 2, Type.optional(StorageType.TEXT));
    static final Table USERS = new Table(
            "users",
            List.of(USER_ID, USER_EMAIL, USER_BIO),
            List.of(USER_ID),
            List.of(new Table.NamedColumns("users_email", List.of(USER_EMAIL))),
            List.of(),
            List.of());

    static final Column POST_USER = column("posts", "user_id", 0, Type.of(StorageType.UUID));
    static final Column POST_NUMBER = column("posts", "number", 1, Type.of(StorageType.I64));
    static final Column POST_TITLE = column("posts", "the \"title\"", 2, Type.of(StorageType.TEXT));
    static final Column POST_PARENT = column("posts", "parent", 3, Type.optional(StorageType.I64));
    static final Table POSTS = new Table(
            "posts",
            List.of(POST_USER, POST_NUMBER, POST_TITLE, POST_PARENT),
            List.of(POST_USER, POST_NUMBER),
            List.of(),
            List.of(new Table.NamedColumns("posts_parent", List.of(POST_USER, POST_PARENT))),
            List.of(new Table.ForeignKey(
                    "posts_user", List.of(POST_USER), QualifiedName.of("users"), List.of(USER_ID))));

    static final Column TICKET_ID = new Column("tickets", "id", 0, Type.of(StorageType.I64), true, null, null);
    static final Column TICKET_CODE = column("tickets", "code", 1, Type.optional(StorageType.TEXT));

    /** Not one of {@link #ALL}: its key is counted, and its unique value may be absent. */
    static final Table TICKETS = new Table(
            "tickets",
            List.of(TICKET_ID, TICKET_CODE),
            List.of(TICKET_ID),
            List.of(new Table.NamedColumns("tickets_code", List.of(TICKET_CODE))),
            List.of(),
            List.of());

    static final List<Table> ALL = List.of(SAMPLES, POSTS, USERS);

    private Samples() {}

    private static Column column(String table, String name, int index, Type.Scalar type) {
        return new Column(table, name, index, type);
    }

    static TableExpr own(Column column) {
        return TableExpr.ColumnRef.own(column);
    }

    static TableExpr.ColumnRef outer(int up, int source, Column column) {
        return new TableExpr.ColumnRef(up, source, column, column.type());
    }

    static TableExpr param(int slot, StorageType storage) {
        return new TableExpr.ValueExpr(new Value.Param(slot, Type.of(storage)));
    }

    static Value.ListParam list(int slot, StorageType storage) {
        return new Value.ListParam(slot, Type.of(storage));
    }

    static TableExpr literal(@Nullable Object value, StorageType storage) {
        return new TableExpr.ValueExpr(new Value.Literal(value, new Type.Scalar(storage, value == null)));
    }

    static Value limit(int slot) {
        return new Value.Param(slot, Type.of(StorageType.I64));
    }

    static SelectRows.Sort asc(Column column) {
        return new SelectRows.Sort(own(column), Direction.ASC, true);
    }

    static SelectRows.Sort desc(Column column) {
        return new SelectRows.Sort(own(column), Direction.DESC, false);
    }

    static SelectRows select(Table table, TableExpr where, TableExpr... selection) {
        return new SelectRows(table, List.of(), where, List.of(), null, null, List.of(selection));
    }
}
