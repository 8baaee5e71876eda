package guide;

import dev.runnel.model.Projection;
import java.math.BigDecimal;

@Projection
public record AuthorLikes(String handle, long posts, BigDecimal likes) {}
