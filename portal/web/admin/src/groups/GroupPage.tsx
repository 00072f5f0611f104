import { Button, makeStyles, Subtitle1, Text, tokens } from "@fluentui/react-components";
import { Confirmed, Failure, Loading, PageTitle, Properties, Property } from "@gatehouse/shared";
import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { useLinkStyles } from "../link";
import { texts } from "../texts/people";
import type { Group } from "../users/queries";
import { EditGroupPane } from "./GroupPanes";
import { Members } from "./Members";
import { useDeleteGroup, useGroup, useMembers, useSeenProducts } from "./queries";

const useStyles = makeStyles({
  page: { display: "grid", gap: tokens.spacingVerticalXL, gridTemplateColumns: "minmax(0, 1fr)" },
  row: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
  back: { color: tokens.colorBrandForegroundLink, justifySelf: "start" },
  list: { margin: "0", paddingLeft: tokens.spacingHorizontalXL },
});

/** One group: who is in it, and what it sees. */
export function GroupPage() {
  const styles = useStyles();
  const { name = "" } = useParams();
  const group = useGroup(name);
  return (
    <div className={styles.page}>
      <Link to="/groups" className={styles.back}>
        {texts.allGroups}
      </Link>
      <PageTitle title={group.data?.properties.displayName ?? texts.groups} />
      {group.isPending && <Loading />}
      {group.error && <Failure error={group.error} retry={() => void group.refetch()} />}
      {group.data && (
        <>
          {!group.data.properties.builtIn && <Actions group={group.data} />}
          <Properties>
            <Property label={texts.id} value={group.data.name} />
            <Property label={texts.kind}>
              <Text>{texts.kinds[group.data.properties.type] ?? group.data.properties.type}</Text>
            </Property>
          </Properties>
          {group.data.properties.description && <Text>{group.data.properties.description}</Text>}
          <Members group={group.data} />
          <SeenProducts name={group.data.name} />
        </>
      )}
    </div>
  );
}

function Actions({ group }: { group: Group }) {
  const styles = useStyles();
  const navigate = useNavigate();
  const deletion = useDeleteGroup(group.name);
  const members = useMembers(group.name, "", 0).data;
  const [editing, setEditing] = useState(false);
  const [asking, setAsking] = useState(false);
  return (
    <div className={styles.row}>
      <Button onClick={() => setEditing(true)}>{texts.edit}</Button>
      <Button disabled={!members} disabledFocusable={deletion.isPending} onClick={() => setAsking(true)}>
        {texts.remove}
      </Button>
      {deletion.error && <Failure error={deletion.error} />}
      {editing && <EditGroupPane group={group} close={() => setEditing(false)} />}
      <Confirmed
        question={texts.deleteGroupQuestion(group.properties.displayName)}
        warning={texts.deleteGroupWarning(members?.count ?? 0)}
        action={texts.removeAction}
        open={asking}
        confirm={() => {
          setAsking(false);
          deletion.mutate(undefined, { onSuccess: () => void navigate("/groups") });
        }}
        cancel={() => setAsking(false)}
      />
    </div>
  );
}

function SeenProducts({ name }: { name: string }) {
  const styles = useStyles();
  const { link } = useLinkStyles();
  const products = useSeenProducts(name);
  return (
    <section aria-label={texts.products}>
      <Subtitle1 as="h2">{texts.products}</Subtitle1>
      {products.isPending && <Loading />}
      {products.error && <Failure error={products.error} retry={() => void products.refetch()} />}
      {products.data?.length === 0 && <Text as="p">{texts.noProducts}</Text>}
      <ul className={styles.list}>
        {products.data?.map((product) => (
          <li key={product.name}>
            <Link className={link} to="/products">
              {product.properties.displayName}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
