import {
  makeStyles,
  Subtitle1,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  Text,
  tokens,
} from "@fluentui/react-components";
import { Copyable, Failure, Loading, Scroller } from "@gatehouse/shared";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useLinkStyles } from "../link";
import { texts } from "../texts/people";
import { type User, useApplicationsOf, useSubscriptionsOf } from "./queries";

const useStyles = makeStyles({
  section: { display: "grid", gap: tokens.spacingVerticalS, gridTemplateColumns: "minmax(0, 1fr)" },
});

interface Props<T> {
  title: string;
  none: string;
  headings: readonly string[];
  items: { data?: readonly T[]; error: Error | null; isPending: boolean; refetch: () => unknown };
  row: (item: T) => readonly ReactNode[];
  keyOf: (item: T) => string;
}

/** A table of what is a user's. */
function Belongings<T>({ title, none, headings, items, row, keyOf }: Props<T>) {
  const styles = useStyles();
  return (
    <section className={styles.section} aria-label={title}>
      <Subtitle1 as="h2">{title}</Subtitle1>
      {items.isPending && <Loading />}
      {items.error && <Failure error={items.error} retry={() => void items.refetch()} />}
      {items.data?.length === 0 && <Text>{none}</Text>}
      {items.data !== undefined && items.data.length > 0 && (
        <Scroller label={title}>
          <Table aria-label={title}>
            <TableHeader>
              <TableRow>
                {headings.map((heading) => (
                  <TableHeaderCell key={heading}>{heading}</TableHeaderCell>
                ))}
              </TableRow>
            </TableHeader>
            <TableBody>
              {items.data.map((item) => (
                <TableRow key={keyOf(item)}>
                  {row(item).map((cell, index) => (
                    <TableCell key={headings[index]}>{cell}</TableCell>
                  ))}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Scroller>
      )}
    </section>
  );
}

export function UserApplications({ name }: { name: string }) {
  const { link } = useLinkStyles();
  return (
    <Belongings
      title={texts.applications}
      none={texts.noApplications}
      headings={[texts.name, texts.id]}
      items={useApplicationsOf(name)}
      keyOf={(application) => application.name}
      row={(application) => [
        <Link key="name" className={link} to={`/applications/${encodeURIComponent(application.name)}`}>
          {application.properties.displayName}
        </Link>,
        application.name,
      ]}
    />
  );
}

/** What a subscription opens: the last words of its scope. */
const opens = (scope: string) => scope.split("/").slice(-2).join("/");

export function UserSubscriptions({ name }: { name: string }) {
  return (
    <Belongings
      title={texts.subscriptions}
      none={texts.noSubscriptions}
      headings={[texts.name, texts.scope, texts.state]}
      items={useSubscriptionsOf(name)}
      keyOf={(subscription) => subscription.id}
      row={({ name: id, properties: { displayName, scope, state } }) => [displayName ?? id, opens(scope), state]}
    />
  );
}

export function UserIdentities({ user }: { user: User }) {
  const data = user.properties.identities ?? [];
  return (
    <Belongings
      title={texts.identities}
      none={texts.noIdentities}
      headings={[texts.provider, texts.id]}
      items={{ data, error: null, isPending: false, refetch: () => undefined }}
      keyOf={({ provider, id }) => `${provider} ${id}`}
      row={({ provider, id }) => [provider, <Copyable key="id" label={texts.id} value={id} />]}
    />
  );
}
