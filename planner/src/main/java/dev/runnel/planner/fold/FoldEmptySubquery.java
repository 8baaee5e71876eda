package dev.runnel.planner.fold;

import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.Exists;
import dev.runnel.spi.TableExpr.InSelect;
import dev.runnel.spi.TableExpr.ValueExpr;
import java.util.Optional;

/** {@code exists (… where false) -> false}, {@code x in (… where false) -> false}. */
final class FoldEmptySubquery implements ExprRule {
    @Override
    public Optional<TableExpr> apply(TableExpr expr) {
        if (expr instanceof Exists exists && exists.subquery().where().equals(ValueExpr.FALSE)) {
            return Optional.of(ValueExpr.FALSE);
        }
        if (expr instanceof InSelect in && in.subquery().where().equals(ValueExpr.FALSE)) {
            return Optional.of(ValueExpr.FALSE);
        }
        return Optional.empty();
    }
}
