package dev.runnel.driver.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.spi.InsertRows;
import dev.runnel.type.Storage;
import dev.runnel.type.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MysqlFaultTest extends MysqlFaultContract {
    MysqlFaultTest() {
        super(MysqlServer.MYSQL);
    }

    /** Its bytes may be those of a UUID. */
    @Override
    Storage otherThanText() {
        return Storage.I64;
    }

    /** The server of the tests is older than checks: it reads them and keeps them out. */
    @Override
    @Test
    void brokenCheckNamesConstraint() {
        if (version().isAtLeast(Version.parse("8.0.16"))) {
            super.brokenCheckNamesConstraint();
            return;
        }
        R2dbcLease lease = lease();
        lease.execute("CREATE TABLE \"unchecked\" (\"n\" bigint, CONSTRAINT \"positive\" CHECK (\"n\" > 0))")
                .block(PATIENCE);
        lease.release().block(PATIENCE);
        Column n = new Column("unchecked", "n", 0, Type.of(Storage.I64));
        Table unchecked = new Table("unchecked", List.of(n), List.of(n), List.of(), List.of(), List.of());
        List<@Nullable Object[]> row = List.<@Nullable Object[]>of(new @Nullable Object[] {-1L});
        assertThat(run(new InsertRows(unchecked, unchecked.columns(), 0, List.of()), row))
                .isEqualTo(1);
    }

    private Version version() {
        R2dbcLease lease = lease();
        Version version = Version.parse(lease.connection().version());
        lease.release().block(PATIENCE);
        return version;
    }
}
