package catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.error.ConstraintViolationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.util.function.Tuples;
import support.OnH2;

class CatalogTest extends OnH2 {
    private final Catalog catalog = new Catalog(db);

    CatalogTest() {
        super("catalog");
    }

    @BeforeEach
    void plant() {
        run(catalog.addRoot("shop", "Shop")
                .then(catalog.add("home", "Home", "shop"))
                .then(catalog.add("kitchen", "Kitchen", "home"))
                .then(catalog.add("knives", "Knives", "kitchen"))
                .then(catalog.add("garden", "Garden", "shop")));
    }

    @Test
    void upAndDown() {
        assertThat(list(catalog.path("knives")))
                .extracting(Category::id)
                .containsExactly("shop", "home", "kitchen", "knives");
        assertThat(list(catalog.children("shop"))).extracting(Category::id).containsExactly("garden", "home");
        assertThat(list(catalog.subtree("home")))
                .containsExactly(Tuples.of("Home", 0), Tuples.of("Kitchen", 1), Tuples.of("Knives", 2));
        assertThat(list(catalog.leaves())).extracting(Category::id).containsExactly("garden", "knives");
    }

    @Test
    void aSubtreeIsMovedWhole() {
        run(catalog.move("kitchen", "garden"));

        assertThat(list(catalog.path("knives")))
                .extracting(Category::id)
                .containsExactly("shop", "garden", "kitchen", "knives");
        assertThat(list(catalog.children("home"))).isEmpty();
        assertThat(list(catalog.subtree("shop"))).hasSize(5);
    }

    @Test
    void nothingIsMovedIntoItself() {
        assertThatThrownBy(() -> run(catalog.move("home", "knives"))).isInstanceOf(IllegalArgumentException.class);
        assertThat(list(catalog.path("knives")))
                .extracting(Category::id)
                .containsExactly("shop", "home", "kitchen", "knives");
    }

    @Test
    void aSubtreeIsRemovedWhole() {
        assertThat(get(catalog.remove("home"))).isEqualTo(3);
        assertThat(list(catalog.subtree("shop"))).containsExactly(Tuples.of("Shop", 0), Tuples.of("Garden", 1));
    }

    @Test
    void aNameThatIsTakenLeavesNothingBehind() {
        assertThatThrownBy(() -> run(catalog.add("knives", "More knives", "garden")))
                .isInstanceOf(ConstraintViolationException.class);
        assertThat(list(catalog.path("knives"))).hasSize(4);
        assertThat(list(catalog.children("garden"))).isEmpty();
    }
}
