import { makeStyles, MessageBar, MessageBarBody, Subtitle2, Text, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { texts } from "../texts/apis";
import type { Preview } from "./importQueries";

const useStyles = makeStyles({
  preview: { display: "grid", gap: tokens.spacingVerticalM, gridTemplateColumns: "minmax(0, 1fr)" },
  list: { margin: "0", paddingLeft: tokens.spacingHorizontalXL, overflowWrap: "anywhere" },
});

/** What an import would do, before it is done. */
export function ImportPreview({ preview }: { preview: Preview }) {
  const styles = useStyles();
  const { settings, operations, schemas, notes } = preview;
  const { added, changed, removed, unchanged } = operations;
  const types = [schemas.added.length, schemas.changed.length, schemas.removed.length] as const;
  const nothing =
    settings.length + added.length + changed.length + removed.length + types[0] + types[1] + types[2] === 0;
  return (
    <section className={styles.preview} aria-label={texts.previewTitle}>
      <Subtitle2 as="h3">{texts.previewTitle}</Subtitle2>
      <Text role="status">
        {texts.operations}: {texts.changes(added.length, changed.length, removed.length, unchanged)}{" "}
        {nothing ? texts.noChange : ""}
      </Text>
      {removed.length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{texts.removedWarning}</MessageBarBody>
        </MessageBar>
      )}
      <Part title={texts.operationsRemoved} items={removed.map(shown)} />
      <Part
        title={texts.operationsChanged}
        items={changed.map((operation) => `${shown(operation)} (${operation.properties.join(", ")})`)}
      />
      <Part title={texts.operationsAdded} items={added.map(shown)} />
      <Part
        title={texts.settingsChanged}
        items={settings.map(({ property, before, after }) => (
          <>
            <strong>{property}</strong>: {texts.settingChange(told(before), told(after))}
          </>
        ))}
      />
      {types.some((count) => count > 0) && (
        <Text>
          {texts.schemas}: {texts.schemasChange(...types)}
        </Text>
      )}
      <Part title={texts.notes} items={notes} />
    </section>
  );
}

function Part({ title, items }: { title: string; items: readonly ReactNode[] }) {
  const styles = useStyles();
  if (items.length === 0) return null;
  return (
    <div>
      <Text as="h4" weight="semibold">
        {title}
      </Text>
      <ul className={styles.list} aria-label={title}>
        {items.map((item, index) => (
          <li key={index}>{item}</li>
        ))}
      </ul>
    </div>
  );
}

const shown = ({ name, method = "", urlTemplate = "" }: { name: string; method?: string; urlTemplate?: string }) =>
  `${method} ${urlTemplate} (${name})`;

function told(value: unknown): string {
  if (value === null || value === undefined) return texts.nothing;
  return typeof value === "string" ? value : JSON.stringify(value);
}
