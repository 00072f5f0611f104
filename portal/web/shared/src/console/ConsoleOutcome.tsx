import {
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Subtitle2,
  Text,
  tokens,
} from "@fluentui/react-components";
import { CodeBlock } from "../CodeBlock";
import { CheckList } from "./CheckList";
import { reasonPhrase, requestText, shownBody } from "./wire";
import { texts } from "./texts";
import type { CallResult, Refusal } from "./types";

const useStyles = makeStyles({
  outcome: { display: "grid", gap: tokens.spacingVerticalM, gridTemplateColumns: "minmax(0, 1fr)" },
  times: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalL },
});

const shown = (milliseconds: number) => milliseconds.toLocaleString(undefined, { maximumFractionDigits: 1 });

/** What became of a call: the answer, the times, and why it was refused. */
export function ConsoleOutcome({ result }: { result: CallResult }) {
  const styles = useStyles();
  const { request, response, milliseconds, tokenRefused, refusal, failure } = result;
  const good = response !== undefined && response.status < 400;
  return (
    <section className={styles.outcome} aria-label={texts.outcome}>
      <MessageBar intent={good ? "success" : "error"} layout="multiline" role="status">
        <MessageBarBody>
          <MessageBarTitle>
            {response
              ? texts.answered(response.status, reasonPhrase(response.status), shown(milliseconds.call ?? 0))
              : tokenRefused
                ? texts.tokenRefused
                : texts.noAnswer}
          </MessageBarTitle>
          {tokenRefused && `${tokenRefused.error}: ${tokenRefused.description}`}
          {failure}
        </MessageBarBody>
      </MessageBar>
      <div className={styles.times} role="group" aria-label={texts.times}>
        {milliseconds.token !== undefined && <Text>{texts.tokenTime(shown(milliseconds.token))}</Text>}
        {milliseconds.call !== undefined && <Text>{texts.callTime(shown(milliseconds.call))}</Text>}
      </div>
      {refusal && <WhyRefused refusal={refusal} />}
      <Subtitle2 as="h3">{texts.request}</Subtitle2>
      <CodeBlock label={texts.requestSent} code={requestText(request)} />
      {response && (
        <>
          <Subtitle2 as="h3">{texts.response}</Subtitle2>
          <CodeBlock
            label={texts.responseHeaders}
            code={response.headers.map(({ name, value }) => `${name}: ${value}`).join("\n")}
          />
          {response.bytes === 0 ? (
            <Text>{texts.emptyBody}</Text>
          ) : response.body === undefined ? (
            <Text>{texts.binaryBody(response.bytes)}</Text>
          ) : (
            <CodeBlock label={texts.responseBody} code={shownBody(response.body)} />
          )}
        </>
      )}
    </section>
  );
}

function WhyRefused({ refusal }: { refusal: Refusal }) {
  const styles = useStyles();
  return (
    <div className={styles.outcome} role="group" aria-label={texts.refused}>
      <Subtitle2 as="h3">{texts.refused}</Subtitle2>
      <Text>{refusal.text}</Text>
      {refusal.fix !== "" && (
        <Text>
          {texts.whatToDo}: {refusal.fix}
        </Text>
      )}
      {refusal.reason && (
        <Text>
          {texts.wholeReason}: {refusal.reason}
        </Text>
      )}
      {refusal.checks && refusal.checks.length > 0 && <CheckList checks={refusal.checks} />}
    </div>
  );
}
