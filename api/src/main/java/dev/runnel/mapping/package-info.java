/** The encodings: bijections between the Java types of components and storage types. */
@NullMarked
package dev.runnel.mapping;

import org.jspecify.annotations.NullMarked;
