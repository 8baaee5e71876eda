/** What goes wrong between a driver and its server, brought about: networks that stall, cut or dribble, and servers that are killed. */
@NullMarked
package dev.runnel.tck.fault;

import org.jspecify.annotations.NullMarked;
