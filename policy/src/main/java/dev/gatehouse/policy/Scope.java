package dev.gatehouse.policy;

/** How far a policy document reaches, from broad to narrow. */
public enum Scope {
    /** Every call of the service. */
    GLOBAL,
    /** Every call of a workspace's APIs. */
    WORKSPACE,
    PRODUCT,
    API,
    OPERATION;

    /** The word that people and {@code context.LastError.Scope} use. */
    public String word() {
        return switch (this) {
            case GLOBAL -> "global";
            case WORKSPACE -> "workspace";
            case PRODUCT -> "product";
            case API -> "api";
            case OPERATION -> "operation";
        };
    }
}
