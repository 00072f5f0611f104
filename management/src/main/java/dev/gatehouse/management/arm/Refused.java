package dev.gatehouse.management.arm;

/** Tells the audit log of changes and actions that somebody known asked for and was refused. */
final class Refused {
    private final Resources resources;

    Refused(Resources resources) {
        this.resources = resources;
    }

    /** Reading leaves no line; nor does a path that names no service that is there. */
    void tell(ArmRequest request, ArmException refusal) {
        if (request.method().equals("GET") || request.method().equals("HEAD")) {
            return;
        }
        Asked asked;
        try {
            asked = asked(ArmPath.parse(request.path()), request.method());
        } catch (ArmException _) {
            return;
        }
        if (asked == null) {
            return;
        }
        var service = asked.id.service().key();
        resources.change(change -> change.services().stream()
                .filter(known -> known.key().equals(service))
                .findFirst()
                .ifPresent(known -> change.audit()
                        .done(
                                new ResourceId(known, asked.id.type(), asked.id.names()),
                                asked.operation,
                                "Failed: " + refusal.status() + " " + refusal.code())));
    }

    private record Asked(ResourceId id, String operation) {}

    private static Asked asked(Target target, String method) {
        var verb = switch (method) {
            case "DELETE" -> "/delete";
            case "POST" -> "/action";
            default -> "/write";
        };
        return switch (target) {
            case Target.One(var id) -> new Asked(id, id.type().fullName() + verb);
            case Target.Beyond(var id, var word, var name) ->
                new Asked(id, id.type().fullName() + "/" + word + verb);
            case Target.Roles(var scope, var kind, var name) ->
                new Asked(scope, "Microsoft.Authorization/" + kind + verb);
            default -> null;
        };
    }
}
