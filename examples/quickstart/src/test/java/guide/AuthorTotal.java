package guide;

import dev.runnel.model.Projection;
import java.math.BigDecimal;

@Projection
public record AuthorTotal(String handle, long posts, BigDecimal likes) {}
