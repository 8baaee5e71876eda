package contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.Page;
import dev.runnel.error.ConstraintViolationException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import support.OnH2;

class ContractRepositoryTest extends OnH2 {
    private final ContractRepository contracts = new ContractRepository(db);

    ContractRepositoryTest() {
        super("contract");
    }

    @Test
    void theNewestIsNotAlwaysInForce() {
        Contract lease = get(contracts.draw("lease", "Lease", "one year"));
        Version first = get(contracts.newest("lease"));
        run(contracts.enforce(lease, first));
        Version second = get(contracts.revise(first, "two years"));

        assertThat(get(contracts.newest("lease"))).isEqualTo(second);
        assertThat(get(contracts.inForce("lease")).inForce().get()).contains(first);
        assertThat(list(contracts.withDrafts())).extracting(Contract::id).containsExactly("lease");

        run(contracts.enforce(lease, second));
        assertThat(list(contracts.withDrafts())).isEmpty();
    }

    @Test
    void nobodyWritesOverWhatHeHasNotSeen() {
        run(contracts.draw("lease", "Lease", "one year"));
        Version read = get(contracts.newest("lease"));
        run(contracts.revise(read, "two years"));

        assertThatThrownBy(() -> get(contracts.revise(read, "ten years")))
                .isInstanceOf(ConstraintViolationException.class);
        assertThat(get(contracts.newest("lease")).text()).isEqualTo("two years");
    }

    @Test
    void aSignatureStaysWithItsVersion() {
        Contract lease = get(contracts.draw("lease", "Lease", "one year"));
        Version first = get(contracts.newest("lease"));
        run(contracts.sign(first, "Ann"));
        run(contracts.enforce(lease, first));
        Version second = get(contracts.revise(first, "two years"));

        assertThat(list(contracts.signedBy("Ann"))).extracting(Contract::id).containsExactly("lease");
        assertThat(get(contracts.inForce("lease"))
                        .inForce()
                        .get()
                        .orElseThrow()
                        .signatures()
                        .get())
                .extracting(Signature::signer)
                .containsExactly("Ann");

        run(contracts.enforce(lease, second));
        assertThat(list(contracts.signedBy("Ann"))).isEmpty();
    }

    @Test
    void onlyVersionsThatAreThereComeIntoForce() {
        Contract lease = get(contracts.draw("lease", "Lease", "one year"));
        Contract sale = get(contracts.draw("sale", "Sale", "a boat"));
        run(contracts.revise(get(contracts.newest("sale")), "two boats"));

        Version ofAnother = get(contracts.newest("sale"));
        assertThatThrownBy(() -> get(contracts.enforce(lease, ofAnother)))
                .isInstanceOf(ConstraintViolationException.class);
        assertThat(get(contracts.enforce(sale, ofAnother)).numberInForce()).contains(2);
    }

    @Test
    void theHistoryByPages() {
        run(contracts.draw("lease", "Lease", "text 1"));
        for (int n = 2; n <= 5; n++) {
            run(contracts.revise(get(contracts.newest("lease")), "text " + n));
        }
        Page<Version> first = get(contracts.history("lease", 3, Optional.empty()));
        Page<Version> second = get(contracts.history("lease", 3, first.next()));

        assertThat(first.items()).extracting(Version::number).containsExactly(5, 4, 3);
        assertThat(second.items()).extracting(Version::number).containsExactly(2, 1);
        assertThat(second.next()).isEmpty();
    }
}
