package dev.runnel.codegen.read;

import dev.runnel.codegen.model.SourceLocation;
import javax.lang.model.element.Element;

/** An element of the source. */
record ElementLocation(Element element) implements SourceLocation {}
