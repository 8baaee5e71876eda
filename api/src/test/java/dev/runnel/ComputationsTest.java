package dev.runnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.runnel.companion.StatementParts;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.internal.BoundExprSource;
import dev.runnel.mapping.AffineEncoding;
import dev.runnel.mapping.Encoding;
import dev.runnel.mapping.IdentityEncoding;
import dev.runnel.schema.Field;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.ScopeRef;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.CompareOp;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComputationsTest {
    private record Sale() {}

    private static BoundExpr field(Encoding<?, ?> mapping) {
        Field field =
                Field.of(Sale.class, "price", 0, Type.of(mapping.storage())).mapped(mapping);
        return new BoundExpr(new FieldRef(ScopeRef.Outer.OWN, List.of(), field));
    }

    /** Generated code has no path for it. */
    @Test
    void aSumThatTheMappingDoesNotKeepIsRefused() {
        for (Encoding<?, ?> mapping :
                List.of(IdentityEncoding.of(StorageType.TEXT), AffineEncoding.ofLong("10", "1"))) {
            BoundExpr price = field(mapping);
            InvalidStatementException refused = catchThrowableOfType(
                    InvalidStatementException.class, () -> ArithmeticExprs.of(price, BuiltInFunctions.PLUS, price));
            assertThat(refused.code()).isEqualTo(ErrorCode.NOT_ADDITIVE);
            assertThat(refused).hasMessageContaining("Sale.price");
        }
    }

    @Test
    void oneThatIsKeptIsNot() {
        BoundExpr price = field(AffineEncoding.ofLong("10", "0"));
        assertThat(ArithmeticExprs.with(price, BuiltInFunctions.MINUS, 3L)).isNotNull();
    }

    /** The compiler selects {@code eq(T)} for an expression where T is Object. */
    @Test
    void expressionThatIsPassedAsAValueIsComparedAsAnExpression() {
        BoundExpr price = field(IdentityEncoding.of(StorageType.I64));
        Object other = (Expr<Object, Object> & BoundExprSource) () -> price;
        Condition<Object> condition = ComparisonExprs.with(price, CompareOp.EQ, other);
        assertThat(StatementParts.condition(condition).shape())
                .isEqualTo(new ModelExpr.Compare(CompareOp.EQ, price.shape(), price.shape()));
    }
}
