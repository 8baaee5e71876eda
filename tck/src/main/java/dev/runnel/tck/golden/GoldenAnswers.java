package dev.runnel.tck.golden;

import dev.runnel.Db;
import dev.runnel.Query;
import dev.runnel.Statement;
import dev.runnel.companion.StatementParts;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.RunnelException;
import dev.runnel.error.UnsupportedFeatureException;
import dev.runnel.stmt.Select;
import dev.runnel.tck.DriverFixture;
import dev.runnel.tck.TestDb;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a statement as canonical text, comparable between backends: rows in the order of the statement, or
 * sorted if it has none; for a write also the rows after it. Blocks.
 */
public final class GoldenAnswers {
    private GoldenAnswers() {}

    /** The answer of a case on a new database with its rows. */
    public static String of(DriverFixture fixture, GoldenCase golden) {
        try (TestDb home = TestDb.open(fixture, 2, golden.rows().models())) {
            golden.rows().seed().accept(home.db());
            String answer = of(home.db(), golden);
            home.settle();
            return answer;
        } catch (UnsupportedFeatureException models) {
            return "fails: " + models.code() + "\n";
        }
    }

    /** @param db holds the rows of the case */
    public static String of(Db db, GoldenCase golden) {
        Statement<?> statement = golden.statement();
        if (StatementParts.requests(statement).get(0).shape() instanceof Select select) {
            return answer(db, statement, AnswerText.of(select));
        }
        TreeSet<String> before = rows(db, golden);
        String answer = answer(db, statement, AnswerText.inAnyOrder());
        TreeSet<String> after = rows(db, golden);
        StringBuilder text = new StringBuilder(answer);
        before.stream()
                .filter(row -> !after.contains(row))
                .forEach(row -> text.append("- ").append(row).append('\n'));
        after.stream()
                .filter(row -> !before.contains(row))
                .forEach(row -> text.append("+ ").append(row).append('\n'));
        return text.toString();
    }

    /** The answer of a read. */
    public static String text(Select select, @Nullable Object answer) {
        return AnswerText.of(select).lines(answer);
    }

    /** Values: in their order if it is one. */
    public static String text(boolean ordered, @Nullable Object answer) {
        return new AnswerText(ordered, List.of()).lines(answer);
    }

    private static String answer(Db db, Statement<?> statement, AnswerText text) {
        try {
            return text.lines(statement.exec(db).block(TestDb.PATIENCE));
        } catch (ConstraintViolationException violated) {
            return "fails: " + violated.code() + " " + violated.kind() + "\n";
        } catch (RunnelException failure) {
            return "fails: " + failure.code() + "\n";
        }
    }

    /** Every row of the scenario. */
    private static TreeSet<String> rows(Db db, GoldenCase golden) {
        TreeSet<String> texts = new TreeSet<>();
        for (Query<?, ?, ?> query : golden.rows().all()) {
            query.exec(db)
                    .blockOptional(TestDb.PATIENCE)
                    .orElseThrow()
                    .forEach(row -> texts.add(AnswerText.inAnyOrder().line(row)));
        }
        return texts;
    }
}
