import {
  Button,
  Checkbox,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Subtitle1,
  Text,
  tokens,
} from "@fluentui/react-components";
import { Failure } from "@gatehouse/shared";
import { useState } from "react";
import { Link } from "react-router";
import type { Owned, ProductDetails } from "../catalogue";
import { useSubscribe } from "../keys/queries";
import { useLinkStyles } from "../link";
import { texts } from "../texts/catalogue";

const useStyles = makeStyles({
  form: { display: "grid", gap: tokens.spacingVerticalM, maxWidth: "30rem", justifyItems: "start" },
  field: { width: "100%" },
});

const LIVING = ["active", "submitted", "suspended"];

/** Makes a subscription, whose keys open the product, at once or once the manager approved it. */
export function Subscribe({ product, owned }: { product: ProductDetails; owned: readonly Owned[] }) {
  const styles = useStyles();
  const { link } = useLinkStyles();
  const subscribe = useSubscribe();
  const [name, setName] = useState("");
  const [agreed, setAgreed] = useState(false);
  const { subscriptionsLimit: limit, terms, approvalRequired } = product;
  const living = owned.filter(({ state }) => LIVING.includes(state)).length;
  const full = limit !== undefined && living >= limit;
  const complete = name.trim() !== "" && (terms === "" || agreed) && !full;
  return (
    <form
      className={styles.form}
      aria-label={texts.subscribeTitle}
      onSubmit={(event) => {
        event.preventDefault();
        if (!complete || subscribe.isPending) return;
        subscribe.mutate(
          { product: product.name, displayName: name.trim(), agreed },
          {
            onSuccess: () => {
              setName("");
              setAgreed(false);
            },
          },
        );
      }}
    >
      <Subtitle1 as="h2">{texts.subscribeTitle}</Subtitle1>
      {approvalRequired && <Text>{texts.approval}</Text>}
      {limit !== undefined && <Text>{full ? texts.limitReached : texts.limit(limit)}</Text>}
      <Field className={styles.field} label={texts.subscriptionName} hint={texts.subscriptionHint}>
        <Input value={name} maxLength={100} onChange={(_, data) => setName(data.value)} />
      </Field>
      {terms !== "" && (
        <Checkbox label={texts.agree} checked={agreed} onChange={(_, data) => setAgreed(data.checked === true)} />
      )}
      <Button
        type="submit"
        appearance="primary"
        disabled={!complete && !subscribe.isPending}
        disabledFocusable={subscribe.isPending}
      >
        {texts.subscribe}
      </Button>
      {subscribe.error && <Failure error={subscribe.error} />}
      {subscribe.data && (
        <MessageBar intent="success" layout="multiline" role="status">
          <MessageBarBody>
            {subscribe.data.state === "active" ? texts.subscribed : texts.submitted}{" "}
            <Link className={link} to="/keys">
              {texts.toKeys}
            </Link>
          </MessageBarBody>
        </MessageBar>
      )}
    </form>
  );
}
