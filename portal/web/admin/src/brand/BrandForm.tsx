import { Button, Field, Input, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { Confirmed, Failure, Unsaved, useBrand } from "@gatehouse/shared";
import { useState } from "react";
import { texts } from "../texts/brand";
import { BrandPreview } from "./BrandPreview";
import { ColorField } from "./ColorField";
import { draftOf, isComplete, propertiesOf } from "./draft";
import { LinksField } from "./LinksField";
import { LogoField } from "./LogoField";
import type { BrandProperties } from "./queries";
import { useSavedBrand } from "./queries";

const useStyles = makeStyles({
  columns: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 32rem) minmax(0, 1fr)",
    gap: tokens.spacingHorizontalXXXL,
    alignItems: "start",
    "@media (max-width: 960px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  form: { display: "grid", gap: tokens.spacingVerticalL },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
});

interface Props {
  exists: boolean;
  properties: BrandProperties;
}

/** The brand's fields, with what they make of the pages beside them. */
export function BrandForm({ exists, properties }: Props) {
  const styles = useStyles();
  const shown = useBrand();
  const saving = useSavedBrand();
  const [kept, setKept] = useState(() => draftOf(properties));
  const [draft, setDraft] = useState(kept);
  const [own, setOwn] = useState(exists);
  const [resetting, setResetting] = useState(false);
  const change = (part: Partial<typeof draft>) => {
    setDraft({ ...draft, ...part });
    if (saving.isSuccess) saving.reset();
  };
  const dirty = JSON.stringify(draft) !== JSON.stringify(kept);
  const save = () =>
    saving.mutate(propertiesOf(draft), {
      onSuccess: () => {
        setKept(draft);
        setOwn(true);
      },
    });
  const reset = () => {
    setResetting(false);
    const empty = draftOf({});
    saving.mutate(undefined, {
      onSuccess: () => {
        setKept(empty);
        setDraft(empty);
        setOwn(false);
      },
    });
  };
  return (
    <div className={styles.columns}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (isComplete(draft) && !saving.isPending) save();
        }}
      >
        <Field label={texts.name}>
          <Input
            value={draft.name}
            maxLength={60}
            placeholder={shown.name}
            onChange={(_, { value }) => change({ name: value })}
          />
        </Field>
        <ColorField color={draft.color} change={(color) => change({ color })} />
        <LogoField logo={draft.logo} change={(logo) => change({ logo })} />
        <Field label={texts.welcome} hint={texts.welcomeHint}>
          <Textarea
            value={draft.welcome}
            maxLength={1000}
            resize="vertical"
            onChange={(_, { value }) => change({ welcome: value })}
          />
        </Field>
        <LinksField links={draft.links} change={(links) => change({ links })} />
        {saving.error && <Failure error={saving.error} />}
        <div role="status">{saving.isSuccess && !dirty ? texts.saved : ""}</div>
        <div className={styles.buttons}>
          <Button
            type="submit"
            appearance="primary"
            disabled={!dirty || !isComplete(draft)}
            disabledFocusable={saving.isPending}
          >
            {texts.save}
          </Button>
          <Button disabled={!own} disabledFocusable={saving.isPending} onClick={() => setResetting(true)}>
            {texts.reset}
          </Button>
        </div>
      </form>
      <BrandPreview draft={draft} kept={kept} />
      <Unsaved dirty={dirty} />
      <Confirmed
        question={texts.resetQuestion}
        warning={texts.resetWarning}
        action={texts.resetAction}
        open={resetting}
        confirm={reset}
        cancel={() => setResetting(false)}
      />
    </div>
  );
}
