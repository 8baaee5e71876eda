@NullMarked
package dev.runnel.exec;

import org.jspecify.annotations.NullMarked;
