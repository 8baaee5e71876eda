package dev.runnel.schema;

/**
 * The names of tables and columns whose models set no name. A {@code Db} has one strategy. The results depend on the
 * arguments alone.
 */
public interface NamingStrategy {
    /**
     * Names in snake case, the default: {@code order_lines} for {@code OrderLines}, {@code user_id} for {@code userId}.
     */
    NamingStrategy SNAKE_CASE = new NamingStrategy() {
        @Override
        public String table(String companion) {
            return SnakeCase.of(companion);
        }

        @Override
        public String column(String component) {
            return SnakeCase.of(component);
        }
    };

    /** Names as in Java: {@code OrderLines}, {@code userId}. */
    NamingStrategy AS_WRITTEN = new NamingStrategy() {
        @Override
        public String table(String companion) {
            return companion;
        }

        @Override
        public String column(String component) {
            return component;
        }
    };

    /**
     * Returns the name of a table, without the prefix.
     *
     * @param companion the simple name of the companion
     */
    String table(String companion);

    /**
     * Returns the name of a column.
     *
     * @param component the name of the component
     */
    String column(String component);
}
