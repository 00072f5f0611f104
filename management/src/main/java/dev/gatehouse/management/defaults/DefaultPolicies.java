package dev.gatehouse.management.defaults;

/** The policy documents of a new service, apart from those of the Echo API's operations. */
final class DefaultPolicies {
    static final String GLOBAL = """
            <!--
                The service's own policies. They hold for every call, in the place of <base /> in the documents of
                products, APIs and operations.
                - inbound: when the request has come, before it is forwarded
                - backend: how it is forwarded
                - outbound: before the backend's answer goes back to the caller
                - on-error: when something failed on the way
            -->
            <policies>
                <inbound />
                <backend>
                    <forward-request />
                </backend>
                <outbound />
            </policies>
            """;

    static final String STARTER = """
            <policies>
                <inbound>
                    <rate-limit calls="5" renewal-period="60" />
                    <quota calls="100" renewal-period="604800" />
                    <base />
                </inbound>
                <backend>
                    <base />
                </backend>
                <outbound>
                    <base />
                </outbound>
                <on-error>
                    <base />
                </on-error>
            </policies>
            """;

    private DefaultPolicies() {}
}
