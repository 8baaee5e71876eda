package dev.runnel.schema;

/** What tables and columns are called that their models give no name. One for each Db. */
public interface NamingStrategy {
    /** {@code OrderLines} to {@code order_lines}, {@code userId} to {@code user_id}. The default. */
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

    /** As the Java names are: {@code OrderLines}, {@code userId}. */
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

    /** The name of the table of a model, without the prefix, made of the simple name of its companion. */
    String table(String companion);

    /** The name of a column, made of the name of its component. */
    String column(String component);
}
