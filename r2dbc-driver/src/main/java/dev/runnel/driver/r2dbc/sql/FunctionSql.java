package dev.runnel.driver.r2dbc.sql;

import dev.runnel.type.FunctionDescriptor;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A renderer of a function's calls on one database. */
@FunctionalInterface
public interface FunctionSql {
    Pattern PLACEHOLDER = Pattern.compile("\\{([0-9*])}");

    /** Renders a call. A call of a predicate is unknown if an operand is NULL, also if the call is negated. */
    void render(SqlCall call);

    /** Returns a renderer that replaces the placeholders of a template ({@link FunctionDescriptor#sql}). */
    static FunctionSql template(String template) {
        return call -> {
            call.sql().append(call.negated() ? "NOT " : "");
            Matcher placeholders = PLACEHOLDER.matcher(template);
            int from = 0;
            while (placeholders.find()) {
                MatchResult found = placeholders.toMatchResult();
                call.sql().append(template.substring(from, found.start()));
                if (found.group(1).equals("*")) {
                    call.renderArguments();
                } else {
                    call.operand(Integer.parseInt(found.group(1))).run();
                }
                from = found.end();
            }
            call.sql().append(template.substring(from));
        };
    }
}
