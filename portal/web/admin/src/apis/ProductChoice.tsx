import { Checkbox, makeStyles, Text } from "@fluentui/react-components";
import { texts } from "../texts/apis";
import { useAll } from "./queries";

const useStyles = makeStyles({
  products: { display: "grid", border: "none", margin: "0", padding: "0" },
});

/** The products that an API is put into. */
export function ProductChoice({
  chosen,
  choose,
}: {
  chosen: readonly string[];
  choose: (products: readonly string[]) => void;
}) {
  const styles = useStyles();
  const products = useAll<{ displayName: string }>("/products");
  return (
    <fieldset className={styles.products}>
      <legend>{texts.products}</legend>
      {products.data?.length === 0 && <Text>{texts.noProducts}</Text>}
      {products.data?.map(({ name, properties }) => (
        <Checkbox
          key={name}
          label={properties.displayName}
          checked={chosen.includes(name)}
          onChange={(_, { checked }) =>
            choose(checked === true ? [...chosen, name] : chosen.filter((each) => each !== name))
          }
        />
      ))}
    </fieldset>
  );
}
