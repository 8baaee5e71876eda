package guide;

public record Guest(String name) {}
