package dev.runnel.tck.random;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Random choices from one seed. The same seed makes the same choices. */
final class RandomChoice {
    private final Random random;

    RandomChoice(long seed) {
        random = new Random(seed);
    }

    boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** The number for dice of their own. */
    long seed() {
        return random.nextLong();
    }

    <T> T pick(List<? extends T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Different ones, {@code most} of them or fewer. */
    <T> List<T> some(List<? extends T> list, int most) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, Math.min(shuffled.size(), random.nextInt(most + 1)));
    }
}
