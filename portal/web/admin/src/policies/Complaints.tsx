import { Link, makeStyles, Text, tokens } from "@fluentui/react-components";
import { texts } from "../texts/policies";
import type { Complaint } from "./queries";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: "0", padding: "0", display: "grid", gap: tokens.spacingVerticalXS },
  place: { textAlign: "left" },
  good: { color: tokens.colorPaletteGreenForeground1 },
  bad: { color: tokens.colorPaletteRedForeground1 },
});

interface Props {
  id: string;
  complaints: readonly Complaint[] | undefined;
  waiting: boolean;
  error: Error | null;
  /** Puts the caret where something is wrong. */
  go: (line: number, column: number) => void;
}

/** What the server finds wrong while one types; each leads to its place. */
export function Complaints({ id, complaints, waiting, error, go }: Props) {
  const styles = useStyles();
  const wrong = complaints ?? [];
  const says =
    waiting || !complaints ? texts.checking : wrong.length === 0 ? texts.good : texts.complaints(wrong.length);
  const colour = wrong.length > 0 ? styles.bad : waiting ? undefined : styles.good;
  return (
    <div>
      <div id={id} role="status">
        {error ? (
          <Text className={styles.bad}>
            {texts.notChecked} {error.message}
          </Text>
        ) : (
          <Text className={colour} weight="semibold">
            {says}
          </Text>
        )}
      </div>
      {!error && wrong.length > 0 && (
        <ul className={styles.list} aria-label={texts.complaints(wrong.length)}>
          {wrong.map(({ line, column, message, fix }) => (
            <li key={`${line}:${column}:${message}`}>
              <Link as="button" className={styles.place} onClick={() => go(line, column)}>
                {texts.complaint(line, column, message)}
              </Link>{" "}
              <Text>{fix}</Text>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
