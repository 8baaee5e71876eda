package dev.runnel.tck.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Db;
import dev.runnel.Session;
import dev.runnel.Transaction;
import dev.runnel.TransactionOptions;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.CommitUnknownException;
import dev.runnel.spi.Isolation;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.scenario.bank.Account;
import dev.runnel.tck.scenario.bank.Accounts;
import dev.runnel.tck.scenario.bank.Transfer;
import dev.runnel.tck.scenario.bank.Transfers;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import reactor.core.publisher.Mono;

/** A bank of accounts with a constant sum, and a ledger row for each transfer. */
final class Bank {
    static final List<ModelProvider> MODELS = List.of(Accounts.MODEL, Transfers.MODEL);

    private static final int ACCOUNTS = 40;
    private static final long OPENING = 1_000;

    /** After this time a conflict is not retried again, and the transfer fails with it. */
    private static final Duration BUDGET = Duration.ofSeconds(5);

    private static final int TRIES = 20;

    private final Db db;
    private final Set<Isolation> isolations;

    /** @param isolations the isolation levels that the database supports */
    Bank(Db db, Set<Isolation> isolations) {
        this.db = db;
        this.isolations = isolations;
    }

    /** Resets all accounts to the opening balance and empties the ledger. Blocks. */
    void open() {
        db.transaction(tx -> Transfers.all()
                        .delete()
                        .exec(tx)
                        .then(Accounts.all().delete().exec(tx))
                        .then(Accounts.insertMany(LongStream.range(0, ACCOUNTS)
                                        .mapToObj(id -> new Account(id, OPENING))
                                        .toList())
                                .exec(tx)))
                .block(TestDb.PATIENCE);
    }

