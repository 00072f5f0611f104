package dev.gatehouse.store.traffic;

/** By what calls can be told apart. */
public enum Dimension {
    API("api"),
    /** {@code apiId/operationId}. */
    OPERATION("operation"),
    PRODUCT("product"),
    /** A client application. */
    APPLICATION("application"),
    SUBSCRIPTION("subscription"),
    USER("person"),
    /** The name of an {@link dev.gatehouse.model.gateway.AccessOutcome}. */
    OUTCOME("outcome");

    private final String column;

    Dimension(String column) {
        this.column = column;
    }

    String column() {
        return column;
    }
}
