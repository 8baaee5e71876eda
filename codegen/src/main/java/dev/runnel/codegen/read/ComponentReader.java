package dev.runnel.codegen.read;

import com.palantir.javapoet.ClassName;
import dev.runnel.codegen.model.AliasComponent;
import dev.runnel.codegen.model.ColumnComponent;
import dev.runnel.codegen.model.Component;
import dev.runnel.codegen.model.DeclaredColumnType;
import dev.runnel.codegen.model.InvalidComponent;
import dev.runnel.codegen.model.InvalidComponent.Reason;
import dev.runnel.codegen.model.Nullability;
import dev.runnel.codegen.model.OnUpdateSpec;
import dev.runnel.codegen.model.RelationComponent;
import dev.runnel.codegen.model.SourceLocation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads one component: a column, a relation, or neither. */
final class ComponentReader {
    private static final String OPTIONAL = "java.util.Optional";
    private static final String DEFERRED = "dev.runnel.Deferred";
    private static final String LIST = "java.util.List";
    private static final List<String> MAPPINGS = List.of("Convert", "Affine", "Unsigned", "Json");
    private static final List<String> COLUMN_ANNOTATIONS = Stream.concat(
                    Stream.of("Key", "Auto", "Default", "Version", "UpdatedAt", "Unique", "Index", "Column"),
                    MAPPINGS.stream())
            .toList();

    private final RecordComponentElement element;
    private final Set<String> nullable;
    private final SourceLocation origin;
    private final String name;
    private final TypeMirror type;

    private ComponentReader(RecordComponentElement element, Set<String> nullable) {
        this.nullable = nullable;
        this.element = element;
        this.origin = originOf(element);
        this.name = element.getSimpleName().toString();
        this.type = element.asType();
    }

    /** @param nullable the components that are known to be so */
    static Component read(RecordComponentElement element, Set<String> nullable) {
        return new ComponentReader(element, nullable).read();
    }

    static SourceLocation originOf(RecordComponentElement element) {
        return new ElementLocation(fieldOf(element));
    }

    private Component read() {
        if (mentionsError(type)) {
            return unreadable(Reason.UNRESOLVED);
        }
        Optional<AnnotationMirror> belongsTo = Annotations.find(element, "BelongsTo");
        Optional<AnnotationMirror> hasOne = Annotations.find(element, "HasOne");
        Optional<AnnotationMirror> hasMany = Annotations.find(element, "HasMany");
        long sides = Stream.of(belongsTo, hasOne, hasMany)
                .filter(Optional::isPresent)
                .count();
        boolean column = Annotations.has(element, "AliasOf")
                || COLUMN_ANNOTATIONS.stream().anyMatch(name -> Annotations.has(element, name));
        if (sides > 1 || column && sides > 0) {
            return unreadable(Reason.MIXED_ANNOTATIONS);
        }
        if (belongsTo.isPresent()) {
            return toOne(
                    RelationComponent.Kind.BELONGS_TO,
                    Annotations.texts(belongsTo.get(), "fields"),
                    Annotations.texts(belongsTo.get(), "references"),
                    "",
                    Annotations.text(belongsTo.get(), "onUnlink"),
                    Annotations.text(belongsTo.get(), "onDelete"));
        }
        if (hasOne.isPresent()) {
            return toOne(
                    RelationComponent.Kind.HAS_ONE,
                    List.of(),
                    List.of(),
                    Annotations.text(hasOne.get(), "inverse"),
                    "",
                    "");
        }
        if (hasMany.isPresent()) {
            return hasMany(Annotations.text(hasMany.get(), "inverse"));
        }
        return Annotations.find(element, "AliasOf")
                .map(this::view)
                .orElseGet(() -> stored(DeclaredColumnType.parse(named(element).type())));
    }

    private Component view(AnnotationMirror annotation) {
        if (COLUMN_ANNOTATIONS.stream()
                .filter(name -> !MAPPINGS.contains(name))
                .anyMatch(name -> Annotations.has(element, name))) {
            return unreadable(Reason.VIEW_AND_COLUMN);
        }
        String of = Annotations.text(annotation, "value");
        Component read = stored(columnTypeOf(of));
        return read instanceof ColumnComponent as ? new AliasComponent(as, of) : read;
    }

    private Optional<DeclaredColumnType> columnTypeOf(String other) {
        return ((TypeElement) element.getEnclosingElement())
                .getRecordComponents().stream()
                        .filter(component -> component.getSimpleName().contentEquals(other))
                        .findFirst()
                        .flatMap(component ->
                                DeclaredColumnType.parse(named(component).type()));
    }

    private Component toOne(
            RelationComponent.Kind kind,
            List<String> fields,
            List<String> references,
            String inverse,
            String onUnlink,
            String onDelete) {
        Optional<TypeMirror> inDeferred = argumentOf(DEFERRED, type);
        TypeMirror whole = inDeferred.orElse(type);
        Optional<TypeMirror> inOptional = argumentOf(OPTIONAL, whole);
        TypeMirror target = inOptional.orElse(whole);
        if (!isRecord(target) || isNullable() || Annotations.saysNullable(whole) || Annotations.saysNullable(target)) {
            return unreadable(Reason.RELATION_SHAPE);
        }
        return new RelationComponent(
                origin,
                name,
                kind,
                className(target),
                inOptional.isPresent(),
                inDeferred.isPresent(),
                fields,
                references,
                inverse,
                onUnlink,
                onDelete);
    }

