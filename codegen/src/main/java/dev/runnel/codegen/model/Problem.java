package dev.runnel.codegen.model;

/**
 * What is wrong with a model.
 *
 * @param at where the compiler shows it
 * @param message what is wrong, by names only
 * @param advice what mends it
 */
public record Problem(Code code, Origin at, String message, String advice) {

    /** Printed in brackets, to search for. */
    public enum Code {
        MODEL_NOT_RECORD("ModelNotRecord"),
        GENERIC_MODEL("GenericModel"),
        PRIVATE_MODEL("PrivateModel"),
        NO_KEY("NoKey"),
        NULLABLE_KEY("NullableKey"),
        DEFERRED_KEY("DeferredKey"),
        AUTO_NOT_UUID("AutoNotUuid"),
        UNSUPPORTED_TYPE("UnsupportedType"),
        RELATION_SHAPE("RelationShape"),
        NO_PLURAL("NoPlural"),
        NAME_TAKEN("NameTaken"),
        NAME_RESERVED("NameReserved"),
        UNKNOWN_REFERENCE("UnknownReference"),
        AMBIGUOUS_INVERSE("AmbiguousInverse"),
        OPTIONAL_MISMATCH("OptionalMismatch"),
        EAGER_CYCLE("EagerCycle");

        private final String text;

        Code(String text) {
            this.text = text;
        }
    }

    /** {@code [ModelNotRecord] @Model applies to records; User is a class: …}. */
    public String text() {
        return "[" + code.text + "] " + message + ": " + advice;
    }
}
