package dev.runnel.codegen.model;

/**
 * An error in a model.
 *
 * @param at the position at which the compiler shows it
 * @param message the violation, by names only
 * @param advice the fix
 */
public record ModelDiagnostic(Code code, SourceLocation at, String message, String advice) {

    /** Printed in brackets, to search for. */
    public enum Code {
        MODEL_NOT_RECORD("ModelNotRecord"),
        GENERIC_MODEL("GenericModel"),
        PRIVATE_MODEL("PrivateModel"),
        NO_KEY("NoKey"),
        FIELD_SET("FieldSet"),
        NULLABLE_KEY("NullableKey"),
        DEFERRED_KEY("DeferredKey"),
        AUTO_MISMATCH("AutoMismatch"),
        DEFAULT_MISMATCH("DefaultMismatch"),
        VERSION_MISMATCH("VersionMismatch"),
        UPDATED_AT_MISMATCH("UpdatedAtMismatch"),
        NO_EQUALITY("NoEquality"),
        MAPPING_MISMATCH("MappingMismatch"),
        VIEW_MISMATCH("ViewMismatch"),
        COLUMN_TYPE("ColumnType"),
        UNSUPPORTED_TYPE("UnsupportedType"),
        RELATION_SHAPE("RelationShape"),
        NO_PLURAL("NoPlural"),
        NAME_TAKEN("NameTaken"),
        NAME_RESERVED("NameReserved"),
        COMPONENT_RESERVED("NameReserved"),
        UNKNOWN_REFERENCE("UnknownReference"),
        AMBIGUOUS_INVERSE("AmbiguousInverse"),
        NOT_UNIQUE("NotUnique"),
        OPTIONAL_MISMATCH("OptionalMismatch"),
        REFERENTIAL_ACTION("ReferentialAction"),
        EAGER_CYCLE("EagerCycle"),
        PROJECTION_SHAPE("ProjectionShape");

        private final String text;

        Code(String text) {
            this.text = text;
        }

        /**
         * Whether it leaves a companion impossible. With any other problem one is generated, so that the compiler reports the
         * problem alone and not each use of the companion.
         */
        public boolean preventsCompanion() {
            return switch (this) {
                case MODEL_NOT_RECORD,
                        GENERIC_MODEL,
                        PRIVATE_MODEL,
                        NO_KEY,
                        NAME_TAKEN,
                        COMPONENT_RESERVED,
                        PROJECTION_SHAPE -> true;
                case FIELD_SET,
                        NULLABLE_KEY,
                        DEFERRED_KEY,
                        AUTO_MISMATCH,
                        DEFAULT_MISMATCH,
                        VERSION_MISMATCH,
                        UPDATED_AT_MISMATCH,
                        NO_EQUALITY,
                        MAPPING_MISMATCH,
                        VIEW_MISMATCH,
                        COLUMN_TYPE,
                        UNSUPPORTED_TYPE,
                        RELATION_SHAPE,
                        NO_PLURAL,
                        NAME_RESERVED,
                        UNKNOWN_REFERENCE,
                        AMBIGUOUS_INVERSE,
                        NOT_UNIQUE,
                        OPTIONAL_MISMATCH,
                        REFERENTIAL_ACTION,
                        EAGER_CYCLE -> false;
            };
        }
    }

    /** {@code [ModelNotRecord] @Model applies to records; User is a class: …}. */
    public String text() {
        return "[" + code.text + "] " + message + ": " + advice;
    }
}
