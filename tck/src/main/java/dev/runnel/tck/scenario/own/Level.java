package dev.runnel.tck.scenario.own;

import dev.runnel.model.Column;
import dev.runnel.model.Key;
import dev.runnel.model.Model;

/** A column whose type rounds a number on some databases, beside one that stores its text exactly. */
@Model
public record Level(
        @Key int number,
        String place,
        @Column(type = "sql(REAL)") double height) {}
