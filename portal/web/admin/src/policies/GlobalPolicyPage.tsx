import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { PageTitle } from "@gatehouse/shared";
import { texts } from "../texts/policies";
import { PolicyEditor } from "./PolicyEditor";

const useStyles = makeStyles({
  page: { display: "grid", gap: tokens.spacingVerticalL, gridTemplateColumns: "minmax(0, 1fr)" },
});

/** The service's own policy document. */
export function GlobalPolicyPage() {
  return (
    <div className={useStyles().page}>
      <PageTitle title={texts.globalPolicies} />
      <Text>{texts.globalAbout}</Text>
      <PolicyEditor scope="" />
    </div>
  );
}
