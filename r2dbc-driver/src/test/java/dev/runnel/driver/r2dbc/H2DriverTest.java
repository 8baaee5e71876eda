package dev.runnel.driver.r2dbc;

import static dev.runnel.driver.r2dbc.Samples.USERS;
import static dev.runnel.driver.r2dbc.Samples.USER_EMAIL;
import static dev.runnel.driver.r2dbc.Samples.own;
import static dev.runnel.driver.r2dbc.Samples.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.Db;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.spi.Driver;
import dev.runnel.spi.InsertRows;
import dev.runnel.spi.Lease;
import dev.runnel.spi.PoolOptions;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TransactionMode;
import dev.runnel.tck.scenario.campus.Courses;
import dev.runnel.tck.scenario.campus.Departments;
import dev.runnel.tck.scenario.kin.People;
import dev.runnel.tck.scenario.kin.Person;
import dev.runnel.tck.scenario.named.Articles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

class H2DriverTest extends DriverTests {

    H2DriverTest() {
        super("r2dbc:h2:mem:///" + UUID.randomUUID());
    }

    @Test
    void fileOutlivesItsDriver(@TempDir Path folder) {
        String file = "r2dbc:h2:file://" + folder.resolve("database").toUri().getPath();
        Driver first = new R2dbcDriverProvider().create(file, PoolOptions.DEFAULT);
        first.pushSchema(List.of(USERS)).block(PATIENCE);
        List<@Nullable Object[]> rows = List.<@Nullable Object[]>of(new @Nullable Object[] {id(1), "email", null});
        InsertRows insert = new InsertRows(USERS, USERS.columns(), 0, List.of());
        Mono.usingWhen(first.acquire(), lease -> lease.run(first.compile(insert), new Object[] {rows}), Lease::release)
                .block(PATIENCE);
        first.close().block(PATIENCE);
        Driver second = new R2dbcDriverProvider().create(file, PoolOptions.DEFAULT);
        String email = Mono.usingWhen(
                        second.acquire(),
                        lease -> lease.rows(
                                        second.compile(select(USERS, TableExpr.ValueExpr.TRUE, own(USER_EMAIL))),
                                        new Object[0],
                                        row -> row.getString(0))
                                .single(),
                        Lease::release)
                .block(PATIENCE);
        assertThat(email).isEqualTo("email");
        second.close().block(PATIENCE);
    }

    /** H2 calls the index of a constraint after it, with more behind, and reads these names again when it opens. */
    @Test
    void fileWithTheLongestNamesOpensAgain(@TempDir Path folder) {
        String file = "r2dbc:h2:file://" + folder.resolve("database").toUri().getPath();
        String prefix = "p".repeat(DatabaseCapabilities.H2.names().bytes() - "articles_by_section".length());
        for (long rows = 0; rows < 2; rows++) {
            Db db = Db.builder()
                    .url(file)
                    .tablePrefix(prefix)
                    .models(Articles.MODEL, Departments.MODEL, Courses.MODEL)
                    .build();
            db.pushSchema().block(PATIENCE);
            assertThat(Articles.all().count(db).block(PATIENCE)).isEqualTo(rows);
            Articles.create()
                    .tenant("t")
                    .slug("s" + rows)
                    .status("new")
                    .rank(1)
                    .exec(db)
                    .block(PATIENCE);
            db.close().block(PATIENCE);
        }
    }

    /** Where PostgreSQL waits: H2 begins the insert again, and that meets its own first row. */
    @Test
    void rowsBeforeAUniqueValueOfAnOpenTransactionMeetThemselves() {
        InsertRows insert = new InsertRows(USERS, USERS.columns(), 0, List.of());
        Lease holder = Objects.requireNonNull(driver.acquire().block(PATIENCE));
        holder.begin(TransactionMode.DEFAULT).block(PATIENCE);
        List<@Nullable Object[]> taken = List.<@Nullable Object[]>of(new @Nullable Object[] {id(1), "taken", null});
        holder.run(driver.compile(insert), new Object[] {taken}).block(PATIENCE);
        assertThatThrownBy(() -> insert(USERS, new @Nullable Object[] {id(2), "free", null}, new @Nullable Object[] {
                    id(3), "taken", null
                }))
                .isInstanceOf(ConstraintViolationException.class);
        holder.rollback().block(PATIENCE);
        holder.release().block(PATIENCE);
        assertThat(rows(select(USERS, TableExpr.ValueExpr.TRUE, own(USER_EMAIL))))
                .isEmpty();
    }

    /** No row comes before the one that waits, so none meets itself. */
    @Test
    void aFirstRowWithAUniqueValueOfAnOpenTransactionWaits() {
        InsertRows insert = new InsertRows(USERS, USERS.columns(), 0, List.of());
        Lease holder = Objects.requireNonNull(driver.acquire().block(PATIENCE));
        holder.begin(TransactionMode.DEFAULT).block(PATIENCE);
        List<@Nullable Object[]> taken = List.<@Nullable Object[]>of(new @Nullable Object[] {id(1), "taken", null});
        holder.run(driver.compile(insert), new Object[] {taken}).block(PATIENCE);
        Mono.delay(Duration.ofMillis(300)).then(holder.rollback()).subscribe();

        insert(USERS, new @Nullable Object[] {id(2), "taken", null}, new @Nullable Object[] {id(3), "free", null});

        holder.release().block(PATIENCE);
        assertThat(rows(select(USERS, TableExpr.ValueExpr.TRUE, own(USER_EMAIL))))
                .containsExactlyInAnyOrder(List.of("taken"), List.of("free"));
    }

    /** Where PostgreSQL does: H2 still sees the rows that the statement removes, unless these are all. */
    @Test
    void someRowsThatReferToEachOtherAreNotRemovedTogether() {
        Db db = Db.builder()
                .url("r2dbc:h2:mem:///" + UUID.randomUUID())
                .models(People.MODEL)
                .build();
        db.pushSchema().block(PATIENCE);
        Person ann = Objects.requireNonNull(People.create().name("Ann").exec(db).block(PATIENCE));
        People.create().name("Bob").parent(ann).exec(db).block(PATIENCE);
        assertThatThrownBy(() -> People.filter(p -> p.name().in(List.of("Ann", "Bob")))
                        .delete()
                        .exec(db)
                        .block(PATIENCE))
                .isInstanceOfSatisfying(
                        ConstraintViolationException.class,
                        kept -> assertThat(kept.kind()).isEqualTo(ConstraintViolationException.Kind.FOREIGN_KEY));
        assertThat(People.all().count(db).block(PATIENCE)).isEqualTo(2);
        People.all().delete().exec(db).block(PATIENCE);
        assertThat(People.all().count(db).block(PATIENCE)).isZero();
        db.close().block(PATIENCE);
    }

    @Test
    void databaseInMemoryLivesAsLongAsItsDriver() {
        R2dbcLease lease = (R2dbcLease) Objects.requireNonNull(driver.acquire().block(PATIENCE));
        lease.execute("CREATE TABLE \"kept\" (\"n\" bigint)").block(PATIENCE);
        lease.connection().markUnusable();
        lease.release().block(PATIENCE);
        lent(next -> ((R2dbcLease) next).execute("SELECT * FROM \"kept\"").thenReturn(true));
    }
}
