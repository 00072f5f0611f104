/** The texts of the code samples, and what stands in them to be read. */
export const texts = {
  title: "Code samples",
  language: "Language",
  credential: "Called with",
  application: (application: string, product: string) => `${application}: token for ${product}`,
  anyApplication: (product: string) => `An application of yours: token for ${product}`,
  key: "A subscription key",
  ownKey: (subscription: string) => `${subscription}: subscription key`,
  nothing: "Nothing: it is open to everybody",
  sample: (language: string) => `${language} sample`,
  secretFrom: (variables: string) =>
    `Secrets are never in the sample: it reads them from the environment (${variables}).`,
  fill: "Put your own values in place of the examples.",
  set: (variables: string, run: string) => `Set ${variables} in the environment, then: ${run}`,
  run: (run: string) => `Run with: ${run}`,
  saveAs: (file: string, run: string) => `save as ${file}, then ${run}`,
  restClient: "open in an editor with a REST client, and send",
};
