import { Button, Select, Text } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { type Column, PageTitle, ResourceList, Time, useListState } from "@gatehouse/shared";
import { useDeferredValue, useState } from "react";
import { Link } from "react-router";
import { useLinkStyles } from "../link";
import { texts } from "../texts/people";
import { AddUserPane } from "./AddUserPane";
import { fullName, type User, useUsers } from "./queries";

/** All users: searched and paged by the server. */
export function UsersPage() {
  const styles = useLinkStyles();
  const state = useListState();
  const [adding, setAdding] = useState(false);
  const users = useUsers(useDeferredValue(state.search), state.filter("state"), state.skip);
  const columns: Column<User>[] = [
    {
      title: texts.name,
      cell: (user) => (
        <Link className={styles.link} to={`/users/${encodeURIComponent(user.name)}`}>
          {fullName(user)}
        </Link>
      ),
    },
    { title: texts.email, cell: ({ properties }) => properties.email },
    { title: texts.state, cell: ({ properties }) => texts.states[properties.state] ?? properties.state },
    { title: texts.registered, cell: ({ properties }) => <Time at={properties.registrationDate} day /> },
  ];
  return (
    <>
      <PageTitle title={texts.users} />
      <ResourceList
        label={texts.users}
        state={state}
        items={users}
        columns={columns}
        keyOf={({ name }) => name}
        search={texts.search}
        empty={<Text>{texts.noUsers}</Text>}
        filters={
          <Select
            aria-label={texts.state}
            value={state.filter("state")}
            onChange={(_, data) => state.set({ state: data.value })}
          >
            <option value="">{texts.anyState}</option>
            {["active", "pending", "blocked"].map((each) => (
              <option key={each} value={each}>
                {texts.states[each]}
              </option>
            ))}
          </Select>
        }
        actions={
          <Button appearance="primary" icon={<AddRegular />} onClick={() => setAdding(true)}>
            {texts.add}
          </Button>
        }
      />
      {adding && <AddUserPane close={() => setAdding(false)} />}
    </>
  );
}
