/** The texts of the overview. */
export const texts = {
  overview: "Overview",
  application: "Application",
  health: "Health",
  healthy: "All is well",
  unhealthy: "Something is wrong",
  checks: {
    control: "Management API",
    tokens: "Tenant: keys of tokens",
    gateway: "Gateway: serves the newest changes",
    database: "Database",
    identity: "Tenant: applications can be registered",
  } as Record<string, string>,
  well: "well",
  ill: "not well",
  inStep: "Directory: holds what was set here",
  drift: (count: number) =>
    count === 1 ? "Directory: differs in 1 point" : `Directory: differs in ${count.toLocaleString()} points`,
  neverLooked: "Directory: not compared yet",
  directoryProblem: "Directory: could not be compared",
  lastLook: "Last compared:",
  lastDay: "Calls of the last 24 hours",
  allTraffic: "All traffic",
  allRefusals: "All refusals",
  topApplications: "Applications with the most calls",
  noCalls: "No call in the last 24 hours.",
  noApplicationCalls: "No application called in the last 24 hours.",
  expiring: "Secrets that expire next",
  allExpiries: "All secrets",
  noneExpiring: "No secret has expired or expires within 30 days.",
  expiredToo: (count: number) =>
    count === 1
      ? "1 secret has expired or expires within 30 days."
      : `${count.toLocaleString()} secrets have expired or expire within 30 days.`,
  waiting: "Waiting for you",
  nothingWaits: "Nothing waits for you.",
  requests: (count: number) =>
    count === 1 ? "1 application waits for approval" : `${count.toLocaleString()} applications wait for approval`,
  letters: (count: number) =>
    count === 1 ? "1 letter was not sent" : `${count.toLocaleString()} letters were not sent`,
  broken: "What doesn't work, on the access map",
};
