import { Button, Field, Input, Text } from "@fluentui/react-components";
import { Confirmed, Failure, Loading, PageTitle, Unsaved } from "@gatehouse/shared";
import { useId, useRef, useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { usePageStyles } from "../apis/styles";
import { useLinkStyles } from "../link";
import { Complaints } from "../policies/Complaints";
import { InsertMenu } from "../policies/InsertMenu";
import { formatted } from "../policies/markup";
import { useComplaints } from "../policies/queries";
import { References } from "../policies/References";
import { type EditorHandle, XmlEditor } from "../policies/XmlEditor";
import { fragmentTexts as texts } from "../texts/namedValues";
import { texts as policyTexts } from "../texts/policies";
import { type Fragment, fragmentPath, useDeleteFragment, useFragment, useWriteFragment } from "./queries";

/** One policy fragment: its text, looked at by the server while it is typed, and who includes it. */
export function FragmentPage() {
  const styles = usePageStyles();
  const links = useLinkStyles();
  const { fragment: name = "" } = useParams();
  const fragment = useFragment(name);
  return (
    <div className={styles.page}>
      <Link to="/policy-fragments" className={links.link}>
        {texts.back}
      </Link>
      <PageTitle title={name} />
      {fragment.isPending && <Loading />}
      {fragment.error && <Failure error={fragment.error} retry={() => void fragment.refetch()} />}
      {fragment.data && (
        <>
          <Editing key={name} fragment={fragment.data} />
          <References path={fragmentPath(name)} />
        </>
      )}
    </div>
  );
}

function Editing({ fragment }: { fragment: Fragment }) {
  const styles = usePageStyles();
  const status = useId();
  const navigate = useNavigate();
  const editor = useRef<EditorHandle>(null);
  const write = useWriteFragment();
  const deletion = useDeleteFragment();
  const before = fragment.properties.value.replaceAll("\r\n", "\n");
  const describedBefore = fragment.properties.description ?? "";
  const [typed, setTyped] = useState<string>();
  const [described, setDescribed] = useState<string>();
  const [deleting, setDeleting] = useState(false);
  const text = typed ?? before;
  const description = described ?? describedBefore;
  const dirty = text !== before || description !== describedBefore;
  const complaints = useComplaints("", text, "validatePolicyFragment");
  const forget = () => {
    setTyped(undefined);
    setDescribed(undefined);
  };
  return (
    <>
      <Field label={texts.description}>
        <Input value={description} maxLength={1000} onChange={(_, data) => setDescribed(data.value)} />
      </Field>
      <div className={styles.row}>
        <InsertMenu anywhere scope="" fragments={false} insert={(sample) => editor.current?.insert(sample)} />
        <Button onClick={() => editor.current?.replace(formatted(text))}>{policyTexts.format}</Button>
      </div>
      <XmlEditor
        ref={editor}
        label={texts.editor}
        value={text}
        change={(value) => {
          setTyped(value);
          write.reset();
        }}
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
      {write.error && <Failure error={write.error} />}
      {deletion.error && <Failure error={deletion.error} />}
      <div className={styles.row}>
        <Button
          appearance="primary"
          disabledFocusable={!dirty || write.isPending}
          onClick={() => write.mutate({ id: fragment.name, value: text, description }, { onSuccess: forget })}
        >
          {texts.save}
        </Button>
        <Button disabledFocusable={!dirty} onClick={forget}>
          {texts.discard}
        </Button>
        <Button onClick={() => setDeleting(true)}>{texts.remove}</Button>
        <Text role="status">{write.isSuccess && !dirty ? texts.saved : ""}</Text>
      </div>
      <Unsaved dirty={dirty} />
      <Confirmed
        question={texts.removeQuestion(fragment.name)}
        warning={texts.removeWarning}
        action={texts.remove}
        open={deleting}
        confirm={() => {
          setDeleting(false);
          deletion.mutate(fragment.name, { onSuccess: () => void navigate("/policy-fragments") });
        }}
        cancel={() => setDeleting(false)}
      />
    </>
  );
}
