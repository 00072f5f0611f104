import { Card, makeStyles, MessageBar, MessageBarBody, Subtitle1, Text, tokens } from "@fluentui/react-components";
import { CodeBlock, Copyable, curl, Failure, Loading, PageTitle } from "@gatehouse/shared";
import { Link, useParams } from "react-router";
import { type Product, useApplication, useSession } from "../queries";
import { OwnApplication } from "../requests/OwnApplication";
import { WaitingProducts } from "../requests/WaitingProducts";
import { texts } from "../texts";
import { Refusals } from "../usage/Refusals";
import { UsageCharts } from "../usage/UsageCharts";
import { Secrets } from "./Secrets";

const useStyles = makeStyles({
  page: { display: "grid", gap: tokens.spacingVerticalL, gridTemplateColumns: "minmax(0, 1fr)" },
  link: { color: tokens.colorBrandForegroundLink },
});

/** One of the developer's applications: all that a call needs. */
export function ApplicationPage() {
  const { tokenUrl = "", tenantId = "" } = useSession().data ?? {};
  const styles = useStyles();
  const { name = "" } = useParams();
  const application = useApplication(name);
  const granted = application.data?.products.filter(({ state }) => state === "active") ?? [];
  return (
    <div className={styles.page}>
      <Link to="/applications" className={styles.link}>
        {texts.back}
      </Link>
      <PageTitle title={application.data?.displayName ?? texts.applications} />
      {application.isPending && <Loading />}
      {application.error && <Failure error={application.error} retry={() => void application.refetch()} />}
      {application.data && (
        <>
          {!application.data.enabled && (
            <MessageBar intent="warning">
              <MessageBarBody>{texts.disabled}</MessageBarBody>
            </MessageBar>
          )}
          {application.data.description && <Text>{application.data.description}</Text>}
          {application.data.registeredByOwner && <OwnApplication application={application.data} />}
          <Value label={texts.clientId} value={application.data.clientId} />
          <Value label={texts.tenantId} value={tenantId} />
          <Value label={texts.tokenUrl} value={tokenUrl} />
          <Secrets name={name} />
          <Subtitle1 as="h2">{texts.yourProducts}</Subtitle1>
          {granted.length === 0 && <Text>{texts.noLinks}</Text>}
          {granted.map((product) => (
            <Granted key={product.name} product={product} clientId={application.data.clientId} tokenUrl={tokenUrl} />
          ))}
          <WaitingProducts application={application.data} />
          <UsageCharts name={name} />
          <Refusals name={name} />
        </>
      )}
    </div>
  );
}

function Value({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <Text weight="semibold">{label}</Text>
      <Copyable label={label} value={value} />
    </div>
  );
}

function Granted({ product, clientId, tokenUrl }: { product: Product; clientId: string; tokenUrl: string }) {
  const { audience, scope } = product;
  return (
    <Card>
      <Text as="h3" weight="semibold" size={400}>
        {product.displayName}
      </Text>
      {audience && <Value label={texts.audience} value={audience} />}
      {scope && <Value label={texts.scope} value={scope} />}
      {scope &&
        product.apis.map(
          ({ name, displayName, exampleUrl }) =>
            exampleUrl && (
              <div key={name}>
                <Text weight="semibold">
                  {texts.call}: {displayName}
                </Text>
                <CodeBlock
                  label={texts.command(displayName)}
                  code={curl({ tokenUrl, clientId, scope, url: exampleUrl })}
                />
              </div>
            ),
        )}
    </Card>
  );
}
