import { CounterBadge, makeStyles, tokens } from "@fluentui/react-components";
import { texts } from "../texts/requests";
import { useWaiting } from "./queries";

const useStyles = makeStyles({ badge: { marginLeft: tokens.spacingHorizontalS } });

/** How many requests wait, beside the link to them. */
export function Waiting() {
  const styles = useStyles();
  const count = useWaiting().data ?? 0;
  return count === 0 ? null : (
    <CounterBadge
      className={styles.badge}
      count={count}
      overflowCount={999}
      color="danger"
      role="img"
      aria-label={texts.waiting(count)}
    />
  );
}
