import { Button, makeStyles, MessageBar, MessageBarBody, Text, tokens } from "@fluentui/react-components";
import { Confirmed, Failure, Loading, Unsaved } from "@gatehouse/shared";
import { useId, useRef, useState } from "react";
import { texts } from "../texts/policies";
import { beginning } from "./beginnings";
import { Complaints } from "./Complaints";
import { EffectivePolicyView } from "./EffectivePolicyView";
import { InsertMenu } from "./InsertMenu";
import { formatted } from "./markup";
import { useComplaints, useDeleteDocument, useDocument, useSaveDocument } from "./queries";
import { type EditorHandle, XmlEditor } from "./XmlEditor";

const useStyles = makeStyles({
  editor: { display: "grid", gap: tokens.spacingVerticalM, gridTemplateColumns: "minmax(0, 1fr)" },
  row: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface Props {
  /** Where the document stands, below the service: nothing, /products/…, /apis/…, /apis/…/operations/…, or below
   * /workspaces/… any of these. Names are escaped. */
  scope: string;
  /** What a deletion would do to callers, where there is more to say than what holds for any document. */
  warning?: string;
}

/** The policy document of a scope: looked at by the server while it is typed, saved, deleted, and what results from it. */
export function PolicyEditor({ scope, warning }: Props) {
  const saved = useDocument(scope);
  if (saved.isPending) return <Loading />;
  if (saved.error) return <Failure error={saved.error} retry={() => void saved.refetch()} />;
  return <Editing key={scope} scope={scope} saved={saved.data} warning={warning} />;
}

function Editing({ scope, saved, warning }: Props & { saved: string | null }) {
  const styles = useStyles();
  const status = useId();
  const editor = useRef<EditorHandle>(null);
  const before = saved ?? beginning(scope);
  const [typed, setTyped] = useState<string>();
  const [deleting, setDeleting] = useState(false);
  const [effective, setEffective] = useState(false);
  const text = typed ?? before;
  const complaints = useComplaints(scope, text);
  const save = useSaveDocument(scope);
  const deletion = useDeleteDocument(scope);
  const dirty = text !== before;
  const change = (value: string) => {
    setTyped(value);
    save.reset();
  };
  const forget = () => {
    setTyped(undefined);
    save.reset();
  };
  return (
    <div className={styles.editor}>
      {saved === null && (
        <MessageBar layout="multiline">
          <MessageBarBody>{texts.none}</MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.row}>
        <InsertMenu scope={scope} fragments insert={(sample) => editor.current?.insert(sample)} />
        <Button onClick={() => editor.current?.replace(formatted(text))}>{texts.format}</Button>
      </div>
      <XmlEditor
        ref={editor}
        label={texts.editor}
        value={text}
        change={change}
        bad={new Set(complaints.data?.map(({ line }) => line))}
        describedBy={status}
      />
      <Complaints
        id={status}
        complaints={complaints.data}
        waiting={complaints.waiting}
        error={complaints.error}
        go={(line, column) => editor.current?.go(line, column)}
      />
      {save.error && <Failure error={save.error} />}
      {deletion.error && <Failure error={deletion.error} />}
      <div className={styles.row}>
        <Button
          appearance="primary"
          disabledFocusable={!dirty || save.isPending}
          onClick={() => save.mutate(text, { onSuccess: () => setTyped(undefined) })}
        >
          {texts.save}
        </Button>
        <Button disabledFocusable={!dirty} onClick={forget}>
          {texts.discard}
        </Button>
        {saved !== null && <Button onClick={() => setDeleting(true)}>{texts.remove}</Button>}
        <Button aria-expanded={effective} onClick={() => setEffective(!effective)}>
          {effective ? texts.hideEffective : texts.showEffective}
        </Button>
      </div>
      <Text role="status">{save.isSuccess && !dirty ? texts.saved : ""}</Text>
      {effective && <EffectivePolicyView scope={scope} unsaved={dirty} />}
      <Unsaved dirty={dirty} />
      <Confirmed
        question={texts.removeQuestion}
        warning={warning ?? texts.removeWarning}
        action={texts.remove}
        open={deleting}
        confirm={() => {
          setDeleting(false);
          deletion.mutate(undefined, { onSuccess: forget });
        }}
        cancel={() => setDeleting(false)}
      />
    </div>
  );
}
