/** What a document that isn't there yet begins with: it changes nothing, wherever it stands. */
const NARROW = `<policies>
    <inbound>
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
`;

const BROADEST = `<policies>
    <inbound />
    <backend>
        <forward-request />
    </backend>
    <outbound />
    <on-error />
</policies>
`;

/** What the document at a scope begins with; the service's own has nothing broader. */
export const beginning = (scope: string) => (scope === "" ? BROADEST : NARROW);

export const FRAGMENT = `<fragment>
</fragment>
`;
