import {
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { CheckmarkCircleRegular, CircleRegular, DismissCircleRegular } from "@fluentui/react-icons";
import { Scroller } from "../Scroller";
import { texts } from "./texts";
import type { Check } from "./types";

const useStyles = makeStyles({
  result: { display: "inline-flex", alignItems: "center", gap: tokens.spacingHorizontalXS, whiteSpace: "nowrap" },
  passed: { color: tokens.colorPaletteGreenForeground1 },
  failed: { color: tokens.colorPaletteRedForeground1 },
  muted: { color: tokens.colorNeutralForeground2 },
});

/** Each check of the gateway, whether it passed, and what was found. */
export function CheckList({ checks }: { checks: readonly Check[] }) {
  return (
    <Scroller label={texts.checks}>
      <Table aria-label={texts.checks} size="small">
        <TableHeader>
          <TableRow>
            <TableHeaderCell>{texts.check}</TableHeaderCell>
            <TableHeaderCell>{texts.result}</TableHeaderCell>
            <TableHeaderCell>{texts.found}</TableHeaderCell>
          </TableRow>
        </TableHeader>
        <TableBody>
          {checks.map((check, at) => (
            <TableRow key={at}>
              <TableCell>{texts.checkNames[check.failsAs] ?? check.failsAs}</TableCell>
              <TableCell>
                <Result result={check.result} />
              </TableCell>
              <TableCell>{check.result === "notReached" ? "" : [check.detail, check.fix].join(" ")}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Scroller>
  );
}

function Result({ result }: { result: Check["result"] }) {
  const styles = useStyles();
  return (
    <span className={styles.result}>
      {result === "passed" && <CheckmarkCircleRegular className={styles.passed} aria-hidden />}
      {result === "failed" && <DismissCircleRegular className={styles.failed} aria-hidden />}
      {result === "notReached" && <CircleRegular className={styles.muted} aria-hidden />}
      {texts.results[result]}
    </span>
  );
}
