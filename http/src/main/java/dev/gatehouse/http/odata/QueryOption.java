package dev.gatehouse.http.odata;

/** The system query options that {@link QueryOptions} reads. */
public enum QueryOption {
    SELECT("$select"),
    FILTER("$filter"),
    TOP("$top"),
    SKIP("$skip"),
    ORDER_BY("$orderby"),
    COUNT("$count"),
    EXPAND("$expand"),
    SEARCH("$search"),
    /** Where the page before ended; made by the server, opaque to clients. */
    SKIP_TOKEN("$skiptoken");

    private final String parameter;

    QueryOption(String parameter) {
        this.parameter = parameter;
    }

    /** As it is written in the query. */
    public String parameter() {
        return parameter;
    }
}
