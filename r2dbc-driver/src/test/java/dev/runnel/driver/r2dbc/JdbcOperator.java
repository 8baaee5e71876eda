package dev.runnel.driver.r2dbc;

import dev.runnel.tck.stress.ServerAdmin;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Sees a database from outside, over a connection of JDBC. */
abstract class JdbcOperator implements ServerAdmin {
    private final Connection connection;

    JdbcOperator(String url) {
        try {
            connection = DriverManager.getConnection(url);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** What a statement gives. */
    synchronized <T> List<T> rows(String sql, Row<T> read) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(read.of(rows));
            }
            return found;
        }
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }
}
