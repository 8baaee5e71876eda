package dev.runnel.codegen.model;

/**
 * A model that another compilation has compiled.
 *
 * @param state whether its companion is there to be used
 */
public record ExternalModel(Model model, State state) {

    /** The state of the companion. */
    public enum State {
        READY,
        NO_COMPANION,
        OTHER_VERSION
    }
}
