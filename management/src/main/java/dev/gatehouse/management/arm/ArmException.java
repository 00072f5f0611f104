package dev.gatehouse.management.arm;

import java.util.List;
import java.util.Optional;

/** A request was refused. The door renders it as ARM's error body (facts: errors of Azure Resource Manager). */
public final class ArmException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final transient Optional<String> target;
    private final transient List<Problem> details;

    public ArmException(int status, String code, String message, Optional<String> target, List<Problem> details) {
        super(message);
        this.status = status;
        this.code = code;
        this.target = target;
        this.details = List.copyOf(details);
    }

    public ArmException(int status, String code, String message) {
        this(status, code, message, Optional.empty(), List.of());
    }

    /** 400: fields that are wrong, all of them. */
    public static ArmException invalid(List<Problem> problems) {
        return new ArmException(
                400,
                "ValidationError",
                "One or more fields contain incorrect values:",
                problems.size() == 1 ? Optional.of(problems.getFirst().target()) : Optional.empty(),
                problems);
    }

    /** 400: one field that is wrong. */
    public static ArmException invalid(String target, String message) {
        return invalid(List.of(new Problem(target, message)));
    }

    /** 404: there is no such resource. */
    public static ArmException notFound(String what) {
        return new ArmException(404, "ResourceNotFound", what + " was not found.");
    }

    /** 405: the type can't be asked that. */
    public static ArmException notAllowed(String message) {
        return new ArmException(405, "MethodNotAllowed", message);
    }

    /** 409: it would contradict what is there. */
    public static ArmException conflict(String message) {
        return new ArmException(409, "Conflict", message);
    }

    /** 501: Azure has it, this version doesn't. */
    public static ArmException notImplemented(String message) {
        return new ArmException(501, "NotImplemented", message);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Optional<String> target() {
        return target;
    }

    public List<Problem> details() {
        return details;
    }

    /**
     * One field that is wrong.
     *
     * @param target the field, such as {@code displayName} or {@code templateParameters[0].name}
     * @param message a plain sentence with what would be right
     */
    public record Problem(String target, String message) {}
}
