import { Button, Field, Input, Text, Textarea } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { type Column, PageTitle, Pane, ResourceList, useListState } from "@gatehouse/shared";
import { useDeferredValue, useState } from "react";
import { Link, useNavigate } from "react-router";
import { useLinkStyles } from "../link";
import { FRAGMENT } from "../policies/beginnings";
import { fragmentTexts as texts } from "../texts/namedValues";
import { type Fragment, useFragments, useWriteFragment } from "./queries";

/** Policies that documents include by name. */
export function FragmentsPage() {
  const styles = useLinkStyles();
  const state = useListState();
  const fragments = useFragments(useDeferredValue(state.search), state.sort, state.skip);
  const [adding, setAdding] = useState(false);
  const columns: Column<Fragment>[] = [
    {
      title: texts.id,
      sort: "name",
      cell: ({ name }) => (
        <Link className={styles.link} to={`/policy-fragments/${encodeURIComponent(name)}`}>
          {name}
        </Link>
      ),
    },
    { title: texts.description, cell: ({ properties }) => properties.description ?? "" },
  ];
  return (
    <>
      <PageTitle title={texts.fragments} />
      <ResourceList
        label={texts.fragments}
        state={state}
        items={fragments}
        columns={columns}
        keyOf={({ name }) => name}
        search={texts.search}
        empty={<Text>{texts.none}</Text>}
        actions={
          <Button appearance="primary" icon={<AddRegular />} onClick={() => setAdding(true)}>
            {texts.add}
          </Button>
        }
      />
      {adding && <AddPane close={() => setAdding(false)} />}
    </>
  );
}

const ID = /^(?:\w{1,80}|\w[\w-]{1,78}\w)$/;

function AddPane({ close }: { close: () => void }) {
  const navigate = useNavigate();
  const write = useWriteFragment();
  const [id, setId] = useState("");
  const [description, setDescription] = useState("");
  return (
    <Pane
      title={texts.adding}
      open
      close={close}
      action={texts.create}
      submit={() =>
        write.mutate(
          { id, description, value: FRAGMENT },
          {
            onSuccess: () => {
              close();
              void navigate(`/policy-fragments/${encodeURIComponent(id)}`);
            },
          },
        )
      }
      complete={ID.test(id)}
      busy={write.isPending}
      dirty={id !== "" || description !== ""}
      error={write.error}
    >
      <Field
        label={texts.id}
        required
        hint={texts.idHint}
        validationMessage={id !== "" && !ID.test(id) ? texts.idWrong : undefined}
      >
        <Input value={id} onChange={(_, data) => setId(data.value)} />
      </Field>
      <Field label={texts.description}>
        <Textarea value={description} maxLength={1000} onChange={(_, data) => setDescription(data.value)} />
      </Field>
    </Pane>
  );
}
