@NullMarked
package dev.runnel.driver.dynamo;

import org.jspecify.annotations.NullMarked;
