package dev.runnel.codegen.read;

import dev.runnel.codegen.model.Origin;
import javax.lang.model.element.Element;

/** An element of the source. */
record ElementOrigin(Element element) implements Origin {}
