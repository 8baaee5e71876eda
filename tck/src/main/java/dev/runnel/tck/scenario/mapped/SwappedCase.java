package dev.runnel.tck.scenario.mapped;

import dev.runnel.mapping.Bijection;

/** Letters of ASCII in the other case: its own inverse, which keeps no order. */
public final class SwappedCase implements Bijection<String, String> {
    private static final int CASE_BIT = 0x20;

    @Override
    public String encode(String text) {
        return swap(text);
    }

    @Override
    public String decode(String stored) {
        return swap(stored);
    }

    private static String swap(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            char c = chars[i];
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
                chars[i] = (char) (c ^ CASE_BIT);
            }
        }
        return new String(chars);
    }
}
