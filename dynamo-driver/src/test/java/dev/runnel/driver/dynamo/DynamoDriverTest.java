package dev.runnel.driver.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.Db;
import dev.runnel.dynamo.server.DynamoServer;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.InvalidConfigurationException;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.scenario.basic.Account;
import dev.runnel.tck.scenario.basic.Accounts;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
}
