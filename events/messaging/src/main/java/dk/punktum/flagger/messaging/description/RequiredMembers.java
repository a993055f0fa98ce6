package dk.punktum.flagger.messaging.description;

import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

/// Says of a record's members what their types say already: whether they are always there, may be left out, or may be
/// null. Java's `@NullMarked` is the rule here, so a member is required unless it is `@Nullable` or left out when
/// empty. What is `@Nullable` only so that its absence can be refused in words says `@Schema(required = true)`.
final class RequiredMembers {

    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName INCLUDE = DotName.createSimple(JsonInclude.class);
    private static final DotName UNWRAPPED = DotName.createSimple(JsonUnwrapped.class);

    /// How a member is written.
    private enum Presence {
        ALWAYS,
        OR_NULL,
        OR_ABSENT
    }

    private final IndexView types;
    private final Map<String, Schema> schemas;
    private final Map<String, List<ClassInfo>> recordsByName;

    RequiredMembers(IndexView types, Map<String, Schema> schemas) {
        this.types = types;
        this.schemas = schemas;
        recordsByName = types.getKnownClasses().stream()
                .filter(ClassInfo::isRecord)
                .collect(Collectors.groupingBy(RequiredMembers::schemaName));
    }

    void complete() {
        schemas.forEach(this::complete);
    }

    /// The one record of this name with these members; a schema that comes from no record stays as it is.
    private void complete(String name, Schema schema) {
        if (schema.getProperties() == null) {
            return;
        }
        List<Map<String, Presence>> candidates = recordsByName.getOrDefault(name, List.of()).stream()
                .map(this::members)
                .distinct()
                .filter(members ->
                        members.keySet().containsAll(schema.getProperties().keySet()))
                .toList();
        if (candidates.size() != 1) {
            return;
        }
        Set<String> required = new TreeSet<>(schema.getRequired() == null ? List.of() : schema.getRequired());
        candidates.getFirst().forEach((member, presence) -> {
            Schema of = schema.getProperties().get(member);
            if (of == null) {
                return;
            }
            if (presence == Presence.ALWAYS) {
                required.add(member);
            } else if (presence == Presence.OR_NULL && !required.contains(member)) {
                schema.addProperty(member, orNull(of));
            }
        });
        schema.setRequired(required.isEmpty() ? null : List.copyOf(required));
    }

    /// A value's type stands here itself then, since a reference can not be said to be null (OpenAPI 3.0). What refers
    /// to
    /// an object is better left out when there is none: `@JsonInclude(NON_NULL)`.
    private Schema orNull(Schema schema) {
        if (schema.getRef() == null) {
            return schema.addType(SchemaType.NULL);
        }
        Schema meant = schemas.get(schema.getRef().substring(schema.getRef().lastIndexOf('/') + 1));
        return meant == null || meant.getProperties() != null || meant.getEnumeration() != null
                ? schema
                : createSchema().type(meant.getType()).addType(SchemaType.NULL).format(meant.getFormat());
    }

    private Map<String, Presence> members(ClassInfo type) {
        Map<String, Presence> members = new LinkedHashMap<>();
        for (RecordComponentInfo component : type.recordComponents()) {
            ClassInfo inner = onField(type, component, UNWRAPPED) != null
                    ? types.getClassByName(component.type().name())
                    : null;
            if (inner == null) {
                members.put(component.name(), presence(type, component));
            } else {
                members.putAll(members(inner));
            }
        }
        return members;
    }

    private static Presence presence(ClassInfo type, RecordComponentInfo component) {
        AnnotationInstance own = onField(type, component, INCLUDE);
        AnnotationInstance rule = own == null ? type.declaredAnnotation(INCLUDE) : own;
        boolean nullable = component.type().hasAnnotation(NULLABLE);
        if (component.type().kind() == Type.Kind.PRIMITIVE) {
            return Presence.ALWAYS;
        }
        return switch (rule == null || rule.value() == null
                ? "ALWAYS"
                : rule.value().asEnum()) {
            case "ALWAYS" -> nullable ? Presence.OR_NULL : Presence.ALWAYS;
            case "NON_EMPTY" -> Presence.OR_ABSENT;
            default -> nullable ? Presence.OR_ABSENT : Presence.ALWAYS;
        };
    }

    /// Jackson's annotations on a component are kept on its field.
    private static @Nullable AnnotationInstance onField(ClassInfo type, RecordComponentInfo component, DotName name) {
        FieldInfo field = type.field(component.name());
        return field == null ? null : field.annotation(name);
    }

    private static String schemaName(ClassInfo type) {
        AnnotationInstance schema = type.declaredAnnotation(SCHEMA);
        AnnotationValue name = schema == null ? null : schema.value("name");
        return name == null ? type.simpleName() : name.asString();
    }
}
