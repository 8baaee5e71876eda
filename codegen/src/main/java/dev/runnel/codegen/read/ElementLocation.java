package dev.runnel.codegen.read;

import dev.runnel.codegen.model.SourceLocation;
import javax.lang.model.element.Element;

/** The position of an element in the source. */
record ElementLocation(Element element) implements SourceLocation {}
