package guide;

import dev.runnel.model.Column;
import dev.runnel.model.Index;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.math.BigDecimal;

@Model(table = "theatre_seats")
public record Seat(
        @Key String hall,
        @Key int number,
        @Index Guest guest,
        @Column(name = "price_eur", type = "numeric(8, 2)") BigDecimal price) {}
