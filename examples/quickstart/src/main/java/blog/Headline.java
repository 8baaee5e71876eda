package blog;

/** The fields of a post in a list of posts. */
public record Headline(String title, String author, long likes) {}
