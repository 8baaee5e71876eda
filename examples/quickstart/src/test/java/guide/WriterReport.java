package guide;

import dev.runnel.model.Projection;
import java.math.BigDecimal;
import java.util.Optional;

@Projection
public record WriterReport(
        String handle,
        long posts,
        long likes,
        long liked,
        long titles,
        Optional<Long> least,
        Optional<Long> most,
        Optional<BigDecimal> mean,
        String size) {}
