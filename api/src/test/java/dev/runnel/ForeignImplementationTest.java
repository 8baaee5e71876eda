package dev.runnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.runnel.companion.StatementParts;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.internal.SelectionBuilder;
import dev.runnel.schema.Entity;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuples;

/** An application's implementation of an interface that Runnel alone implements is refused where a statement is built. */
class ForeignImplementationTest {
    private record Sale() {}

    private static final class ForeignExpr implements OrderedExpr<Object, String> {}

    private static final class ForeignInclude implements Include<Object> {}

    private static final class ForeignSelectable implements Selectable<Object, String> {}

    private static final class ForeignRow implements ProjectedRow<Sale> {}

    private static final class ForeignMapping implements RowMapping<Sale, ProjectedRow<Sale>> {}

    private static final class ForeignStatement implements Statement<String> {
        @Override
        public Mono<String> exec(Session session) {
            return Mono.empty();
        }
    }

    static Stream<ThrowingCallable> uses() {
        return Stream.of(
                () -> new ForeignExpr().eq("secret"),
                () -> new ForeignExpr().in(List.of("secret")),
                () -> new ForeignExpr().asc(),
                () -> Constant.of("secret").eq(new ForeignExpr()),
                () -> RowValue.of(new ForeignExpr(), new ForeignExpr()).eq(Tuples.of("secret", "secret")),
                () -> StatementParts.include(new ForeignInclude()),
                () -> StatementParts.select(
                        new ForeignSelectable(), new SelectionBuilder(Entity.of(Sale.class, "Sales"))),
                () -> StatementParts.select(new ForeignRow(), new SelectionBuilder(Entity.of(Sale.class, "Sales"))),
                () -> StatementParts.start(new ForeignMapping()),
                () -> StatementParts.requests(new ForeignStatement()),
                () -> StatementParts.requests(Batch.of(List.of(new ForeignStatement()))));
    }

    @ParameterizedTest
    @MethodSource("uses")
    void isRefusedWithItsClass(ThrowingCallable use) {
        InvalidStatementException refused = catchThrowableOfType(InvalidStatementException.class, use);
        assertThat(refused.code()).isEqualTo(ErrorCode.FOREIGN_IMPLEMENTATION);
        assertThat(refused)
                .hasMessageContaining(ForeignImplementationTest.class.getName() + "$Foreign")
                .hasMessageNotContaining("secret");
    }
}
