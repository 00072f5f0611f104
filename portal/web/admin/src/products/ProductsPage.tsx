import { Badge, Card, makeStyles, Subtitle1, Switch, Text, tokens } from "@fluentui/react-components";
import { Confirmed, Copyable, Failure, Loading, PageTitle } from "@gatehouse/shared";
import { useState } from "react";
import { texts } from "../texts";
import { type AuthenticationType, opens, type Product, useAuthentication, useProducts } from "./queries";

const useStyles = makeStyles({
  list: { display: "grid", gap: tokens.spacingVerticalM, paddingTop: tokens.spacingVerticalL },
  title: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
  access: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXL },
});

const switches = [
  { type: "application-token", label: texts.oauth, name: texts.oauthOf },
  { type: "subscription-key", label: texts.key, name: texts.keyOf },
] as const;

/** The products, with what opens them. */
export function ProductsPage() {
  const styles = useStyles();
  const products = useProducts();
  return (
    <>
      <PageTitle title={texts.products} />
      {products.isPending && <Loading />}
      {products.error && <Failure error={products.error} retry={() => void products.refetch()} />}
      <div className={styles.list}>
        {products.data?.map((product) => (
          <ProductCard key={product.name} product={product} />
        ))}
      </div>
    </>
  );
}

function ProductCard({ product }: { product: Product }) {
  const styles = useStyles();
  const authentication = useAuthentication();
  const [leaving, setLeaving] = useState<AuthenticationType>();
  const { displayName, description, state, application } = product.properties;
  const entra = application?.entra;
  const set = (type: AuthenticationType, on: boolean) => {
    const all: AuthenticationType[] = ["subscription-key", "application-token"];
    const types = all.filter((each) => (each === type ? on : opens(product, each)));
    authentication.mutate({ product, types });
  };
  const toggle = (type: AuthenticationType, on: boolean) => (on ? set(type, true) : setLeaving(type));
  const both = opens(product, "subscription-key") && opens(product, "application-token");
  return (
    <Card role="group" aria-label={displayName}>
      <div className={styles.title}>
        <Subtitle1 as="h2">{displayName}</Subtitle1>
        <Badge appearance="outline" color={state === "published" ? "success" : "informative"}>
          {state === "published" ? texts.published : texts.notPublished}
        </Badge>
      </div>
      {description && <Text>{description}</Text>}
      <Text weight="semibold">{texts.access}</Text>
      <div className={styles.access}>
        {switches.map(({ type, label, name }) => (
          <Switch
            key={type}
            label={label}
            aria-label={name(displayName)}
            checked={opens(product, type)}
            disabled={authentication.isPending || (opens(product, type) && !both)}
            onChange={(_, { checked }) => toggle(type, checked)}
          />
        ))}
      </div>
      {!both && <Text size={200}>{texts.atLeastOne}</Text>}
      {entra?.applicationId && (
        <div>
          <Text weight="semibold">{texts.clientId}</Text>
          <Copyable label={texts.clientId} value={entra.applicationId} />
        </div>
      )}
      {entra?.audience && (
        <div>
          <Text weight="semibold">{texts.audience}</Text>
          <Copyable label={texts.audience} value={entra.audience} />
        </div>
      )}
      {authentication.error && <Failure error={authentication.error} />}
      <Confirmed
        question={texts.withdrawQuestion(displayName)}
        warning={leaving === "subscription-key" ? texts.withdrawKeys : texts.withdrawTokens}
        action={texts.switchOff}
        open={leaving !== undefined}
        confirm={() => {
          if (leaving) set(leaving, false);
          setLeaving(undefined);
        }}
        cancel={() => setLeaving(undefined)}
      />
    </Card>
  );
}
