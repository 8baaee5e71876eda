package contract;

import dev.runnel.Db;
import dev.runnel.Page;
import dev.runnel.error.ConstraintViolationException;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Contracts, their versions and who signed which. */
public final class ContractRepository {
    private final Db db;

    public ContractRepository(Db db) {
        this.db = db;
    }

    /** A contract with its first version, which is not in force yet. */
    public Mono<Contract> draw(String id, String title, String text) {
        return Contracts.create()
                .id(id)
                .title(title)
                .versions(v -> v.number(1).text(text))
                .exec(db);
    }

    /** The newest version. */
    public Mono<Version> newest(String contract) {
        return Versions.byContractId(contract).orderByDesc(v -> v.number()).first(db);
    }

    /**
     * The version that follows another one. Whoever writes it second is refused by the key, {@link ConstraintViolationException}, and reads
     * the newest again: nobody writes over what he has not seen.
     */
    public Mono<Version> revise(Version read, String text) {
        return Versions.create()
                .contractId(read.contractId())
                .number(read.number() + 1)
                .text(text)
                .exec(db);
    }

    /** A version of the contract is in force from now on; {@link ConstraintViolationException} where it has none of that number. */
    public Mono<Contract> enforce(Contract contract, Version version) {
        return Contracts.update(contract).numberInForce(version.number()).exec(db);
    }

    /** A contract with the version in force, and who signed that. */
    public Mono<Contract> inForce(String contract) {
        return Contracts.byId(contract).include(c -> c.inForce().signatures()).one(db);
    }

    /** The versions, newest first, a page at a time. */
    public Mono<Page<Version>> history(String contract, int size, Optional<String> cursor) {
        Versions.Query newest = Versions.byContractId(contract).orderByDesc(v -> v.number());
        return cursor.map(newest::after).orElse(newest).page(size, db);
    }

    /** Signs a version; it stays signed when another is written. */
    public Mono<Signature> sign(Version version, String signer) {
        return Versions.signatures(version).create().signer(signer).exec(db);
    }

    /** Contracts whose version in force someone signed. */
    public Flux<Contract> signedBy(String signer) {
        return Contracts.filter(
                        c -> c.inForce().signatures().any(s -> s.signer().eq(signer)))
                .orderBy(c -> c.title().asc())
                .all(db);
    }

    /** Contracts with a version that is newer than the one in force. */
    public Flux<Contract> withDrafts() {
        return Contracts.filter(c -> c.versions().any(v -> v.number().gt(c.numberInForce())))
                .orderBy(c -> c.title().asc())
                .all(db);
    }
}
