interface Outcome {
  name: string;
  /** What one does about it. */
  advice: string;
}

/** The texts of overview, traffic, refusals, expiry and access map. */
export const texts = {
  group: "Monitoring",
  traffic: "Traffic",
  refusals: "Refusals",
  period: "Period",
  periods: {
    "1h": "Last hour",
    "6h": "Last 6 hours",
    "24h": "Last 24 hours",
    "7d": "Last 7 days",
    "30d": "Last 30 days",
    "90d": "Last 90 days",
  },
  chosenPeriod: "Chosen in the chart",
  application: "Application",
  product: "Product",
  api: "API",
  reason: "Reason",
  any: "Any",
  loading: "Loading…",
  filters: (page: string) => `${page}: period and filters`,
  clear: "Clear filters",
  nothingFound: "Nothing has this in its name.",
  calls: "Calls",
  succeeded: "Succeeded",
  refused: "Refused",
  failed: "Failed",
  other: "Other",
  latency: "Latency",
  average: "Average",
  ofBackend: "of it, the backend",
  slowest: "Slowest",
  milliseconds: (value: number) =>
    value >= 1000
      ? `${(value / 1000).toLocaleString(undefined, { maximumFractionDigits: 1 })} s`
      : `${value.toLocaleString(undefined, { maximumFractionDigits: value < 10 ? 1 : 0 })} ms`,
  noCalls: "No calls in this time. Choose a longer period, or clear the filters.",
  by: "By",
  byDimension: {
    application: "Applications with the most calls",
    product: "Products with the most calls",
    api: "APIs with the most calls",
  },
  dimensions: { application: "Applications", product: "Products", api: "APIs" },
  without: { application: "Without an application", product: "Without a product", api: "No API found" },
  together: "All others together",
  details: (of: string) => `${of}: all numbers`,
  share: (part: number) => part.toLocaleString(undefined, { style: "percent", maximumFractionDigits: 1 }),
  data: "Data",
  bytes: (value: number) => {
    const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"];
    const step = value < 1 ? 0 : Math.min(4, Math.floor(Math.log10(value) / 3));
    return new Intl.NumberFormat(undefined, {
      style: "unit",
      unit: units[step],
      unitDisplay: "narrow",
      maximumFractionDigits: step === 0 ? 0 : 1,
    }).format(value / 1000 ** step);
  },
  more: (shown: number, of: number) => `The first ${shown} of ${of} are shown. Filter for fewer.`,
  reasons: "Why calls were refused or failed",
  noRefusals: "No call was refused or failed in this time.",
  timeline: "When calls were refused or failed",
  records: "Records",
  keptRefusals: (count: number) => `The last ${count} refusals are kept; those before are only counted.`,
  time: "Time",
  call: "Call",
  status: "Status",
  record: (id: string) => `Refusal ${id}`,
  refusalGone: "This refusal is not kept any more: only the last 1,000 are.",
  close: "Close",
  whole: "The whole reason",
  whatToDo: "What to do",
  requestId: "Request id",
  operation: "Operation",
  subscription: "Subscription",
  user: "User",
  caller: "Caller's address",
  host: "Host",
  took: "Took",
  backendStatus: "Backend's status",
  revision: "API revision",
  outcomeCode: "Outcome",
  openTraffic: "Calls of the same application in Traffic",
  next: "Older",
  previous: "Newer",
  range: (from: number, to: number, of: number) => `${from} to ${to} of ${of}`,
  accessMap: "Access map",
  map: "Applications, products and APIs, and what leads from one to the other",
  whoCanCall: "Who can call what",
  searchApplications: "Search applications",
  onlyBroken: "Only what doesn't work or may not",
  showAll: "Show all",
  showMore: (count: number) => `Show more (${count} left)`,
  open: (name: string) => `Open ${name}`,
  lookingAt: (kind: string, name: string) => `${kind}: ${name}.`,
  apis: "APIs",
  state: "State",
  canCall: "Can call",
  applicationCount: (count: number) => (count === 1 ? "1 application" : `${count} applications`),
  ties: (count: number) => (count === 1 ? "1 connection" : `${count} connections`),
  mapCut: (shown: number, of: number) =>
    `The first ${shown} of ${of} applications are on the map. Search, or choose a product or an API, for the others.`,
  noApplications: "No application yet. Register the first one under Applications.",
  noMatch: "No application matches. Search for less, or show all.",
  problems: {
    applicationDisabled: { name: "Disabled", advice: "All its calls are refused. Enable it on its page." },
    ownerNotActive: {
      name: "Owner not active",
      advice: "All its calls are refused. Activate the owner, or give the application another one.",
    },
    secretsExpired: {
      name: "Secrets expired",
      advice: "It gets no new token. Its owner, or a manager on its page, makes a new secret.",
    },
    accessOff: {
      name: "Application access off",
      advice: "No token opens the product. Switch OAuth 2.0 token on in its properties.",
    },
    notPublished: { name: "Not published", advice: "Developers don't see the product. Calls go through all the same." },
    pending: { name: "Waits for approval", advice: "Approve or reject it under Requests." },
    rejected: { name: "Rejected", advice: "The request for the product was rejected." },
    drift: {
      name: "Differs in the directory",
      advice: "The directory holds something else than was set here: run a repair, or look with gatehouse reconcile.",
    },
  },
  expiry: "Expiry",
  expiryStrip: "Secrets that expire in the coming year",
  secret: "Secret",
  secrets: "Secrets",
  expires: "Expires",
  lastUsed: "Last used",
  notKnown: "Not known",
  owner: "Owner",
  noSecrets: "No application has a secret.",
  noneThen: "No secret expires in this time.",
  inDays: (days: number) =>
    days < 0 ? "Expired" : days === 0 ? "Today" : days === 1 ? "Tomorrow" : `In ${days.toLocaleString()} days`,
  expiringBetween: (from: string, until: string) => {
    const day = (at: string, less = 0) =>
      new Date(Date.parse(at) - less).toLocaleDateString(undefined, { dateStyle: "medium" });
    return from === "" ? `Expired before ${day(until)}` : `From ${day(from)} to ${day(until, 1)}`;
  },
  outcomes: {
    SERVED: { name: "Served", advice: "" },
    NOT_FOUND: {
      name: "No such API or operation",
      advice: "Compare the method and path of the call with the API's path, version and operations.",
    },
    CREDENTIAL_MISSING: {
      name: "No credential",
      advice: "The caller has to send a token (Authorization: Bearer …) or a subscription key.",
    },
    KEY_INVALID: {
      name: "Invalid subscription key",
      advice: "Look whether the subscription is active, and whether its scope is the product or API that was called.",
    },
    TOKEN_MALFORMED: {
      name: "Malformed token",
      advice: "What was sent is no JWT. Often a secret was sent in place of the token.",
    },
    TOKEN_SIGNATURE_INVALID: {
      name: "Wrong signature",
      advice: "The token was changed, or signed by another tenant. Ask this tenant's token URL for a new one.",
    },
    TOKEN_ISSUER_UNKNOWN: {
      name: "Unknown issuer",
      advice: "The token is another tenant's. The application has to use the token URL that its page shows.",
    },
    TOKEN_EXPIRED: {
      name: "Token expired",
      advice: "The caller has to ask for a new token before the old one expires.",
    },
    TOKEN_NOT_YET_VALID: { name: "Token not yet valid", advice: "Compare the clocks of the machines." },
    TOKEN_NOT_APP_ONLY: {
      name: "A user's token",
      advice: "Products are called with an application's own token: grant_type=client_credentials.",
    },
    KEYS_UNAVAILABLE: {
      name: "No signing keys",
      advice: "The gateway could never read the tenant's signing keys. Look at the health on the overview.",
    },
    ROLE_MISSING: {
      name: "Role missing",
      advice: "The token has no role of the product. Grant the product to the application; then ask for a new token.",
    },
    APPLICATION_UNKNOWN: {
      name: "Unknown application",
      advice: "No application of this service has the token's client id; it may have been deleted.",
    },
    APPLICATION_DISABLED: { name: "Application disabled", advice: "Enable the application, if it is to call again." },
    LINK_MISSING: {
      name: "Product not granted",
      advice: "Grant the product to the application, or let its owner request it.",
    },
    LINK_NOT_ACTIVE: {
      name: "Grant not active",
      advice: "The application's request for the product waits for approval, or was rejected.",
    },
    OWNER_NOT_ACTIVE: {
      name: "Owner not active",
      advice: "Activate the user that owns the application, or give it another owner.",
    },
    TOKEN_REVOKED: {
      name: "Token revoked",
      advice: "Tokens issued before a moment are refused for this application. The caller has to ask for a new one.",
    },
    PRODUCT_WITHOUT_API: {
      name: "Product without this API",
      advice: "The token is for a product that does not contain the API. Ask for a token with the right scope.",
    },
    APPLICATION_ACCESS_WITHDRAWN: {
      name: "Application access switched off",
      advice: "Switch OAuth 2.0 token on for the product, if applications are to call it again.",
    },
    RATE_LIMITED: { name: "Rate limit", advice: "The caller has to wait as long as Retry-After says." },
    QUOTA_EXCEEDED: { name: "Quota used up", advice: "The quota begins anew at the end of its period." },
    POLICY_REFUSED: { name: "Refused by a policy", advice: "The whole reason names the policy." },
    POLICY_FAILED: { name: "A policy failed", advice: "Correct the policy; the whole reason says what happened." },
    BACKEND_TIMEOUT: { name: "Backend too slow", advice: "Look at the backend, or give it a longer timeout." },
    BACKEND_CONNECTION_FAILURE: {
      name: "Backend not reached",
      advice: "Look at the backend's address, its certificate, and the network between.",
    },
    BACKEND_RESPONSE_INVALID: { name: "Backend's answer broken", advice: "Look at the backend's log for this time." },
    CLIENT_CONNECTION_FAILURE: {
      name: "Caller hung up",
      advice: "The caller closed the connection before it was answered. It may wait too short.",
    },
    BAD_REQUEST: { name: "Bad request", advice: "The whole reason says what of the request is not acceptable." },
    OVERLOADED: { name: "Overloaded", advice: "More came at once than the gateway takes. Add processes or slow down." },
    INTERNAL_ERROR: { name: "Gateway's fault", advice: "Search the log for the request id, and report the bug." },
  } as Record<string, Outcome>,
};

/** What an outcome is called; its code where it is newer than this text. */
export function outcomeName(code: string): string {
  return texts.outcomes[code]?.name ?? code;
}
