import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from "@fluentui/react-components";
import { useFocusBack } from "./focusBack";
import { texts } from "./texts";

interface Props {
  question: string;
  warning: string;
  action: string;
  open: boolean;
  confirm: () => void;
  cancel: () => void;
}

/** Asks before something is done that breaks callers. */
export function Confirmed({ question, warning, action, open, confirm, cancel }: Props) {
  useFocusBack(open);
  return (
    <Dialog open={open} onOpenChange={(_, data) => !data.open && cancel()} modalType="alert">
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{question}</DialogTitle>
          <DialogContent>{warning}</DialogContent>
          <DialogActions>
            <Button onClick={cancel}>{texts.cancel}</Button>
            <Button appearance="primary" onClick={confirm}>
              {action}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
