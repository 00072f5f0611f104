import { Badge, Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { Failure, Loading, PageTitle, Properties, Property, Time } from "@gatehouse/shared";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { texts } from "../texts/people";
import { EditUserPane } from "./EditUserPane";
import { fullName, type User, useUser } from "./queries";
import { UserActions } from "./UserActions";
import { UserApplications, UserIdentities, UserSubscriptions } from "./UserBelongings";
import { UserGroups } from "./UserGroups";

const useStyles = makeStyles({
  page: { display: "grid", gap: tokens.spacingVerticalXL, gridTemplateColumns: "minmax(0, 1fr)" },
  row: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
  link: { color: tokens.colorBrandForegroundLink, justifySelf: "start" },
  note: { whiteSpace: "pre-wrap", overflowWrap: "anywhere" },
});

/** One user: who they are, what is theirs, and what can be done about them. */
export function UserPage() {
  const styles = useStyles();
  const { name = "" } = useParams();
  const user = useUser(name);
  return (
    <div className={styles.page}>
      <Link to="/users" className={styles.link}>
        {texts.allUsers}
      </Link>
      <PageTitle title={user.data ? fullName(user.data) : texts.user} />
      {user.isPending && <Loading />}
      {user.error && <Failure error={user.error} retry={() => void user.refetch()} />}
      {user.data && <Details user={user.data} />}
    </div>
  );
}

function Details({ user }: { user: User }) {
  const styles = useStyles();
  const [editing, setEditing] = useState(false);
  const { email, state, note, registrationDate } = user.properties;
  return (
    <>
      <div className={styles.row}>
        <Badge appearance="outline" color={state === "active" ? "success" : "warning"}>
          {texts.states[state] ?? state}
        </Badge>
        <Button onClick={() => setEditing(true)}>{texts.edit}</Button>
        <UserActions user={user} />
      </div>
      <Properties>
        <Property label={texts.email} value={email} />
        <Property label={texts.id} value={user.name} />
        <Property label={texts.registered}>
          <Time at={registrationDate} day />
        </Property>
      </Properties>
      {note && (
        <Property label={texts.note}>
          <Text className={styles.note}>{note}</Text>
        </Property>
      )}
      <UserGroups user={user} />
      <UserApplications name={user.name} />
      <UserSubscriptions name={user.name} />
      <UserIdentities user={user} />
      {editing && <EditUserPane user={user} close={() => setEditing(false)} />}
    </>
  );
}
