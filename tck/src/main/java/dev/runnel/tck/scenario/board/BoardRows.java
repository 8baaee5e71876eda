package dev.runnel.tck.scenario.board;

/** Statements that name parts of keys. */
public final class BoardRows {
    private BoardRows() {}

    public static Teams.Create team(String name) {
        return Teams.create().name(name);
    }

    public static Categories.Create category(String name) {
        return Categories.create().name(name);
    }

    /** With the id that it is given anyway: no other user may have it. */
    public static Users.Create alike(Users.Create user) {
        return user;
    }

    public static Todos.Update<Todo> move(Todo todo, User user) {
        return Todos.update(todo).user(user);
    }
}
