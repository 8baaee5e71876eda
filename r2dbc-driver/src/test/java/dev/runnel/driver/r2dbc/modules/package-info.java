/** A model that leads to one of another compilation. */
@NullMarked
package dev.runnel.driver.r2dbc.modules;

import org.jspecify.annotations.NullMarked;
