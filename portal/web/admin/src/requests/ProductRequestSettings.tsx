import {
  Button,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Radio,
  RadioGroup,
  Switch,
  Text,
  tokens,
} from "@fluentui/react-components";
import { Failure, Loading, Unsaved } from "@gatehouse/shared";
import { useState } from "react";
import { Link } from "react-router";
import { useLinkStyles } from "../link";
import { opens } from "../products/queries";
import { useShownProduct } from "../products/tabs";
import { texts } from "../texts/requests";
import { type Access, type AccessSettings, useAccessSettings, useSetAccess } from "./queries";

const useStyles = makeStyles({
  form: {
    display: "grid",
    gap: tokens.spacingVerticalL,
    gridTemplateColumns: "minmax(0, 1fr)",
    maxWidth: "40rem",
  },
  row: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalM },
});

/** How developers get the product: the part "Requests" of its page. */
export function ProductRequestSettings() {
  const { link } = useLinkStyles();
  const styles = useStyles();
  const product = useShownProduct();
  const settings = useAccessSettings(product.name);
  return (
    <div className={styles.form}>
      {!opens(product, "application-token") && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{texts.tokensOff}</MessageBarBody>
        </MessageBar>
      )}
      {settings.isPending && <Loading />}
      {settings.error && <Failure error={settings.error} retry={() => void settings.refetch()} />}
      {settings.data && <SettingsForm product={product.name} kept={settings.data} />}
      <Link className={link} to={`/requests?state=all&product=${encodeURIComponent(product.name)}`}>
        {texts.seeRequests}
      </Link>
    </div>
  );
}

const right = (limit: string) => /^[0-9]{1,4}$/.test(limit) && Number(limit) >= 1 && Number(limit) <= 1000;

function SettingsForm({ product, kept }: { product: string; kept: AccessSettings }) {
  const styles = useStyles();
  const save = useSetAccess(product);
  const [access, setAccess] = useState(kept.access);
  const [registration, setRegistration] = useState(kept.registration);
  const [limit, setLimit] = useState(String(kept.applicationsLimit));
  const wanted = { access, registration: registration && access !== "none", applicationsLimit: Number(limit) };
  const dirty = JSON.stringify(wanted) !== JSON.stringify(kept);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (right(limit) && dirty && !save.isPending) save.mutate(wanted);
      }}
    >
      <Field label={texts.access} hint={texts.groupsHint}>
        <RadioGroup value={access} onChange={(_, { value }) => setAccess(value as Access)}>
          <Radio value="none" label={texts.accessNone} />
          <Radio value="atOnce" label={texts.accessAtOnce} />
          <Radio value="afterApproval" label={texts.accessAfterApproval} />
        </RadioGroup>
      </Field>
      {access !== "none" && (
        <Field hint={texts.registrationHint}>
          <Switch
            label={texts.registration}
            checked={registration}
            onChange={(_, { checked }) => setRegistration(checked)}
          />
        </Field>
      )}
      {access !== "none" && registration && (
        <Field label={texts.limit} validationMessage={right(limit) ? undefined : texts.limitWrong}>
          <Input inputMode="numeric" value={limit} onChange={(_, { value }) => setLimit(value.trim())} />
        </Field>
      )}
      {save.error && <Failure error={save.error} />}
      <div className={styles.row}>
        <Button
          type="submit"
          appearance="primary"
          disabled={!right(limit)}
          disabledFocusable={save.isPending || !dirty}
        >
          {texts.save}
        </Button>
        <Text role="status">{save.isSuccess && !dirty ? texts.saved : ""}</Text>
      </div>
      <Unsaved dirty={dirty && !save.isPending} />
    </form>
  );
}
