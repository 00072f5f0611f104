import { Button, Combobox, Field, makeStyles, Option, Subtitle1, Text, tokens } from "@fluentui/react-components";
import { type Column, Confirmed, Failure, ResourceList, useListState } from "@gatehouse/shared";
import { useDeferredValue, useState } from "react";
import { Link } from "react-router";
import { useLinkStyles } from "../link";
import { texts } from "../texts/people";
import { fullName, type Group, type User } from "../users/queries";
import { useCandidates, useJoin, useLeave, useMembers } from "./queries";

const useStyles = makeStyles({
  add: { display: "flex", flexWrap: "wrap", alignItems: "end", gap: tokens.spacingHorizontalM },
});

/** Who is in a group: found, put there and taken out here, unless the service fills it. */
export function Members({ group }: { group: Group }) {
  const { link } = useLinkStyles();
  const state = useListState();
  const members = useMembers(group.name, useDeferredValue(state.search), state.skip);
  const leave = useLeave();
  const [leaving, setLeaving] = useState<User>();
  const { builtIn, displayName } = group.properties;
  const columns: Column<User>[] = [
    {
      title: texts.name,
      cell: (user) => (
        <Link className={link} to={`/users/${encodeURIComponent(user.name)}`}>
          {fullName(user)}
        </Link>
      ),
    },
    { title: texts.email, cell: ({ properties }) => properties.email },
    { title: texts.state, cell: ({ properties }) => texts.states[properties.state] ?? properties.state },
  ];
  const removal: Column<User> = {
    title: texts.leaveShort,
    cell: (user) => (
      <Button size="small" aria-label={`${texts.leaveShort}: ${fullName(user)}`} onClick={() => setLeaving(user)}>
        {texts.leaveShort}
      </Button>
    ),
  };
  return (
    <section aria-label={texts.members}>
      <Subtitle1 as="h2">{texts.members}</Subtitle1>
      {builtIn && <Text as="p">{texts.bySystem}</Text>}
      {!builtIn && <AddMember group={group} />}
      <ResourceList
        label={texts.members}
        state={state}
        items={members}
        columns={builtIn ? columns : [...columns, removal]}
        keyOf={({ name }) => name}
        search={texts.search}
        empty={<Text>{texts.noMembers}</Text>}
      />
      {leave.error && <Failure error={leave.error} />}
      <Confirmed
        question={texts.leaveQuestion(leaving ? fullName(leaving) : "", displayName)}
        warning={texts.leaveWarning}
        action={texts.leaveShort}
        open={leaving !== undefined}
        confirm={() => {
          if (leaving) leave.mutate({ group: group.name, user: leaving.name });
          setLeaving(undefined);
        }}
        cancel={() => setLeaving(undefined)}
      />
    </section>
  );
}

function AddMember({ group }: { group: Group }) {
  const styles = useStyles();
  const join = useJoin();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState("");
  const candidates = useCandidates(chosen === "" ? text : "");
  return (
    <div className={styles.add}>
      <Field label={texts.member} hint={texts.memberHint}>
        <Combobox
          value={text}
          selectedOptions={chosen === "" ? [] : [chosen]}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setChosen("");
          }}
          onOptionSelect={(_, data) => {
            setChosen(data.optionValue ?? "");
            setText(data.optionText ?? "");
          }}
        >
          {candidates.data?.map((user) => (
            <Option key={user.name} value={user.name} text={user.properties.email}>
              {`${fullName(user)} (${user.properties.email})`}
            </Option>
          ))}
          {candidates.data?.length === 0 && (
            <Option key="none" disabled text="">
              {texts.noSuchUser}
            </Option>
          )}
        </Combobox>
      </Field>
      <Button
        disabled={chosen === ""}
        disabledFocusable={join.isPending}
        onClick={() =>
          join.mutate(
            { group: group.name, user: chosen },
            {
              onSuccess: () => {
                setText("");
                setChosen("");
              },
            },
          )
        }
      >
        {texts.addMember}
      </Button>
      {join.error && <Failure error={join.error} />}
    </div>
  );
}
