import { Field, Input, Radio, RadioGroup } from "@fluentui/react-components";
import { Pane } from "@gatehouse/shared";
import { useState } from "react";
import { useNavigate } from "react-router";
import { ID, idOf, isUrl } from "../apis/names";
import { backendTexts as texts, texts as common } from "../texts/namedValues";
import { Members } from "./Members";
import { type Member, useWriteBackend } from "./queries";

/** The pane that adds a backend; its credentials and circuit breaker come on its page. */
export function AddBackendPane({ close }: { close: () => void }) {
  const navigate = useNavigate();
  const write = useWriteBackend();
  const [title, setTitle] = useState("");
  const [writtenId, setWrittenId] = useState<string>();
  const [type, setType] = useState<"Single" | "Pool">("Single");
  const [url, setUrl] = useState("");
  const [members, setMembers] = useState<readonly Member[]>([]);
  const id = writtenId ?? idOf(title);
  const wrong = url !== "" && !isUrl(url);
  const target = type === "Single" ? isUrl(url) : members.length > 0 && members.every((member) => member.id !== "");
  const submit = () =>
    write.mutate(
      {
        id,
        properties:
          type === "Single"
            ? { title: title.trim(), type, url: url.trim(), protocol: "http" }
            : { title: title.trim(), type, pool: { services: [...members] } },
      },
      {
        onSuccess: () => {
          close();
          void navigate(`/backends/${encodeURIComponent(id)}`);
        },
      },
    );
  return (
    <Pane
      title={texts.adding}
      open
      close={close}
      action={texts.add}
      submit={submit}
      complete={title.trim() !== "" && ID.test(id) && target}
      busy={write.isPending}
      dirty={title !== "" || url !== "" || members.length > 0}
      error={write.error}
    >
      <Field label={texts.name} required>
        <Input value={title} maxLength={300} onChange={(_, data) => setTitle(data.value)} />
      </Field>
      <Field label={common.id} required>
        <Input value={id} onChange={(_, data) => setWrittenId(data.value)} />
      </Field>
      <Field label={texts.type}>
        <RadioGroup
          layout="horizontal"
          value={type}
          onChange={(_, data) => setType(data.value === "Pool" ? "Pool" : "Single")}
        >
          <Radio value="Single" label={texts.single} />
          <Radio value="Pool" label={texts.pool} />
        </RadioGroup>
      </Field>
      {type === "Single" ? (
        <Field label={texts.url} required validationMessage={wrong ? texts.urlWrong : undefined}>
          <Input type="url" value={url} maxLength={2000} onChange={(_, data) => setUrl(data.value)} />
        </Field>
      ) : (
        <Members members={members} change={setMembers} />
      )}
    </Pane>
  );
}
