import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { Refused } from "./ask";
import { texts } from "./texts";

/** Says what went wrong, with the request's id, and offers to try again. */
export function Failure({ error, retry }: { error: Error; retry?: () => void }) {
  const refused = error instanceof Refused ? error : undefined;
  const message = refused?.status === 401 ? texts.sessionEnded : [error.message, ...(refused?.details ?? [])].join(" ");
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{texts.failed}</MessageBarTitle>
        {message} {refused?.requestId ? texts.requestId(refused.requestId) : ""}
      </MessageBarBody>
      {retry && (
        <MessageBarActions>
          <Button onClick={retry}>{texts.retry}</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
