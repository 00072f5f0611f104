import {
  Button,
  makeStyles,
  SearchBox,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  Text,
  tokens,
} from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { Copyable, Failure, Loading, PageTitle } from "@gatehouse/shared";
import { useDeferredValue, useState } from "react";
import { Link } from "react-router";
import { texts } from "../texts";
import { PAGE, useApplications } from "./queries";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalL} 0`,
    alignItems: "center",
  },
  link: { color: tokens.colorBrandForegroundLink },
});

/** All applications: searched and paged by the server. */
export function ApplicationsPage({ register }: { register: () => void }) {
  const styles = useStyles();
  const [search, setSearch] = useState("");
  const [skip, setSkip] = useState(0);
  const wanted = useDeferredValue(search);
  const applications = useApplications(wanted, skip);
  const { value = [], count = 0 } = applications.data ?? {};
  return (
    <>
      <PageTitle title={texts.applications} />
      <div className={styles.bar}>
        <Button appearance="primary" icon={<AddRegular />} onClick={register}>
          {texts.register}
        </Button>
        <SearchBox
          aria-label={texts.search}
          placeholder={texts.search}
          value={search}
          onChange={(_, data) => {
            setSearch(data.value);
            setSkip(0);
          }}
        />
      </div>
      {applications.isPending && <Loading />}
      {applications.error && <Failure error={applications.error} retry={() => void applications.refetch()} />}
      {applications.data && count === 0 && <Text>{wanted ? texts.nothingFound : texts.noApplications}</Text>}
      {value.length > 0 && (
        <>
          <Table aria-label={texts.applications}>
            <TableHeader>
              <TableRow>
                <TableHeaderCell>{texts.name}</TableHeaderCell>
                <TableHeaderCell>{texts.clientId}</TableHeaderCell>
                <TableHeaderCell>{texts.owner}</TableHeaderCell>
                <TableHeaderCell>{texts.state}</TableHeaderCell>
              </TableRow>
            </TableHeader>
            <TableBody>
              {value.map(({ name, properties }) => (
                <TableRow key={name}>
                  <TableCell>
                    <Link className={styles.link} to={`/applications/${encodeURIComponent(name)}`}>
                      {properties.displayName}
                    </Link>
                  </TableCell>
                  <TableCell>
                    <Copyable label={texts.clientId} value={properties.entraApplicationId ?? ""} />
                  </TableCell>
                  <TableCell>{properties.ownerId.split("/").pop()}</TableCell>
                  <TableCell>{properties.enabled === false ? texts.disabled : (properties.state ?? "")}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
          <div className={styles.bar}>
            <Text role="status">{texts.range(skip + 1, skip + value.length, count)}</Text>
            <Button disabled={skip === 0} onClick={() => setSkip(Math.max(0, skip - PAGE))}>
              {texts.previous}
            </Button>
            <Button disabled={skip + PAGE >= count} onClick={() => setSkip(skip + PAGE)}>
              {texts.next}
            </Button>
          </div>
        </>
      )}
    </>
  );
}
