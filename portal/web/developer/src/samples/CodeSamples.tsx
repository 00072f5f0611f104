import { Field, makeStyles, Select, Subtitle1, Tab, TabList, Text, tokens } from "@fluentui/react-components";
import { CodeBlock } from "@gatehouse/shared";
import { useState } from "react";
import type { PanelProps } from "../apis/panels";
import type { ApiDetails } from "../catalogue";
import { texts } from "../texts/samples";
import { type Credential, variables } from "./call";
import { callOf } from "./callOf";
import { languages, sample } from "./languages";

const useStyles = makeStyles({
  section: { display: "grid", gap: tokens.spacingVerticalM, gridTemplateColumns: "minmax(0, 1fr)" },
  tabs: { flexWrap: "wrap" },
  field: { maxWidth: "30rem" },
});

interface Choice {
  text: string;
  credential: Credential;
}

/** With what the API can be called: what is the reader's own first. */
export function choices({ applications = [], subscriptions = [], products, tokenUrl, keyHeader }: ApiDetails) {
  const found: Choice[] = applications.flatMap(({ displayName, productName, clientId, scope }) =>
    scope === undefined
      ? []
      : [
          {
            text: texts.application(displayName, productName),
            credential: { kind: "token", tokenUrl, clientId, scope } as const,
          },
        ],
  );
  const key: Credential = { kind: "key", header: keyHeader };
  if (keyHeader !== "") {
    for (const { displayName, state } of subscriptions) {
      if (state === "active") found.push({ text: texts.ownKey(displayName), credential: key });
    }
  }
  for (const { displayName, scope, acceptsTokens } of products) {
    if (acceptsTokens && scope !== undefined && !found.some(({ credential }) => hasScope(credential, scope))) {
      found.push({ text: texts.anyApplication(displayName), credential: { kind: "token", tokenUrl, scope } });
    }
  }
  const keys = products.some(({ acceptsKeys }) => acceptsKeys) && keyHeader !== "";
  if (keys && !found.some(({ credential }) => credential.kind === "key")) {
    found.push({ text: texts.key, credential: key });
  }
  if (products.some(({ open }) => open) || found.length === 0) {
    found.push({ text: texts.nothing, credential: { kind: "none" } });
  }
  return found;
}

const hasScope = (credential: Credential, scope: string) => credential.kind === "token" && credential.scope === scope;

/** The call of an operation in several languages, to be pasted and run. */
export function CodeSamples({ api, operation }: PanelProps) {
  const styles = useStyles();
  const [chosen, setChosen] = useState(0);
  const [spoken, setSpoken] = useState(languages[0]?.id);
  const all = choices(api);
  const choice = all[chosen] ?? all[0];
  const language = languages.find(({ id }) => id === spoken);
  if (choice === undefined || language === undefined) return null;
  const call = callOf(api, operation, choice.credential);
  const needed = variables(call);
  return (
    <section className={styles.section} aria-label={texts.title}>
      <Subtitle1 as="h2">{texts.title}</Subtitle1>
      <Field className={styles.field} label={texts.credential}>
        <Select value={String(chosen)} onChange={(_, { value }) => setChosen(Number(value))}>
          {all.map(({ text }, index) => (
            <option key={text + index} value={index}>
              {text}
            </option>
          ))}
        </Select>
      </Field>
      <TabList
        className={styles.tabs}
        size="small"
        aria-label={texts.language}
        selectedValue={spoken}
        onTabSelect={(_, { value }) => setSpoken(String(value))}
      >
        {languages.map(({ id, name }) => (
          <Tab key={id} value={id}>
            {name}
          </Tab>
        ))}
      </TabList>
      <Text>{[needed.length > 0 ? texts.secretFrom(needed.join(", ")) : "", texts.fill].join(" ").trim()}</Text>
      <CodeBlock key={`${spoken} ${chosen}`} label={texts.sample(language.name)} code={sample(language, call)} />
    </section>
  );
}
