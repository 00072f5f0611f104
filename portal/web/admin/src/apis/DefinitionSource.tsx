import { Field, Input, makeStyles, Radio, RadioGroup, Select, Textarea, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { texts } from "../texts/apis";
import { formatOf } from "./importQueries";

const useStyles = makeStyles({
  text: { "& > textarea": { fontFamily: tokens.fontFamilyMonospace, minHeight: "12rem" } },
});

const LARGEST = 4 * 1024 * 1024;

export interface Source {
  format: string;
  value: string;
}

/** Where a definition comes from: pasted, in a file, or behind a URL. It tells what there is so far. */
export function DefinitionSource({ change }: { change: (source: Source | undefined) => void }) {
  const styles = useStyles();
  const [kind, setKind] = useState("paste");
  const [text, setText] = useState("");
  const [url, setUrl] = useState("");
  const [language, setLanguage] = useState("openapi-link");
  const [tooLarge, setTooLarge] = useState(false);
  const told = (value: string, format: string) => change(value.trim() === "" ? undefined : { format, value });
  const choose = (chosen: string) => {
    setKind(chosen);
    setTooLarge(false);
    if (chosen === "url") told(url, language);
    else told(text, formatOf(text));
  };
  const write = (value: string) => {
    setText(value);
    told(value, formatOf(value));
  };
  const read = async (file: File | undefined) => {
    setTooLarge(file !== undefined && file.size > LARGEST);
    write(file === undefined || file.size > LARGEST ? "" : await file.text());
  };
  return (
    <>
      <Field label={texts.source}>
        <RadioGroup layout="horizontal" value={kind} onChange={(_, data) => choose(data.value)}>
          <Radio value="paste" label={texts.fromPaste} />
          <Radio value="file" label={texts.fromFile} />
          <Radio value="url" label={texts.fromUrl} />
        </RadioGroup>
      </Field>
      {kind === "paste" && (
        <Field label={texts.definition} required hint={texts.definitionHint}>
          <Textarea
            className={styles.text}
            value={text}
            spellCheck={false}
            resize="vertical"
            onChange={(_, data) => write(data.value)}
          />
        </Field>
      )}
      {kind === "file" && (
        <Field
          label={texts.file}
          required
          hint={texts.definitionHint}
          validationMessage={tooLarge ? texts.fileTooLarge : undefined}
        >
          <input
            type="file"
            accept=".json,.yaml,.yml,application/json,application/yaml"
            onChange={(event) => void read(event.currentTarget.files?.[0])}
          />
        </Field>
      )}
      {kind === "url" && (
        <>
          <Field label={texts.url} required hint={texts.urlHint}>
            <Input
              type="url"
              value={url}
              onChange={(_, data) => {
                setUrl(data.value);
                told(data.value, language);
              }}
            />
          </Field>
          <Field label={texts.language}>
            <Select
              value={language}
              onChange={(_, data) => {
                setLanguage(data.value);
                told(url, data.value);
              }}
            >
              <option value="openapi-link">{texts.openapi}</option>
              <option value="swagger-link-json">{texts.swagger}</option>
            </Select>
          </Field>
        </>
      )}
    </>
  );
}
