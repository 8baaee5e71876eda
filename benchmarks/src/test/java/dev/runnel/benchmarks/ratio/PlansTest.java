package dev.runnel.benchmarks.ratio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How often PostgreSQL plans the prepared statements of a shape, by hand and by Runnel, each on one connection. It makes a plan for the values of
 * each of the first five executions; after them it keeps one plan for all values, unless that plan costs more.
 */
class PlansTest {
    private static final int EXECUTIONS = 50;
    /** Of many rows: a plan that is kept is kept after five executions. */
    private static final int EXECUTIONS_OF_MANY_ROWS = 8;

    private static final int MANY_ROWS = 1_000;

    private final PostgresDatabase database = new PostgresDatabase();

    @BeforeEach
    void fill() {
        database.filled();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void noShapeOfRunnelIsPlannedAnewMoreOftenThanByHand() {
        HandWrittenSql spoken = database.spoken();
        List<String> plannedAnew = new ArrayList<>();
        try (Connections byHand = Connections.ofR2dbcPool(database.factory(), null);
                ByRunnel runnel = new ByRunnel(database.url(), 1)) {
            Supplier<Plans> ofByHand = () -> ofByHand(byHand);
            Supplier<Plans> ofRunnel = () -> ofRunnel(runnel);
            plannedAnew.addAll(compared(ItemReads.SHAPES, new ItemsByHand(byHand, spoken), ofByHand, runnel, ofRunnel));
            plannedAnew.addAll(compared(MailReads.SHAPES, new MailByHand(byHand, spoken), ofByHand, runnel, ofRunnel));
            plannedAnew.addAll(
                    compared(SampleReads.SHAPES, new SamplesByHand(byHand, spoken), ofByHand, runnel, ofRunnel));
            plannedAnew.addAll(
                    compared(GraphReads.SHAPES, new GraphsByHand(byHand, spoken), ofByHand, runnel, ofRunnel));
            plannedAnew.addAll(compared(StockWrites.SHAPES, database.stocks(byHand), ofByHand, runnel, ofRunnel));
        }

        assertThat(plannedAnew).isEmpty();
    }

    /** The shapes that Runnel has planned anew more often, or whose statements it does not have prepared as by hand does. */
    private <C> List<String> compared(
            List<Shape<C>> shapes, C byHand, Supplier<Plans> ofByHand, C runnel, Supplier<Plans> ofRunnel) {
        List<String> worse = new ArrayList<>();
        for (Shape<C> shape : shapes) {
            Plans expected = plans(shape, byHand, ofByHand);
            Plans given = plans(shape, runnel, ofRunnel);
            if (given.custom() > expected.custom() || given.generic() == 0 && expected.generic() > 0) {
                worse.add(shape.name() + ": Runnel " + given + ", by hand " + expected);
            }
        }
        return worse;
    }

    /** The plans of executions that follow as many others. */
    private <C> Plans plans(Shape<C> shape, C contender, Supplier<Plans> counted) {
        int executions = shape.rows() >= MANY_ROWS ? EXECUTIONS_OF_MANY_ROWS : EXECUTIONS;
        shape.target()
                .ifPresent(
                        target -> database.reset(target.table(), target.rows().applyAsInt(2 * executions)));
        run(shape, contender, 0, executions);
        Plans before = counted.get();
        run(shape, contender, executions, executions);
        return counted.get().since(before);
    }

    private static <C> void run(Shape<C> shape, C contender, int from, int executions) {
        IntStream.range(from, from + executions)
                .forEach(turn -> shape.operation().run(contender, turn).block());
    }

    private static Plans ofByHand(Connections byHand) {
        return Objects.requireNonNull(byHand.rows(
                        "SELECT COALESCE(SUM(custom_plans), 0)::bigint, COALESCE(SUM(generic_plans), 0)::bigint"
                                + " FROM pg_prepared_statements WHERE statement NOT LIKE '%pg_prepared_statements%'",
                        statement -> statement, row -> new Plans(Cells.number(row, 0), Cells.number(row, 1)))
                .blockLast());
    }

    private static Plans ofRunnel(ByRunnel runnel) {
        return Objects.requireNonNull(Sql.query("SELECT COALESCE(SUM(custom_plans), 0)::bigint AS custom,"
                        + " COALESCE(SUM(generic_plans), 0)::bigint AS generic"
                        + " FROM pg_prepared_statements WHERE statement NOT LIKE '%pg_prepared_statements%'")
                .rows()
                .one(runnel.db())
                .map(row -> new Plans(row.get("custom", Long.class), row.get("generic", Long.class)))
                .block());
    }

    /**
     * The plans of all prepared statements of a connection.
     *
     * @param custom those for the values of one execution
     * @param generic the executions with a plan that was kept
     */
    private record Plans(long custom, long generic) {
        private Plans since(Plans before) {
            return new Plans(custom - before.custom, generic - before.generic);
        }
    }
}
