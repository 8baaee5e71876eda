/** Keys, unique sets and indexes that records name: articles of tenants, measurements of devices, tags. */
@NullMarked
package dev.runnel.tck.scenario.named;

import org.jspecify.annotations.NullMarked;
