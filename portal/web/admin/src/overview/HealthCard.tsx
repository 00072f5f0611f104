import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { CheckmarkCircleRegular, ErrorCircleRegular, WarningRegular } from "@fluentui/react-icons";
import { Failure, Loading, Time } from "@gatehouse/shared";
import type { ReactNode } from "react";
import { texts } from "../texts/overview";
import { type Health, useHealth } from "./queries";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: "0", padding: "0", display: "grid", rowGap: tokens.spacingVerticalS },
  row: { display: "grid", gridTemplateColumns: "auto minmax(0, 1fr)", columnGap: tokens.spacingHorizontalS },
  icon: { fontSize: "20px", lineHeight: "1" },
  well: { color: tokens.colorStatusSuccessForeground1 },
  ill: { color: tokens.colorStatusDangerForeground1 },
  warning: { color: tokens.colorStatusWarningForeground1 },
  problem: { overflowWrap: "anywhere", color: tokens.colorNeutralForeground2 },
});

type Mark = "well" | "ill" | "warning";

/** Whether what the service stands on is well. */
export function HealthCard() {
  const health = useHealth();
  const styles = useStyles();
  if (health.isPending) return <Loading />;
  if (health.error) return <Failure error={health.error} retry={() => void health.refetch()} />;
  const { healthy, checks, directory } = health.data;
  const drift = inWords(directory);
  return (
    <>
      <Text weight="semibold" role="status">
        {healthy ? texts.healthy : texts.unhealthy}
      </Text>
      <ul className={styles.list}>
        {checks.map(({ name, healthy, problem }) => (
          <Row key={name} mark={healthy ? "well" : "ill"} text={texts.checks[name] ?? name} problem={problem} />
        ))}
        <Row mark={drift.mark} text={drift.text} problem={directory.problem}>
          {directory.finishedAt && (
            <Text size={200} className={styles.problem}>
              {texts.lastLook} <Time at={directory.finishedAt} />
            </Text>
          )}
        </Row>
      </ul>
    </>
  );
}

function inWords({ count, finishedAt, problem }: Health["directory"]): { mark: Mark; text: string } {
  if (problem !== undefined) return { mark: "warning", text: texts.directoryProblem };
  if (finishedAt === undefined) return { mark: "well", text: texts.neverLooked };
  return count === 0 ? { mark: "well", text: texts.inStep } : { mark: "warning", text: texts.drift(count) };
}

interface RowProps {
  mark: Mark;
  text: string;
  problem?: string;
  children?: ReactNode;
}

const ICONS = { well: CheckmarkCircleRegular, ill: ErrorCircleRegular, warning: WarningRegular };

function Row({ mark, text, problem, children }: RowProps) {
  const styles = useStyles();
  const Icon = ICONS[mark];
  return (
    <li className={styles.row}>
      <span className={styles[mark]}>
        <Icon className={styles.icon} aria-label={mark === "well" ? texts.well : texts.ill} />
      </span>
      <span>
        <Text block>{text}</Text>
        {problem !== undefined && (
          <Text block size={200} className={styles.problem}>
            {problem}
          </Text>
        )}
        {children}
      </span>
    </li>
  );
}
