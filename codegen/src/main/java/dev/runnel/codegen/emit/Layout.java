package dev.runnel.codegen.emit;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lays out again what JavaPoet lays out otherwise than a person would: it knows only lines of 100 columns. */
final class Layout {
    private static final int COLUMNS = 120;

    private static final Pattern NO_PARAMETERS = Pattern.compile("\\(\\n +\\)");
    private static final Pattern EMPTY_BODY = Pattern.compile("\\{\\n *\\}");
    private static final Pattern SHORT_COMMENT = Pattern.compile("/\\*\\*\\n *\\* (.*)\\n *\\*/");
    private static final Pattern BETWEEN_CONSTANTS = Pattern.compile("\\n(?=\\n    private static final )");
    private static final Pattern WRAPPED_DECLARATION =
            Pattern.compile("(?m)^( +(?:public|protected|private) [^=;{}\\n]*[(,])\\n +([^\\n]*\\{)$");

    private static final Pattern WRAPPED_CONSTANT =
            Pattern.compile("(?m)^( +private static final ColumnMetadata [^\\n]*,)\\n +([^\\n]*;)$");

    private Layout() {}

    static String tidy(String source) {
        String text = NO_PARAMETERS.matcher(source).replaceAll("()");
        text = EMPTY_BODY.matcher(text).replaceAll("{}");
        text = SHORT_COMMENT.matcher(text).replaceAll("/** $1 */");
        text = BETWEEN_CONSTANTS.matcher(text).replaceAll("");
        text = WRAPPED_CONSTANT.matcher(text).replaceAll(Layout::onOneLine);
        return WRAPPED_DECLARATION.matcher(text).replaceAll(Layout::onOneLine);
    }

    private static String onOneLine(MatchResult wrapped) {
        String space = wrapped.group(1).endsWith("(") ? "" : " ";
        String line = wrapped.group(1) + space + wrapped.group(2);
        return Matcher.quoteReplacement(line.length() <= COLUMNS ? line : wrapped.group());
    }
}
