package dev.gatehouse.model.catalogue;

/** Whether workspaces have a type that services have. */
public enum Workspaces {
    /** Services alone have it. */
    NONE,
    /** It stands in workspaces as well, with the same rules. */
    HAVE,
    /** Its resources stand in workspaces as well, as what another type there is about; nobody can ask for them. */
    KEEP
}
