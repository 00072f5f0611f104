import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { DeleteRegular } from "@fluentui/react-icons";
import { useId } from "react";
import { texts } from "../texts/brand";
import { linkIsFine } from "./draft";
import type { BrandLink } from "./queries";

const MOST = 8;

const useStyles = makeStyles({
  fields: { display: "grid", gap: tokens.spacingVerticalS },
  row: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) minmax(0, 2fr) auto",
    gap: tokens.spacingHorizontalS,
    alignItems: "start",
  },
  input: { minWidth: 0 },
  add: { justifySelf: "start" },
  heading: { fontWeight: tokens.fontWeightRegular },
});

interface Props {
  links: BrandLink[];
  change: (links: BrandLink[]) => void;
}

/** The links at the foot of the pages. */
export function LinksField({ links, change }: Props) {
  const styles = useStyles();
  const id = useId();
  const set = (at: number, part: Partial<BrandLink>) =>
    change(links.map((link, index) => (index === at ? { ...link, ...part } : link)));
  return (
    <div role="group" aria-labelledby={id} className={styles.fields}>
      <span id={id}>{texts.links}</span>
      {links.map((link, index) => (
        // A row has nothing but its place to be told by.
        <div key={index} className={styles.row}>
          <Field validationMessage={link.text.trim() === "" && link.url !== "" ? texts.linkTextMissing : undefined}>
            <Input
              className={styles.input}
              aria-label={texts.linkText(index + 1)}
              maxLength={60}
              value={link.text}
              onChange={(_, { value }) => set(index, { text: value })}
            />
          </Field>
          <Field
            validationMessage={link.url !== "" && !linkIsFine({ ...link, text: "x" }) ? texts.linkWrong : undefined}
          >
            <Input
              className={styles.input}
              aria-label={texts.linkUrl(index + 1)}
              maxLength={500}
              value={link.url}
              onChange={(_, { value }) => set(index, { url: value })}
            />
          </Field>
          <Button
            appearance="subtle"
            icon={<DeleteRegular />}
            aria-label={texts.removeLink(index + 1)}
            onClick={() => change(links.filter((_, each) => each !== index))}
          />
        </div>
      ))}
      {links.length < MOST && (
        <Button className={styles.add} onClick={() => change([...links, { text: "", url: "" }])}>
          {texts.addLink}
        </Button>
      )}
    </div>
  );
}
