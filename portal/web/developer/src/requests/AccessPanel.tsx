import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { Failure } from "@gatehouse/shared";
import { useState } from "react";
import { useSession } from "../queries";
import { texts } from "../texts/requests";
import { type Access, useProductAccess } from "./queries";
import { RegisterPane } from "./RegisterPane";
import { RequestPane } from "./RequestPane";

const useStyles = makeStyles({
  panel: { display: "grid", gap: tokens.spacingVerticalS, gridTemplateColumns: "minmax(0, 1fr)" },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
});

interface Props {
  product: { name: string; displayName: string; acceptsTokens: boolean };
}

/** On a product's page: how one gets it for an application. Nothing where managers alone grant it. */
export function AccessPanel({ product }: Props) {
  const styles = useStyles();
  const known = useSession().data?.known ?? false;
  const access = useProductAccess(product.name, known && product.acceptsTokens);
  const [pane, setPane] = useState<"request" | "register">();
  const [done, setDone] = useState<Access>();
  const close = () => setPane(undefined);
  if (access.error) return <Failure error={access.error} retry={() => void access.refetch()} />;
  if (!access.data || access.data.access === "none") return null;
  const { registration, left, limit, applications } = access.data;
  const free = applications.filter(({ state }) => state === "none" || state === "rejected");
  const open = (which: "request" | "register") => {
    setDone(undefined);
    setPane(which);
  };
  return (
    <div className={styles.panel}>
      <Text>{access.data.access === "atOnce" ? texts.atOnce : texts.afterApproval}</Text>
      <div className={styles.buttons}>
        {applications.length > 0 && (
          <Button appearance="primary" disabledFocusable={free.length === 0} onClick={() => open("request")}>
            {texts.request}
          </Button>
        )}
        {registration && (
          <Button
            appearance={applications.length > 0 ? "secondary" : "primary"}
            disabledFocusable={left === 0}
            onClick={() => open("register")}
          >
            {texts.register}
          </Button>
        )}
      </div>
      {applications.length > 0 && free.length === 0 && <Text size={200}>{texts.noApplication}</Text>}
      {registration && left === 0 && <Text size={200}>{texts.used(limit)}</Text>}
      <Text role="status">{done === undefined ? "" : done === "atOnce" ? texts.granted : texts.waits}</Text>
      {pane === "request" && (
        <RequestPane product={product} access={access.data.access} applications={free} close={close} sent={setDone} />
      )}
      {pane === "register" && <RegisterPane first={product.name} close={close} />}
    </div>
  );
}
