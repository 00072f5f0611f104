import { Field, Input, makeStyles, Radio, RadioGroup, Select, Text, tokens } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { texts } from "../texts/console";
import { Credential } from "./Credential";
import type { As, Offered } from "./queries";

const useStyles = makeStyles({
  part: { display: "grid", gap: tokens.spacingVerticalM, gridTemplateColumns: "minmax(0, 1fr)" },
  row: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalL, alignItems: "end" },
});

type Way = "token" | "key" | "none";

/** With what is called: a token of an application, a subscription key, or nothing. */
export function CallAs({ offered, set }: { offered: Offered; set: (as: As) => void }) {
  const styles = useStyles();
  const callers = offered.applications.filter(({ products }) => products.length > 0);
  const [way, setWay] = useState<Way>(callers.length > 0 ? "token" : offered.subscriptions.length > 0 ? "key" : "none");
  const [application, setApplication] = useState(callers[0]?.name ?? "");
  const [product, setProduct] = useState("");
  const [pasting, setPasting] = useState(false);
  const [secret, setSecret] = useState("");
  const [subscription, setSubscription] = useState(offered.subscriptions[0]?.name ?? "");
  const caller = callers.find(({ name }) => name === application);
  useEffect(() => {
    const some = (text: string) => (text === "" ? undefined : text);
    if (way === "token")
      set({ application: some(application), product: some(product), secret: pasting ? some(secret) : undefined });
    else set(way === "key" ? { subscription: some(subscription) } : {});
  }, [way, application, product, pasting, secret, subscription, set]);
  return (
    <div className={styles.part}>
      <Field label={texts.callWith}>
        <RadioGroup layout="horizontal" value={way} onChange={(_, data) => setWay(data.value as Way)}>
          <Radio value="token" label={texts.withToken} disabled={callers.length === 0} />
          <Radio value="key" label={texts.withKey} disabled={offered.subscriptions.length === 0} />
          <Radio value="none" label={texts.withNothing} />
        </RadioGroup>
      </Field>
      {callers.length === 0 && <Text>{texts.noApplication}</Text>}
      {way === "token" && caller && (
        <>
          <div className={styles.row}>
            <Field label={texts.application}>
              <Select
                value={application}
                onChange={(_, data) => {
                  setApplication(data.value);
                  setProduct("");
                  setSecret("");
                }}
              >
                {callers.map(({ name, displayName, enabled }) => (
                  <option key={name} value={name}>
                    {enabled ? displayName : texts.isDisabled(displayName)}
                  </option>
                ))}
              </Select>
            </Field>
            {caller.products.length > 1 && (
              <Field label={texts.product}>
                <Select
                  value={product === "" ? caller.products[0]?.name : product}
                  onChange={(_, data) => setProduct(data.value)}
                >
                  {caller.products.map(({ name, displayName, granted }) => (
                    <option key={name} value={name}>
                      {granted ? displayName : texts.notGranted(displayName)}
                    </option>
                  ))}
                </Select>
              </Field>
            )}
          </div>
          {caller.products.every(({ granted }) => !granted) && <Text>{texts.noneGranted}</Text>}
          <Field label={texts.secretFrom}>
            <RadioGroup
              value={pasting ? "paste" : "console"}
              onChange={(_, data) => {
                setPasting(data.value === "paste");
                setSecret("");
              }}
            >
              <Radio value="console" label={texts.consoleCredential} />
              <Radio value="paste" label={texts.pasteSecret} />
            </RadioGroup>
          </Field>
          {pasting ? (
            <Field label={texts.secret} hint={texts.secretHint}>
              <Input
                type="password"
                autoComplete="off"
                value={secret}
                onChange={(_, data) => setSecret(data.value.trim())}
              />
            </Field>
          ) : (
            <Credential key={application} application={application} />
          )}
        </>
      )}
      {way === "key" && (
        <Field label={texts.subscription}>
          <Select value={subscription} onChange={(_, data) => setSubscription(data.value)}>
            {offered.subscriptions.map(({ name, displayName }) => (
              <option key={name} value={name}>
                {displayName}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </div>
  );
}
