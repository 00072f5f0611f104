import { Badge, Button, makeStyles, tokens } from "@fluentui/react-components";
import { Confirmed, Failure } from "@gatehouse/shared";
import { useState } from "react";
import { useNavigate } from "react-router";
import { texts } from "../texts/products";
import { useCallersText } from "./callers";
import { type Product, useChangeProduct, useDeleteProduct } from "./queries";

const useStyles = makeStyles({
  row: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
});

/** Whether developers see the product, and the end of it. */
export function ProductActions({ product }: { product: Product }) {
  const styles = useStyles();
  const navigate = useNavigate();
  const change = useChangeProduct(product.name);
  const deletion = useDeleteProduct(product.name);
  const callers = useCallersText(product.name);
  const [asking, setAsking] = useState<"unpublish" | "delete">();
  const done = () => setAsking(undefined);
  const { displayName, state } = product.properties;
  const published = state === "published";
  return (
    <>
      <div className={styles.row}>
        <Badge appearance="outline" color={published ? "success" : "informative"}>
          {published ? texts.published : texts.notPublished}
        </Badge>
        <Button
          disabledFocusable={change.isPending}
          onClick={() => (published ? setAsking("unpublish") : change.mutate({ state: "published" }))}
        >
          {published ? texts.unpublish : texts.publish}
        </Button>
        <Button disabledFocusable={deletion.isPending} onClick={() => setAsking("delete")}>
          {texts.delete}
        </Button>
      </div>
      {change.error && <Failure error={change.error} />}
      {deletion.error && <Failure error={deletion.error} />}
      <Confirmed
        question={texts.unpublishQuestion(displayName)}
        warning={`${texts.unpublishWarning} ${callers.all}`}
        action={texts.unpublish}
        open={asking === "unpublish"}
        confirm={() => {
          done();
          change.mutate({ state: "notPublished" });
        }}
        cancel={done}
      />
      <Confirmed
        question={texts.deleteQuestion(displayName)}
        warning={`${texts.deleteWarning} ${callers.all} ${callers.applications > 0 ? texts.deleteLinked : ""}`}
        action={texts.delete}
        open={asking === "delete"}
        confirm={() => {
          done();
          deletion.mutate(undefined, { onSuccess: () => void navigate("/products") });
        }}
        cancel={done}
      />
    </>
  );
}
