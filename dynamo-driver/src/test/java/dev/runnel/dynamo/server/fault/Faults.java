package dev.runnel.dynamo.server.fault;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** The switches of the faults. Each call has at most one fault: the first that is planned, else the first that its rate draws. */
public final class Faults {
    private final List<Plan> plans = new ArrayList<>();
    private final Map<Fault, Double> rates = new EnumMap<>(Fault.class);
    private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
    private Random random = new Random(0);

    /** A fault of the next calls. */
    private static final class Plan {
        private final Fault fault;
        private final Set<String> operations;
        private int left;

        private Plan(Fault fault, int left, Set<String> operations) {
            this.fault = fault;
            this.left = left;
            this.operations = operations;
        }
    }

    /** Lets the fault happen to the next calls that can have it. */
    public void next(Fault fault, int calls) {
        next(fault, calls, Set.of());
    }

    /**
     * Lets the fault happen to the next calls of these operations that can have it.
     *
     * @param operations empty for all
     */
    public synchronized void next(Fault fault, int calls, Set<String> operations) {
        plans.add(new Plan(fault, calls, operations));
    }

    /** Lets the fault happen to each call that can have it, with this probability. */
    public synchronized void rate(Fault fault, double probability) {
        rates.put(fault, probability);
    }

    /** Restarts the random numbers that rates draw. */
    public synchronized void seed(long seed) {
        random = new Random(seed);
    }

    /** Switches all faults off. The counts stay. */
    public synchronized void clear() {
        plans.clear();
        rates.clear();
    }

    /** The number of calls that had the fault since the server started. */
    public synchronized int count(Fault fault) {
        return counts.getOrDefault(fault, 0);
    }

    /** The fault of a call, which is then over for it. */
    synchronized Optional<Fault> draw(String operation) {
        Optional<Fault> fault = planned(operation).or(() -> drawn(operation));
        fault.ifPresent(happening -> counts.merge(happening, 1, Integer::sum));
        return fault;
    }

    private Optional<Fault> planned(String operation) {
        for (Plan plan : plans) {
            boolean matches = plan.operations.isEmpty() || plan.operations.contains(operation);
            if (matches && plan.left > 0 && plan.fault.isOf(operation)) {
                plan.left--;
                plans.removeIf(each -> each.left == 0);
                return Optional.of(plan.fault);
            }
        }
        return Optional.empty();
    }

    private Optional<Fault> drawn(String operation) {
        for (Map.Entry<Fault, Double> rate : rates.entrySet()) {
            if (rate.getKey().isOf(operation) && random.nextDouble() < rate.getValue()) {
                return Optional.of(rate.getKey());
            }
        }
        return Optional.empty();
    }
}