    private Component hasMany(String inverse) {
        Optional<TypeMirror> inDeferred = argumentOf(DEFERRED, type);
        Optional<TypeMirror> target = argumentOf(LIST, inDeferred.orElse(type));
        if (target.isEmpty() || !isRecord(target.get()) || isNullable()) {
            return unreadable(Reason.RELATION_SHAPE);
        }
        return new RelationComponent(
                origin,
                name,
                RelationComponent.Kind.HAS_MANY,
                className(target.get()),
                false,
                inDeferred.isPresent(),
                List.of(),
                List.of(),
                inverse,
                "",
                "");
    }

    /** @param column the declared type of the column */
    private Component stored(Optional<DeclaredColumnType> column) {
        Optional<TypeMirror> inDeferred = argumentOf(DEFERRED, type);
        TypeMirror whole = inDeferred.orElse(type);
        Optional<TypeMirror> inOptional = argumentOf(OPTIONAL, whole);
        TypeMirror plain = inOptional.orElse(whole);
        TypeReader.Reading reading = TypeReader.of(plain, element, column);
        if (!(reading instanceof TypeReader.Known known)) {
            Reason reason = ((TypeReader.Unknown) reading).reason();
            boolean related = isRecord(plain)
                    || argumentOf(LIST, plain).filter(ComponentReader::isRecord).isPresent();
            return unreadable(related && reason == Reason.UNSUPPORTED_TYPE ? Reason.NO_RELATION_ANNOTATION : reason);
        }
        boolean nullable = isNullable();
        boolean wrapped = inDeferred.isPresent() || inOptional.isPresent();
        if (nullable && (wrapped || plain.getKind().isPrimitive())
                || wrapped && (Annotations.saysNullable(whole) || Annotations.saysNullable(plain))
                || plain instanceof ArrayType array && Annotations.saysNullable(array.getComponentType())) {
            return unreadable(Reason.MISPLACED_NULLABLE);
        }
        return new ColumnComponent(
                origin,
                name,
                known.type(),
                plain.getKind().isPrimitive(),
                inOptional.isPresent() ? Nullability.OPTIONAL : nullable ? Nullability.NULLABLE : Nullability.NEVER,
                inDeferred.isPresent(),
                Annotations.has(element, "Key"),
                DefaultReader.read(element),
                renewal(),
                named(element));
    }

    private Optional<OnUpdateSpec> renewal() {
        boolean version = Annotations.has(element, "Version");
        boolean updatedAt = Annotations.has(element, "UpdatedAt");
        if (version && updatedAt) {
            return Optional.of(OnUpdateSpec.UNCLEAR);
        }
        return version
                ? Optional.of(OnUpdateSpec.VERSION)
                : updatedAt ? Optional.of(OnUpdateSpec.NOW) : Optional.empty();
    }

    private static ColumnComponent.Named named(RecordComponentElement component) {
        return Annotations.find(component, "Column")
                .map(column ->
                        new ColumnComponent.Named(Annotations.text(column, "name"), Annotations.text(column, "type")))
                .orElse(ColumnComponent.Named.NOTHING);
    }

    private InvalidComponent unreadable(Reason reason) {
        return new InvalidComponent(origin, name, type.toString(), reason);
    }

    /** A type annotation is on the component's type, a declaration annotation on the component or its accessor. */
    private boolean isNullable() {
        return Annotations.saysNullable(type)
                || Annotations.saysNullable(element)
                || nullable.contains(name)
                || Optional.ofNullable(element.getAccessor())
                        .filter(accessor -> Annotations.saysNullable(accessor)
                                || Annotations.saysNullable(accessor.getReturnType()))
                        .isPresent();
    }

    /** The compiler reports a line for the field, but not for the component. */
    private static Element fieldOf(RecordComponentElement component) {
        return ElementFilter.fieldsIn(component.getEnclosingElement().getEnclosedElements()).stream()
                .filter(field -> field.getSimpleName().equals(component.getSimpleName()))
                .map(Element.class::cast)
                .findFirst()
                .orElse(component);
    }

    private static boolean mentionsError(TypeMirror type) {
        if (type.getKind() == TypeKind.ERROR) {
            return true;
        }
        return type instanceof DeclaredType declared
                && declared.getTypeArguments().stream().anyMatch(ComponentReader::mentionsError);
    }

    private static Optional<TypeMirror> argumentOf(String generic, TypeMirror type) {
        if (type instanceof DeclaredType declared
                && nameOf(type).equals(generic)
                && declared.getTypeArguments().size() == 1) {
            return Optional.of(declared.getTypeArguments().get(0));
        }
        return Optional.empty();
    }

    private static boolean isRecord(TypeMirror type) {
        return type instanceof DeclaredType declared && declared.asElement().getKind() == ElementKind.RECORD;
    }

    /** The name without type arguments and annotations. */
    private static String nameOf(TypeMirror type) {
        if (type.getKind().isPrimitive()) {
            return type.getKind().name().toLowerCase(java.util.Locale.ROOT);
        }
        if (type instanceof DeclaredType declared && declared.asElement() instanceof TypeElement declaration) {
            return declaration.getQualifiedName().toString();
        }
        return type.toString();
    }

    private static ClassName className(TypeMirror type) {
        return ClassName.get((TypeElement) ((DeclaredType) type).asElement());
    }
}
