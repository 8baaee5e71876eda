package dev.runnel.benchmarks.ratio;

/** The part of a page that a program writes. It stands between two comments, which are kept. */
record MarkedBlock(String name) {
    String replacedIn(String page, String content) {
        String begin = "<!-- begin " + name + " -->\n";
        String end = "<!-- end " + name + " -->";
        int from = page.indexOf(begin);
        int to = page.indexOf(end, Math.max(0, from));
        if (from < 0 || to < 0 || page.indexOf(begin, from + 1) >= 0) {
            throw new IllegalArgumentException("the page has not one " + begin.strip() + " with " + end + " after it");
        }
        return page.substring(0, from) + begin + "\n" + content + "\n" + page.substring(to);
    }
}
