import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  makeStyles,
  Subtitle1,
  Text,
  tokens,
} from "@fluentui/react-components";
import { Described, Failure, Loading, PageTitle, Properties, Property } from "@gatehouse/shared";
import { Link, useParams } from "react-router";
import { AccessBadges } from "../AccessBadges";
import { type Owned, type ProductDetails, useProductDetails } from "../catalogue";
import { apiAt, useLinkStyles } from "../link";
import { texts } from "../texts/catalogue";
import { productActions } from "./actions";
import { Subscribe } from "./Subscribe";

const useStyles = makeStyles({
  page: { display: "grid", gap: tokens.spacingVerticalL, gridTemplateColumns: "minmax(0, 1fr)" },
  section: { display: "grid", gap: tokens.spacingVerticalS, gridTemplateColumns: "minmax(0, 1fr)" },
  list: { margin: "0", paddingLeft: tokens.spacingHorizontalXL, display: "grid", gap: tokens.spacingVerticalS },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
});

/** A product: what is in it, what opens it, and how to get that. */
export function ProductPage() {
  const styles = useStyles();
  const { link } = useLinkStyles();
  const { name = "" } = useParams();
  const product = useProductDetails(name);
  return (
    <div className={styles.page}>
      <Link to="/products" className={link}>
        {texts.allProducts}
      </Link>
      <PageTitle title={product.data?.displayName ?? texts.products} />
      {product.isPending && <Loading />}
      {product.error && <Failure error={product.error} retry={() => void product.refetch()} />}
      {product.data && <Details product={product.data} />}
    </div>
  );
}

function Details({ product }: { product: ProductDetails }) {
  const styles = useStyles();
  const { acceptsTokens, acceptsKeys, open, audience, scope } = product;
  return (
    <>
      <Described text={product.description} />
      <section className={styles.section} aria-label={texts.opens}>
        <Subtitle1 as="h2">{texts.opens}</Subtitle1>
        <AccessBadges access={product} />
        {acceptsTokens && <Text>{texts.opensTokens}</Text>}
        {acceptsKeys && <Text>{texts.opensKeys}</Text>}
        {open && <Text>{texts.opensAll}</Text>}
        <Properties>
          {audience && <Property label={texts.audience} value={audience} />}
          {scope && <Property label={texts.scope} value={scope} />}
        </Properties>
        <div className={styles.actions}>
          {productActions.map((Action, index) => (
            <Action key={index} product={product} />
          ))}
        </div>
      </section>
      <Apis apis={product.apis} />
      {product.terms && <Terms terms={product.terms} />}
      {product.applications && acceptsTokens && (
        <Mine
          title={texts.myApplications}
          none={texts.noApplications}
          owned={product.applications}
          at={(name) => `/applications/${encodeURIComponent(name)}`}
        />
      )}
      {product.subscriptions && (acceptsKeys || product.subscriptions.length > 0) && (
        <Mine
          title={texts.mySubscriptions}
          none={texts.noSubscriptions}
          owned={product.subscriptions}
          at={(name) => `/keys/${encodeURIComponent(name)}`}
        />
      )}
      {acceptsKeys && product.subscriptions && <Subscribe product={product} owned={product.subscriptions} />}
      {!product.applications && (acceptsKeys || acceptsTokens) && <Text>{texts.subscribeSignIn}</Text>}
    </>
  );
}

function Apis({ apis }: { apis: ProductDetails["apis"] }) {
  const styles = useStyles();
  const { link } = useLinkStyles();
  return (
    <section className={styles.section} aria-label={texts.apis}>
      <Subtitle1 as="h2">{texts.apis}</Subtitle1>
      {apis.length === 0 && <Text>{texts.noApisInProduct}</Text>}
      <ul className={styles.list}>
        {apis.map(({ name, displayName, version, description }) => (
          <li key={name}>
            <Link className={link} to={apiAt(name)}>
              {[displayName, version].join(" ").trim()}
            </Link>
            <Described text={description} short={240} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Terms({ terms }: { terms: string }) {
  return (
    <Accordion collapsible>
      <AccordionItem value="terms">
        <AccordionHeader as="h2">{texts.terms}</AccordionHeader>
        <AccordionPanel>
          <Described text={terms} />
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}

/** What is the reader's own: with links to it. */
function Mine(props: { title: string; none: string; owned: readonly Owned[]; at: (name: string) => string }) {
  const { title, none, owned, at } = props;
  const styles = useStyles();
  const { link } = useLinkStyles();
  return (
    <section className={styles.section} aria-label={title}>
      <Subtitle1 as="h2">{title}</Subtitle1>
      {owned.length === 0 && <Text>{none}</Text>}
      <ul className={styles.list}>
        {owned.map(({ name, displayName, state }) => (
          <li key={name}>
            <Link className={link} to={at(name)}>
              {displayName}
            </Link>
            {state && ` (${state})`}
          </li>
        ))}
      </ul>
    </section>
  );
}
