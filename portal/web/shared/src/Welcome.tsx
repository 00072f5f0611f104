import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { useBrand } from "./brand";

const useStyles = makeStyles({
  welcome: {
    display: "block",
    whiteSpace: "pre-line",
    overflowWrap: "anywhere",
    padding: tokens.spacingHorizontalM,
    marginBottom: tokens.spacingVerticalL,
    borderLeft: `3px solid ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
});

/** The brand's welcome, for visitors who look around; nothing where it has none. */
export function Welcome() {
  const styles = useStyles();
  const { welcome } = useBrand();
  return welcome === undefined ? null : (
    <Text className={styles.welcome} size={400}>
      {welcome}
    </Text>
  );
}
