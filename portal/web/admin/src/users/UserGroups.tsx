import { Button, Field, makeStyles, Select, Subtitle1, Text, tokens } from "@fluentui/react-components";
import { Confirmed, Failure, Loading } from "@gatehouse/shared";
import { useState } from "react";
import { Link } from "react-router";
import { useAllGroups, useJoin, useLeave } from "../groups/queries";
import { useLinkStyles } from "../link";
import { texts } from "../texts/people";
import { fullName, type Group, type User, useGroupsOf } from "./queries";

const useStyles = makeStyles({
  section: { display: "grid", gap: tokens.spacingVerticalM, gridTemplateColumns: "minmax(0, 1fr)" },
  row: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
  add: { display: "flex", flexWrap: "wrap", alignItems: "end", gap: tokens.spacingHorizontalM },
  list: { margin: "0", paddingLeft: tokens.spacingHorizontalXL },
});

/** The groups of a user. The service fills those that it comes with. */
export function UserGroups({ user }: { user: User }) {
  const styles = useStyles();
  const { link } = useLinkStyles();
  const groups = useGroupsOf(user.name);
  const all = useAllGroups();
  const join = useJoin();
  const leave = useLeave();
  const [chosen, setChosen] = useState("");
  const [leaving, setLeaving] = useState<Group>();
  const names = groups.data?.map(({ name }) => name) ?? [];
  const choice = (all.data ?? []).filter(({ name, properties }) => !properties.builtIn && !names.includes(name));
  return (
    <section className={styles.section} aria-label={texts.groups}>
      <Subtitle1 as="h2">{texts.groups}</Subtitle1>
      {groups.isPending && <Loading />}
      {groups.error && <Failure error={groups.error} retry={() => void groups.refetch()} />}
      {groups.data?.length === 0 && <Text>{texts.noGroups}</Text>}
      <ul className={styles.list}>
        {groups.data?.map((group) => (
          <li key={group.name}>
            <div className={styles.row}>
              <Link className={link} to={`/groups/${encodeURIComponent(group.name)}`}>
                {group.properties.displayName}
              </Link>
              {group.properties.builtIn ? (
                <Text size={200}>{texts.bySystem}</Text>
              ) : (
                <Button
                  size="small"
                  aria-label={texts.leave(group.properties.displayName)}
                  onClick={() => setLeaving(group)}
                >
                  {texts.leaveShort}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {choice.length > 0 && (
        <div className={styles.add}>
          <Field label={texts.addToGroup}>
            <Select value={chosen} onChange={(_, data) => setChosen(data.value)}>
              <option value="">{texts.chooseGroup}</option>
              {choice.map(({ name, properties }) => (
                <option key={name} value={name}>
                  {properties.displayName}
                </option>
              ))}
            </Select>
          </Field>
          <Button
            disabled={chosen === ""}
            disabledFocusable={join.isPending}
            onClick={() => join.mutate({ group: chosen, user: user.name }, { onSuccess: () => setChosen("") })}
          >
            {texts.addToGroup}
          </Button>
        </div>
      )}
      {(join.error ?? leave.error) && <Failure error={(join.error ?? leave.error) as Error} />}
      <Confirmed
        question={texts.leaveQuestion(fullName(user), leaving?.properties.displayName ?? "")}
        warning={texts.leaveWarning}
        action={texts.leaveShort}
        open={leaving !== undefined}
        confirm={() => {
          if (leaving) leave.mutate({ group: leaving.name, user: user.name });
          setLeaving(undefined);
        }}
        cancel={() => setLeaving(undefined)}
      />
    </section>
  );
}
