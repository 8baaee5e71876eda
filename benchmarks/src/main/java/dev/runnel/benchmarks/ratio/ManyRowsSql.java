package dev.runnel.benchmarks.ratio;

/** The statements by hand that write many stocks that exist, where each row is a row of a list of values. */
enum ManyRowsSql {
    H2 {
        @Override
        String upsert(int rows) {
            return "MERGE INTO \"stocks\" (\"id\", \"name\", \"amount\", \"changed\") KEY (\"id\") VALUES "
                    + StocksByValues.rows("(?, ?, ?, ?)", rows);
        }

        @Override
        String update(int rows) {
            return "MERGE INTO \"stocks\" s USING (VALUES "
                    + StocksByValues.rows("(CAST(? AS BIGINT), CAST(? AS INTEGER))", rows)
                    + ") u (id, amount) ON s.\"id\" = u.id WHEN MATCHED THEN UPDATE SET \"amount\" = u.amount";
        }
    },
    MYSQL {
        @Override
        String upsert(int rows) {
            return INTO_STOCKS + StocksByValues.rows("(?, ?, ?, ?)", rows)
                    + " AS u ON DUPLICATE KEY UPDATE `name` = u.`name`, `amount` = u.`amount`, `changed` = u.`changed`";
        }

        @Override
        String update(int rows) {
            return "UPDATE `stocks` s JOIN (VALUES " + StocksByValues.rows("ROW(?, ?)", rows)
                    + ") u (id, amount) ON s.`id` = u.id SET s.`amount` = u.amount";
        }
    },
    MARIADB {
        @Override
        String upsert(int rows) {
            return INTO_STOCKS + StocksByValues.rows("(?, ?, ?, ?)", rows) + " ON DUPLICATE KEY UPDATE"
                    + " `name` = VALUES(`name`), `amount` = VALUES(`amount`), `changed` = VALUES(`changed`)";
        }

        @Override
        String update(int rows) {
            return "UPDATE `stocks` s JOIN (SELECT 0 AS id, 0 AS amount FROM DUAL WHERE FALSE UNION ALL VALUES "
                    + StocksByValues.rows("(?, ?)", rows) + ") u ON s.`id` = u.id SET s.`amount` = u.amount";
        }
    };

    private static final String INTO_STOCKS = "INSERT INTO `stocks` (`id`, `name`, `amount`, `changed`) VALUES ";

    /** Inserts stocks, or writes them over those with the same keys. */
    abstract String upsert(int rows);

    /** Sets the amounts of stocks. */
    abstract String update(int rows);
}