    /** A random transfer; the amount may exceed the balance. */
    static Transfer transfer(Random random) {
        long debited = random.nextInt(ACCOUNTS);
        long credited = (debited + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
        return new Transfer(new UUID(random.nextLong(), random.nextLong()), debited, credited, 1 + random.nextInt(300));
    }

    /** The ways to execute a transfer. */
    enum Form {
        /** The database computes the balances. Each UPDATE works on the latest committed row, so READ COMMITTED is enough. */
        BY_UPDATE(Isolation.READ_COMMITTED) {
            @Override
            Mono<Void> move(Transfer transfer, Session tx) {
                return debit(transfer, tx).then(credit(transfer, tx)).then(note(transfer, tx));
            }
        },
        /** As before, with a credit that would open the account. */
        BY_UPSERT(Isolation.READ_COMMITTED) {
            @Override
            Mono<Void> move(Transfer transfer, Session tx) {
                return debit(transfer, tx)
                        .then(Accounts.upsertById(transfer.credited())
                                .onCreate(c -> c.balance(transfer.amount()))
                                .onUpdate(u -> u.balance(a -> a.balance().plus(transfer.amount())))
                                .exec(tx))
                        .then(note(transfer, tx));
            }
        },
        /** As the first one, with the updates in a savepoint: they are committed or rolled back with the transaction. */
        NESTED(Isolation.READ_COMMITTED) {
            @Override
            Mono<Void> move(Transfer transfer, Session tx) {
                return note(transfer, tx)
                        .then(tx.transaction(inner -> debit(transfer, inner).then(credit(transfer, inner))));
            }
        },
        /**
         * The client computes the balances from the rows that it has read. A database that supports REPEATABLE READ in Runnel reports a
         * conflict if another transaction has changed such a row since. MySQL does not support it, because its InnoDB would overwrite the
         * change; so this form does not run there.
         */
        READ_THEN_WRITE(Isolation.REPEATABLE_READ) {
            @Override
            Mono<Void> move(Transfer transfer, Session tx) {
                return compute(transfer, tx);
            }
        },
        /** As before, under SERIALIZABLE; only on databases that support it. */
        SERIALIZABLE(Isolation.SERIALIZABLE) {
            @Override
            Mono<Void> move(Transfer transfer, Session tx) {
                return compute(transfer, tx);
            }
        };

        private final Isolation isolation;

        Form(Isolation isolation) {
            this.isolation = isolation;
        }

        Isolation isolation() {
            return isolation;
        }

        abstract Mono<Void> move(Transfer transfer, Session tx);

        private static Mono<Void> debit(Transfer transfer, Session tx) {
            return Accounts.filter(
                            a -> a.id().eq(transfer.debited()).and(a.balance().ge(transfer.amount())))
                    .update()
                    .balance(a -> a.balance().minus(transfer.amount()))
                    .exec(tx)
                    .flatMap(result -> result.matched() == 1 ? Mono.empty() : Mono.error(new Refused()));
        }

        private static Mono<Void> credit(Transfer transfer, Session tx) {
            return Accounts.byId(transfer.credited())
                    .update()
                    .balance(a -> a.balance().plus(transfer.amount()))
                    .exec(tx)
                    .then();
        }

        private static Mono<Void> note(Transfer transfer, Session tx) {
            return Transfers.insert(transfer).exec(tx).then();
        }

        private static Mono<Void> compute(Transfer transfer, Session tx) {
            return Mono.zip(
                            Accounts.byId(transfer.debited()).one(tx),
                            Accounts.byId(transfer.credited()).one(tx))
                    .flatMap(both -> both.getT1().balance() < transfer.amount()
                            ? Mono.error(new Refused())
                            : set(both.getT1(), -transfer.amount(), tx)
                                    .then(set(both.getT2(), transfer.amount(), tx))
                                    .then(note(transfer, tx)));
        }

        private static Mono<Void> set(Account account, long more, Session tx) {
            return Accounts.update(account)
                    .balance(account.balance() + more)
                    .exec(tx)
                    .then();
        }
    }

    /** Whether the database supports the isolation level of this form, or a higher one. */
    boolean supports(Form form) {
        return atLeast(form.isolation()).isPresent();
    }

    private Optional<Isolation> atLeast(Isolation isolation) {
        return isolations.stream()
                .filter(kept -> kept.compareTo(isolation) >= 0)
                .min(Comparator.naturalOrder());
    }

    /** Executes the transfer and retries conflicts. Returns its id after COMMIT; fails with {@link Refused} if the balance is too low. */
    Mono<UUID> run(Transfer transfer, Form form) {
        TransactionOptions options = TransactionOptions.DEFAULT
                .withName(form.name())
                .withIsolation(atLeast(form.isolation()).orElseThrow())
                .withRetries(TRIES, BUDGET);
        return db.transaction(options, tx -> form.move(transfer, tx).thenReturn(transfer.id()));
    }

    /** Locks an account for a time, without changing its balance. */
    Mono<Void> stall(Random random, Duration time) {
        long account = random.nextInt(ACCOUNTS);
        return db.transaction(tx -> Accounts.byId(account)
                .update()
                .balance(a -> a.balance().plus(0L))
                .exec(tx)
                .then(Mono.delay(time))
                .then());
    }

    /** Fails if the sum has changed. One statement reads all accounts, so it sees one moment on databases without snapshots too. */
    Mono<Void> audit() {
        TransactionOptions snapshot = TransactionOptions.DEFAULT
                .withIsolation(atLeast(Isolation.REPEATABLE_READ).orElse(Isolation.READ_COMMITTED))
                .withReadOnly();
        return db.transaction(snapshot, this::balances)
                .doOnNext(Bank::assertSum)
                .then();
    }

    private Mono<List<Account>> balances(Transaction tx) {
        return Accounts.all().all(tx).collectList();
    }

    private static void assertSum(List<Account> accounts) {
        long sum = accounts.stream().mapToLong(Account::balance).sum();
        if (sum != ACCOUNTS * OPENING) {
            throw new AssertionError("the sum is " + sum);
        }
    }

    /** Compares the accounts with the ledger, and the ledger with the outcome that was reported for each transfer. Blocks. */
    void assertConsistent(Map<UUID, SubscriberLog> all) {
        audit().block(TestDb.PATIENCE);
        Map<Long, Long> balances = new HashMap<>();
        LongStream.range(0, ACCOUNTS).forEach(id -> balances.put(id, OPENING));
        Map<UUID, Transfer> ledger = new HashMap<>();
        Objects.requireNonNull(Transfers.all().all(db).collectList().block(TestDb.PATIENCE))
                .forEach(transfer -> {
                    ledger.put(transfer.id(), transfer);
                    balances.merge(transfer.debited(), -transfer.amount(), Long::sum);
                    balances.merge(transfer.credited(), transfer.amount(), Long::sum);
                });
        assertThat(Objects.requireNonNull(Accounts.all().all(db).collectList().block(TestDb.PATIENCE)))
                .as("balances according to the ledger")
                .allSatisfy(account -> assertThat(account.balance()).isEqualTo(balances.get(account.id())));
        assertThat(all.keySet().containsAll(ledger.keySet()))
                .as("every transfer in the ledger was requested")
                .isTrue();
        all.forEach((id, told) -> {
            if (told.completed()) {
                assertThat(ledger).as("acknowledged").containsKey(id);
            } else if (told.error() != null && !(told.error() instanceof CommitUnknownException)) {
                assertThat(ledger).as("failed, " + told.end()).doesNotContainKey(id);
            } else if (!told.begun()) {
                assertThat(ledger).as("never begun").doesNotContainKey(id);
            }
        });
    }

    /** The balance of the account is too low. */
    static final class Refused extends RuntimeException {}
}
