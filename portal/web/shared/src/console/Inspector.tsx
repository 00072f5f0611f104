import {
  Button,
  Field,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Select,
  Subtitle1,
  Text,
  Textarea,
  tokens,
} from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { Failure } from "../Failure";
import { PageTitle } from "../PageTitle";
import { CheckList } from "./CheckList";
import { readClaims } from "./claims";
import { TokenClaims } from "./TokenClaims";
import { texts } from "./texts";
import type { Explanation } from "./types";

const useStyles = makeStyles({
  page: { display: "grid", gap: tokens.spacingVerticalL, gridTemplateColumns: "minmax(0, 1fr)" },
  row: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM, alignItems: "end" },
  code: { fontFamily: tokens.fontFamilyMonospace },
});

/** Something to choose, by its name. */
export interface Choice {
  name: string;
  displayName: string;
}

interface Props {
  apis: readonly Choice[];
  operations: readonly Choice[];
  /** The API whose operations are asked for. */
  api: string;
  setApi: (api: string) => void;
  /** Asks the server what the gateway makes of a token. */
  explain: (token: string, api: string, operation: string) => Promise<Explanation>;
  /** Asking for what can be chosen went wrong. */
  error: Error | null;
}

/** Says what a pasted token says, and what the gateway makes of it at an operation. The token stays in this page. */
export function Inspector({ apis, operations, api, setApi, explain, error }: Props) {
  const styles = useStyles();
  const [token, setToken] = useState("");
  const [operation, setOperation] = useState("");
  const claims = useMemo(() => readClaims(token), [token]);
  const asked = useMutation({ gcTime: 0, mutationFn: () => explain(token.trim(), api, operation) });
  const again = asked.reset;
  return (
    <div className={styles.page}>
      <PageTitle title={texts.inspector} />
      <Text>{texts.inspectorIntro}</Text>
      <Field
        label={texts.token}
        hint={texts.tokenHint}
        validationState={token.trim() !== "" && !claims ? "error" : "none"}
        validationMessage={token.trim() !== "" && !claims ? texts.noToken : undefined}
      >
        <Textarea
          className={styles.code}
          rows={6}
          resize="vertical"
          autoComplete="off"
          spellCheck={false}
          value={token}
          onChange={(_, data) => {
            setToken(data.value);
            again();
          }}
        />
      </Field>
      {claims && <TokenClaims claims={claims} />}
      <section className={styles.page} aria-label={texts.checks}>
        <Subtitle1 as="h2">{texts.checks}</Subtitle1>
        {error && <Failure error={error} />}
        <div className={styles.row}>
          <Field label={texts.api}>
            <Select
              value={api}
              onChange={(_, data) => {
                setApi(data.value);
                setOperation("");
                again();
              }}
            >
              <option value="">{texts.chooseApi}</option>
              <Options choices={apis} />
            </Select>
          </Field>
          <Field label={texts.operation}>
            <Select
              value={operation}
              onChange={(_, data) => {
                setOperation(data.value);
                again();
              }}
            >
              <option value="">{texts.chooseOperation}</option>
              <Options choices={operations} />
            </Select>
          </Field>
          <Button
            appearance="primary"
            disabled={token.trim() === "" || api === "" || operation === ""}
            disabledFocusable={asked.isPending}
            onClick={() => asked.mutate()}
          >
            {texts.explain}
          </Button>
        </div>
        {asked.error && <Failure error={asked.error} />}
        {asked.data && <Explained explanation={asked.data} />}
      </section>
    </div>
  );
}

function Options({ choices }: { choices: readonly Choice[] }) {
  return choices.map(({ name, displayName }) => (
    <option key={name} value={name}>
      {displayName}
    </option>
  ));
}

function Explained({ explanation: { allowed, checks, application, product } }: { explanation: Explanation }) {
  const anyway = allowed && checks.some(({ result }) => result === "failed");
  return (
    <>
      <MessageBar intent={allowed ? (anyway ? "warning" : "success") : "error"} layout="multiline" role="status">
        <MessageBarBody>{anyway ? texts.allowedAnyway : allowed ? texts.allowed : texts.notAllowed}</MessageBarBody>
      </MessageBar>
      {application && <Text>{texts.isOf(application.displayName)}</Text>}
      {product && <Text>{texts.isFor(product.displayName)}</Text>}
      <CheckList checks={checks} />
    </>
  );
}
