/** A time series: the station is the partition, the time sorts it, and every question is a range of one key. */
@NullMarked
package weather;

import org.jspecify.annotations.NullMarked;
