package school;

/** The tenant: it comes first in every key, so that no statement finds rows of another school by accident. */
public record School(String code) {}
