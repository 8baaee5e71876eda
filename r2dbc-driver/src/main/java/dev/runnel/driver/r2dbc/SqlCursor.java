package dev.runnel.driver.r2dbc;

import dev.runnel.driver.r2dbc.sql.SqlText;
import dev.runnel.spi.ServerCursor;
import java.util.List;

/** A cursor of SQL. Its name is that of no other one of its transaction. */
record SqlCursor(String name, CompiledSql select) implements ServerCursor {
    /** By the text of the select, with its parameters: PostgreSQL plans the select of a cursor anew each time, with their values. */
    SqlText declare() {
        SqlText rows = select.sql().bound();
        return new SqlText("DECLARE " + name + " NO SCROLL CURSOR FOR " + rows.text(), rows.binds());
    }

    SqlText fetch(int most) {
        return new SqlText("FETCH " + most + " FROM " + name, List.of());
    }

    SqlText close() {
        return new SqlText("CLOSE " + name, List.of());
    }
}
