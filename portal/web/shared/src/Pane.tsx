import {
  Button,
  DrawerBody,
  DrawerFooter,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
  tokens,
} from "@fluentui/react-components";
import { type ReactNode, useId, useState } from "react";
import { Confirmed } from "./Confirmed";
import { Failure } from "./Failure";
import { useFocusBack } from "./focusBack";
import { texts } from "./texts";

const useStyles = makeStyles({
  pane: { maxWidth: "100vw" },
  form: { display: "grid", gap: tokens.spacingVerticalL, paddingBottom: tokens.spacingVerticalL },
});

interface Props {
  title: string;
  open: boolean;
  close: () => void;
  /** What its button says, and what that does. */
  action: string;
  submit: () => void;
  /** Whether everything needed is there. */
  complete: boolean;
  busy: boolean;
  /** Whether something was typed that would be lost. */
  dirty: boolean;
  error: Error | null;
  size?: "small" | "medium" | "large";
  children: ReactNode;
}

/**
 * A pane at the page's side with a form in it; the page beside it can be read and used meanwhile. What was typed is not
 * thrown away without a question.
 */
export function Pane(props: Props) {
  const { title, open, close, action, submit, complete, busy, dirty, error, size = "medium", children } = props;
  const styles = useStyles();
  const form = useId();
  useFocusBack(open);
  const [leaving, setLeaving] = useState(false);
  const leave = () => (dirty && !busy ? setLeaving(true) : close());
  return (
    <OverlayDrawer
      position="end"
      size={size}
      modalType="non-modal"
      className={styles.pane}
      open={open}
      onOpenChange={(_, data) => !data.open && leave()}
      aria-label={title}
    >
      <DrawerHeader>
        <DrawerHeaderTitle heading={{ as: "h2" }}>{title}</DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        <form
          id={form}
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (complete && !busy) submit();
          }}
        >
          {children}
          {error && <Failure error={error} />}
        </form>
      </DrawerBody>
      <DrawerFooter>
        {/* While it is busy it keeps the focus. */}
        <Button type="submit" form={form} appearance="primary" disabled={!complete} disabledFocusable={busy}>
          {action}
        </Button>
        <Button onClick={leave}>{texts.cancel}</Button>
      </DrawerFooter>
      <Confirmed
        question={texts.unsavedQuestion}
        warning={texts.unsavedWarning}
        action={texts.discard}
        open={leaving}
        confirm={() => {
          setLeaving(false);
          close();
        }}
        cancel={() => setLeaving(false)}
      />
    </OverlayDrawer>
  );
}
