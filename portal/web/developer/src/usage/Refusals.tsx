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
import { Failure, Loading, Scroller, Time } from "@gatehouse/shared";
import { texts } from "../texts/usage";
import { type OwnRefusal, useRefusals } from "./queries";

const useStyles = makeStyles({
  section: { display: "grid", gap: tokens.spacingVerticalM, gridTemplateColumns: "minmax(0, 1fr)" },
  wide: { overflowWrap: "anywhere" },
});

/** Why calls of an application were refused within the last hour, and what its owner can do about it. */
export function Refusals({ name }: { name: string }) {
  const styles = useStyles();
  const refusals = useRefusals(name);
  return (
    <section className={styles.section} aria-label={texts.refusals}>
      <Subtitle1 as="h2">{texts.refusals}</Subtitle1>
      {refusals.isPending && <Loading />}
      {refusals.error && <Failure error={refusals.error} retry={() => void refusals.refetch()} />}
      {refusals.data?.length === 0 && <Text>{texts.noRefusals}</Text>}
      {refusals.data && refusals.data.length > 0 && <RefusalTable refusals={refusals.data} />}
    </section>
  );
}

function RefusalTable({ refusals }: { refusals: readonly OwnRefusal[] }) {
  const styles = useStyles();
  return (
    <Scroller label={texts.refusals}>
      <Table aria-label={texts.refusals} size="small">
        <TableHeader>
          <TableRow>
            <TableHeaderCell>{texts.when}</TableHeaderCell>
            <TableHeaderCell>{texts.call}</TableHeaderCell>
            <TableHeaderCell>{texts.reason}</TableHeaderCell>
            <TableHeaderCell>{texts.whatToDo}</TableHeaderCell>
            <TableHeaderCell>{texts.requestId}</TableHeaderCell>
          </TableRow>
        </TableHeader>
        <TableBody>
          {refusals.map(({ timestamp, requestId, method, path, status, text, fix }) => (
            <TableRow key={requestId}>
              <TableCell>
                <Time at={timestamp} />
              </TableCell>
              <TableCell className={styles.wide}>
                {method} {path} ({status})
              </TableCell>
              <TableCell>{text}</TableCell>
              <TableCell>{fix}</TableCell>
              <TableCell className={styles.wide}>{requestId}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Scroller>
  );
}
