import { makeStyles, Skeleton, SkeletonItem, tokens } from "@fluentui/react-components";
import { texts } from "./texts";

const useStyles = makeStyles({
  rows: { display: "grid", gap: tokens.spacingVerticalM, paddingTop: tokens.spacingVerticalM },
});

/** Stands where content comes. */
export function Loading() {
  const styles = useStyles();
  return (
    <Skeleton aria-label={texts.loading} className={styles.rows}>
      <SkeletonItem size={32} />
      <SkeletonItem size={32} />
      <SkeletonItem size={32} />
    </Skeleton>
  );
}
