package dev.runnel.driver.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.Db;
import dev.runnel.dynamo.server.DynamoServer;
import dev.runnel.dynamo.server.fault.Fault;
import dev.runnel.error.CommitUnknownException;
import dev.runnel.error.ConnectFailedException;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.InvalidConfigurationException;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.scenario.basic.Account;
import dev.runnel.tck.scenario.basic.Accounts;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;

class DynamoDriverTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final DynamoServer server = DynamoServer.start();
    private final List<String> operations = new CopyOnWriteArrayList<>();
    private Db db;

    @BeforeEach
    void open() {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        db = Db.builder()
                .driver(new DynamoDriverProvider()
                        .create("runnel:dynamodb:eu-central-1?endpoint=" + server.endpoint(), PoolOptions.DEFAULT))
                .models(Accounts.MODEL)
                .build();
    }

    @AfterEach
    void close() {
        db.close().block(PATIENCE);
        server.close();
    }

    private Account created() {
        db.pushSchema().block(PATIENCE);
        Account account = Accounts.create().name("Ann").email("ann@x").exec(db).block(PATIENCE);
        server.observe(call -> operations.add(call.operation()));
        return account;
    }

    @Test
    void nothingIsOpenedBeforeTheFirstCall() {
        assertThat(server.openConnections()).isZero();
    }

    @Test
    void aUniqueValueIsTwoReads() {
        Account account = created();
        assertThat(Accounts.filter(a -> a.email().eq("ann@x")).one(db).block(PATIENCE))
                .isEqualTo(account);
        assertThat(operations).containsExactly("GetItem", "GetItem");
    }

    @Test
    void aThrottledCallIsRepeated() {
        Account account = created();
        server.faults().next(Fault.THROTTLED, 3);
        assertThat(Accounts.byId(account.id()).one(db).block(PATIENCE)).isEqualTo(account);
        assertThat(server.faults().count(Fault.THROTTLED)).isEqualTo(3);
    }

    @Test
    void aTransactWriteWhoseAnswerIsLostIsDoneOnce() {
        created();
        server.faults().next(Fault.ANSWER_LOST, 1, Set.of("TransactWriteItems"));
        Accounts.create().name("Bob").email("bob@x").exec(db).block(PATIENCE);
        assertThat(Accounts.all().allowScan().count(db).block(PATIENCE)).isEqualTo(2);
    }

    @Test
    void aSingleWriteWhoseAnswerIsLostIsUnknown() {
        Account account = created();
        server.faults().next(Fault.ANSWER_LOST, 1, Set.of("UpdateItem"));
        assertThatThrownBy(() -> Accounts.update(account).name("Eve").exec(db).block(PATIENCE))
                .isInstanceOf(CommitUnknownException.class);
        assertThat(Accounts.byId(account.id()).one(db).block(PATIENCE).name()).isEqualTo("Eve");
    }

    @Test
    void keysThatAreLeftOutAreReadAgain() {
        Account account = created();
        Account other = Accounts.create().name("Bob").email("bob@x").exec(db).block(PATIENCE);
        server.faults().next(Fault.UNPROCESSED, 2);
        assertThat(Accounts.filter(a -> a.id().in(List.of(account.id(), other.id())))
                        .all(db)
                        .collectList()
                        .block(PATIENCE))
                .containsExactlyInAnyOrder(account, other);
    }

    @Test
    void aCancelClosesTheConnectionOfAStalledCall() throws InterruptedException {
        Account account = created();
        int before = server.openConnections();
        server.faults().next(Fault.STALLED, 1);
        Disposable running = Accounts.byId(account.id()).one(db).subscribe();
        await(() -> server.faults().count(Fault.STALLED) == 1);
        running.dispose();
        await(() -> server.openConnections() < before);
        assertThat(db.pool().leased()).isZero();
    }

    /** The SDK would close the connection of each call that the service refuses, and at times one that serves another call. */
    @Test
    void aRefusedWriteKeepsItsConnection() {
        created();
        long before = server.acceptedConnections();
        for (int attempt = 0; attempt < 20; attempt++) {
            assertThatThrownBy(() -> Accounts.create()
                            .name("Bob")
                            .email("ann@x")
                            .exec(db)
                            .block(PATIENCE))
                    .isInstanceOf(ConstraintViolationException.class);
        }
        assertThat(server.acceptedConnections()).isEqualTo(before);
    }

    @Test
    void expiredCredentialsAreRefused() {
        Account account = created();
        server.faults().next(Fault.EXPIRED_CREDENTIALS, 1);
        assertThatThrownBy(() -> Accounts.byId(account.id()).one(db).block(PATIENCE))
                .isInstanceOfSatisfying(
                        ConnectFailedException.class,
                        error -> assertThat(error.kind()).isEqualTo(ConnectFailedException.Kind.REFUSED_CREDENTIALS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "runnel:dynamodb:",
                "runnel:dynamodb:?endpoint=http://127.0.0.1:1",
                "runnel:dynamodb:eu-central-1?unknown=1",
                "runnel:dynamodb:eu-central-1?allowScan=yes",
                "runnel:dynamodb:eu-central-1?allowScan=true&allowScan=true",
                "runnel:dynamodb:eu-central-1?endpoint=http://user:password@host"
            })
    void otherUrlsAreRejected(String url) {
        assertThatThrownBy(() -> new DynamoDriverProvider().create(url, PoolOptions.DEFAULT))
                .isInstanceOf(InvalidConfigurationException.class);
    }

    private interface Fact {
        boolean holds();
    }

    private static void await(Fact fact) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!fact.holds()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(5);
        }
    }
}
