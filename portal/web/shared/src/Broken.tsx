import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { useRouteError } from "react-router";
import { texts } from "./texts";

/** Stands where a page could not be shown: most often because the portal was updated and its old parts are gone. */
export function Broken() {
  const error = useRouteError();
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{texts.broken}</MessageBarTitle>
        {error instanceof Error ? error.message : ""}
      </MessageBarBody>
      <MessageBarActions>
        <Button onClick={() => location.reload()}>{texts.reload}</Button>
      </MessageBarActions>
    </MessageBar>
  );
}
