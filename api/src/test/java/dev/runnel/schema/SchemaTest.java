package dev.runnel.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidSchemaException;
import dev.runnel.mapping.AffineEncoding;
import dev.runnel.mapping.Encoding;
import dev.runnel.mapping.FixedScaleEncoding;
import dev.runnel.mapping.IdentityEncoding;
import dev.runnel.mapping.NewtypeEncoding;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaTest {
    private record Owner() {}

    private record Pet() {}

    private record Price(BigDecimal amount) {}

    private static final Encoding<BigDecimal, BigDecimal> PLAIN = IdentityEncoding.of(StorageType.DECIMAL);

    private static Schema schema(Encoding<?, ?> key, Encoding<?, ?> foreignKey) {
        return schema(
                Field.of(Owner.class, "id", 0, Type.of(key.storage())).mapped(key),
                Field.of(Pet.class, "ownerId", 0, Type.of(foreignKey.storage())).mapped(foreignKey));
    }

    private static Schema schema(Field id, Field ownerId) {
        Relation owner = Relation.belongsTo(Pet.class, "owner", 0, Owner.class, List.of("ownerId"), List.of("id"));
        return Schema.of(List.of(
                Entity.of(Owner.class, "Owners", id).withKey(id),
                Entity.of(Pet.class, "Pets", ownerId).withRelations(owner).withKey(ownerId)));
    }

    @Test
    void theEndsOfARelationAreStoredInOneWay() {
        for (Encoding<?, ?> other :
                List.of(AffineEncoding.ofDecimal("10", "0"), IdentityEncoding.of(StorageType.TEXT))) {
            InvalidSchemaException refused =
                    catchThrowableOfType(InvalidSchemaException.class, () -> schema(PLAIN, other));
            assertThat(refused.code()).isEqualTo(ErrorCode.ENCODINGS_DIFFER);
            assertThat(refused).hasMessageContaining("Pet.ownerId").hasMessageContaining("Owner.id");
        }
    }

    @Test
    void noneIsCutToAnotherOne() {
        Field id = Field.of(Owner.class, "id", 0, Type.of(StorageType.INSTANT));
        Field ownerId = Field.of(Pet.class, "ownerId", 0, Type.of(StorageType.INSTANT));
        ColumnType milli = new ColumnType.FractionalSeconds(StorageType.INSTANT, 3);
        assertThat(schema(id.ofType(milli), ownerId).entities()).hasSize(2);
        assertThat(schema(id.ofType(milli), ownerId.ofType(milli)).entities()).hasSize(2);
        assertThat(catchThrowableOfType(InvalidSchemaException.class, () -> schema(id, ownerId.ofType(milli)))
                        .code())
                .isEqualTo(ErrorCode.ENCODINGS_DIFFER);
    }

    @Test
    void theyMayBeShownInDifferentWays() {
        for (Encoding<?, ?> other :
                List.of(new FixedScaleEncoding(2), NewtypeEncoding.of(Price::new, Price::amount, PLAIN))) {
            assertThat(schema(PLAIN, other).entities()).hasSize(2);
        }
        assertThat(schema(AffineEncoding.ofDecimal("10", "0"), AffineEncoding.ofDecimal("10.0", "0"))
                        .entities())
                .hasSize(2);
    }
}
