package dev.runnel.driver.r2dbc;

import dev.runnel.driver.r2dbc.sql.SqlText;
import dev.runnel.spi.ServerCursor;
import java.util.List;

/** A cursor declared in SQL. Its name is unique on its lease. */
record SqlCursor(String name, CompiledSql select) implements ServerCursor {
    /** Returns the declaration. Its select has parameters, because PostgreSQL plans the select of a cursor each time, with their values. */
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
