import { makeStyles, Switch, Text, tokens } from "@fluentui/react-components";
import { Failure, Loading } from "@gatehouse/shared";
import { texts } from "../texts/products";
import { useGroups, useProductGroups, useSetGroup } from "./queries";
import { useShownProduct } from "./tabs";

const useStyles = makeStyles({
  section: {
    display: "grid",
    gap: tokens.spacingVerticalXS,
    gridTemplateColumns: "minmax(0, 1fr)",
    border: "none",
    margin: "0",
    padding: "0",
  },
});

/** The groups whose developers see the product. */
export function AccessControlTab() {
  const styles = useStyles();
  const { name } = useShownProduct();
  const groups = useGroups();
  const seeing = useProductGroups(name);
  const set = useSetGroup(name);
  const error = groups.error ?? seeing.error;
  const retry = () => void Promise.all([groups.refetch(), seeing.refetch()]);
  return (
    <fieldset className={styles.section} aria-label={texts.groups}>
      <Text weight="semibold">{texts.groups}</Text>
      <Text size={200}>{texts.groupsHint}</Text>
      {(groups.isPending || seeing.isPending) && <Loading />}
      {error && <Failure error={error} retry={retry} />}
      {seeing.data &&
        groups.data?.map((group) => (
          <Switch
            key={group.name}
            label={group.properties.displayName}
            checked={seeing.data.some(({ name }) => name === group.name)}
            disabledFocusable={set.isPending}
            onChange={(_, { checked }) => set.mutate({ group: group.name, sees: checked })}
          />
        ))}
      {set.error && <Failure error={set.error} />}
    </fieldset>
  );
}
