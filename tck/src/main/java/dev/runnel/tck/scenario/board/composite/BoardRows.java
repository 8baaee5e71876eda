package dev.runnel.tck.scenario.board.composite;

import java.util.UUID;

/** Statements that name parts of keys. Teams red and blue are of two tenants and have the same id. */
public final class BoardRows {
    private static final UUID ALIKE = new UUID(1, 1);

    private BoardRows() {}

    public static Teams.Create team(String name) {
        return switch (name) {
            case "red" -> Teams.create().tenant("acme").name(name).id(ALIKE);
            case "blue" -> Teams.create().tenant("other").name(name).id(ALIKE);
            default -> Teams.create().tenant("acme").name(name);
        };
    }

    public static Categories.Create category(String name) {
        return Categories.create().tenant("acme").name(name);
    }

    /** With the id that users of other tenants have too. */
    public static Users.Create alike(Users.Create user) {
        return user.id(ALIKE);
    }

    /** Within its tenant: the tenant is a part of its key. */
    public static Todos.Update<Todo> move(Todo todo, User user) {
        return Todos.update(todo).userId(user.id());
    }
}
