package dev.runnel.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.runnel.codegen.model.Link;
import dev.runnel.codegen.model.Related;

/**
 * A row that is created under another, as setters of the other take it.
 *
 * @param type of the complete row
 * @param lambda from its first stage to the complete row
 * @param start a call that gives its first stage
 */
record ChildRow(ClassName type, TypeName lambda, CodeBlock start) {

    /** @param link a has-one or has-many relation */
    static ChildRow of(Companion companion, Link link) {
        Companion target = companion.of(link.target());
        Related inverse = link.inverse().orElseThrow();
        ClassName type = target.nestedUnder(inverse);
        TypeName first = target.staged(target.stagesUnder(inverse), type);
        return new ChildRow(
                type,
                Types.function(first, type),
                CodeBlock.of("$T.$L()", target.name(), EntryEmitter.nestingMethod(inverse)));
    }
}
