package dev.runnel.driver.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.Db;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.tck.scenario.kin.People;
import dev.runnel.tck.scenario.kin.Person;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A foreign key is checked for each row, where PostgreSQL looks when a statement has done its work. */
class MysqlTreeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @ParameterizedTest
    @EnumSource(MysqlServer.class)
    void someRowsThatReferToEachOtherAreNotRemovedTogether(MysqlServer server) {
        Db db = Db.builder().url(server.newDatabase()).models(People.MODEL).build();
        try {
            db.pushSchema().block(PATIENCE);
            Person ann =
                    Objects.requireNonNull(People.create().name("Ann").exec(db).block(PATIENCE));
            People.create().name("Bob").parent(ann).exec(db).block(PATIENCE);
            assertThatThrownBy(() -> People.all().delete().exec(db).block(PATIENCE))
                    .isInstanceOfSatisfying(
                            ConstraintViolationException.class,
                            kept -> assertThat(kept.kind()).isEqualTo(ConstraintViolationException.Kind.FOREIGN_KEY));
            assertThat(People.all().count(db).block(PATIENCE)).isEqualTo(2);
            People.filter(p -> p.name().eq("Bob")).delete().exec(db).block(PATIENCE);
            People.all().delete().exec(db).block(PATIENCE);
            assertThat(People.all().count(db).block(PATIENCE)).isZero();
        } finally {
            db.close().block(PATIENCE);
        }
    }
}
