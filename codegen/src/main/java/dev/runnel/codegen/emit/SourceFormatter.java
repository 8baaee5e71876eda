package dev.runnel.codegen.emit;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reformats the source of JavaPoet, which wraps lines only at 100 columns. */
final class SourceFormatter {
    private static final int COLUMNS = 120;

    private static final Pattern NO_PARAMETERS = Pattern.compile("\\(\\n +\\)");
    private static final Pattern EMPTY_BODY = Pattern.compile("\\{\\n *\\}");
    private static final Pattern SHORT_COMMENT = Pattern.compile("/\\*\\*\\n *\\* (.*)\\n *\\*/");
    private static final Pattern BETWEEN_CONSTANTS = Pattern.compile("\\n(?=\\n    private static final )");
    private static final Pattern WRAPPED_DECLARATION =
            Pattern.compile("(?m)^( +(?:public|protected|private) [^=;{}\\n]*[(,])\\n +([^\\n]*\\{)$");

    private static final Pattern WRAPPED_CONSTANT =
            Pattern.compile("(?m)^( +private static final ColumnMetadata [^\\n]*)\\n +([^\\n]*;)$");
    private static final Pattern SINGLE_STATEMENT =
            Pattern.compile("(?m)^( +)([^\\n]*\\{)\\n +((?:return |super\\(|this\\.)[^\\n]*;)\\n\\1\\}$");
    private static final Pattern WRAPPED_TYPE =
            Pattern.compile("(?m)^    public (?:abstract )?(?:static )?(?:final )?class [^{;]*\\{$");

    private SourceFormatter() {}

    static String tidy(String source) {
        String text = NO_PARAMETERS.matcher(source).replaceAll("()");
        text = EMPTY_BODY.matcher(text).replaceAll("{}");
        text = SHORT_COMMENT.matcher(text).replaceAll("/** $1 */");
        text = BETWEEN_CONSTANTS.matcher(text).replaceAll("");
        text = WRAPPED_CONSTANT.matcher(text).replaceAll(SourceFormatter::onOneLine);
        text = WRAPPED_TYPE.matcher(text).replaceAll(SourceFormatter::filled);
        text = WRAPPED_DECLARATION.matcher(text).replaceAll(SourceFormatter::onOneLine);
        return SINGLE_STATEMENT.matcher(text).replaceAll(SourceFormatter::asOneLine);
    }

    /** Puts a method of one statement on one line if it fits. */
    private static String asOneLine(MatchResult method) {
        String line = method.group(1) + method.group(2) + " " + method.group(3) + " }";
        return Matcher.quoteReplacement(line.length() <= COLUMNS ? line : method.group());
    }

    /** Puts the declaration of a type on as few lines as possible. */
    private static String filled(MatchResult declaration) {
        StringBuilder text = new StringBuilder();
        String line = "   ";
        for (String word : declaration.group().strip().split("\\s+")) {
            if (line.length() + 1 + word.length() > COLUMNS) {
                text.append(line).append('\n');
                line = " ".repeat(11);
            }
            line += " " + word;
        }
        return Matcher.quoteReplacement(text.append(line).toString());
    }

    private static String onOneLine(MatchResult wrapped) {
        String space = wrapped.group(1).endsWith("(") || wrapped.group(2).startsWith(".") ? "" : " ";
        String line = wrapped.group(1) + space + wrapped.group(2);
        return Matcher.quoteReplacement(line.length() <= COLUMNS ? line : wrapped.group());
    }
}
