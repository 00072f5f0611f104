import { Badge, Field, makeStyles, Select, Subtitle2, Text, tokens } from "@fluentui/react-components";
import { Failure, Loading } from "@gatehouse/shared";
import { useState } from "react";
import { texts } from "../texts/policies";
import { type EffectiveElement, useEffectivePolicy, useProductsAt } from "./queries";

const useStyles = makeStyles({
  view: { display: "grid", gap: tokens.spacingVerticalM, gridTemplateColumns: "minmax(0, 1fr)" },
  product: { maxWidth: "24rem" },
  list: { margin: "0", paddingLeft: tokens.spacingHorizontalXL, display: "grid", gap: tokens.spacingVerticalS },
  origin: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
  code: {
    margin: `${tokens.spacingVerticalXS} 0 0`,
    padding: tokens.spacingHorizontalS,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    fontFamily: tokens.fontFamilyMonospace,
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
  },
});

/** What calls at a scope go through, perhaps for a product: each policy with the document that it comes from. */
export function EffectivePolicyView({ scope, unsaved }: { scope: string; unsaved: boolean }) {
  const styles = useStyles();
  const [product, setProduct] = useState("");
  const products = useProductsAt(scope);
  const effective = useEffectivePolicy(scope, product);
  return (
    <section className={styles.view} aria-label={texts.effective}>
      <Subtitle2 as="h2">{texts.effective}</Subtitle2>
      <Text>
        {texts.effectiveAbout} {unsaved ? texts.unsavedEffective : ""}
      </Text>
      {products.data && (
        <Field label={texts.forProduct} className={styles.product}>
          <Select value={product} onChange={(_, data) => setProduct(data.value)}>
            <option value="">{texts.noProduct}</option>
            {products.data.map(({ name, properties }) => (
              <option key={name} value={name}>
                {properties.displayName}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {effective.isPending && <Loading />}
      {effective.error && <Failure error={effective.error} retry={() => void effective.refetch()} />}
      {effective.data?.properties.sections.map(({ name, policies }) => (
        <section key={name} aria-label={name}>
          <Text as="h3" weight="semibold">
            {name}
          </Text>
          {policies.length === 0 && <Text block>{texts.nothingInSection}</Text>}
          <ol className={styles.list}>
            {policies.map((policy, index) => (
              <li key={index}>
                <Origin policy={policy} />
                <pre className={styles.code}>{shown(policy)}</pre>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </section>
  );
}

function Origin({ policy }: { policy: EffectiveElement }) {
  const styles = useStyles();
  const { scope, policyId, fragmentId, line } = policy;
  const owner = /([^/]+)\/policies\/policy$/.exec(policyId ?? "")?.[1];
  return (
    <span className={styles.origin}>
      <Badge appearance="outline">{texts.ofScope[scope] ?? scope}</Badge>
      <Text size={200}>
        {[
          scope === "global" ? undefined : owner && decodeURIComponent(owner),
          fragmentId === undefined ? undefined : texts.fromFragment(fragmentId),
          line === undefined ? undefined : texts.atLine(line),
        ]
          .filter((each) => each !== undefined)
          .join(" · ")}
      </Text>
    </span>
  );
}

/** The element as its author wrote it, less the indentation that it has in its document. */
function shown({ name, value }: EffectiveElement): string {
  if (value === undefined) return `<${name} … />\n${texts.notShown}`;
  const rest = value
    .split("\n")
    .slice(1)
    .filter((line) => line.trim() !== "");
  const indent = Math.min(...rest.map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0));
  return Number.isFinite(indent) ? value.replaceAll(new RegExp(`^[ \\t]{1,${Math.max(indent, 1)}}`, "gm"), "") : value;
}
