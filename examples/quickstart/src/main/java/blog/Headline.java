package blog;

/** What a list of posts shows of one. */
public record Headline(String title, String author, long likes) {}
