import { Button } from "@fluentui/react-components";
import { Confirmed, Failure } from "@gatehouse/shared";
import { useState } from "react";
import { texts } from "../texts/requests";
import { type AccessRequest, useCancel } from "./queries";

/** Takes a request back that waits. */
export function CancelRequest({ request }: { request: AccessRequest }) {
  const cancel = useCancel();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button
        size="small"
        aria-label={texts.cancelOf(request.productName)}
        disabledFocusable={cancel.isPending}
        onClick={() => setAsking(true)}
      >
        {texts.cancel}
      </Button>
      {cancel.error && <Failure error={cancel.error} />}
      <Confirmed
        question={texts.cancelQuestion(request.productName)}
        warning={texts.cancelWarning}
        action={texts.cancel}
        open={asking}
        confirm={() => {
          setAsking(false);
          cancel.mutate(request.name);
        }}
        cancel={() => setAsking(false)}
      />
    </>
  );
}
