import { Text } from "@fluentui/react-components";
import { useEffect } from "react";
import { PageTitle } from "./PageTitle";
import { tellSignedIn } from "./sessionEnd";
import { texts } from "./texts";

/** Where somebody arrives who signed in beside another page: it tells that page, and goes if the browser lets it. */
export function BackPage() {
  useEffect(() => {
    tellSignedIn();
    window.close();
  }, []);
  return (
    <>
      <PageTitle title={texts.signedIn} />
      <Text as="p">{texts.signedInBack}</Text>
    </>
  );
}
