import { Button, makeStyles, Subtitle1, Text, tokens } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons";
import { Copyable, Described, Failure, plainText, Properties, Property, Time } from "@gatehouse/shared";
import { useMutation } from "@tanstack/react-query";
import { Link } from "react-router";
import { AccessBadges } from "../AccessBadges";
import { type ApiDetails, exported } from "../catalogue";
import { productAt, useLinkStyles } from "../link";
import { texts } from "../texts/catalogue";
import { useApi } from "./ApiPage";

const useStyles = makeStyles({
  parts: { display: "grid", gap: tokens.spacingVerticalXL, gridTemplateColumns: "minmax(0, 1fr)" },
  section: { display: "grid", gap: tokens.spacingVerticalS, gridTemplateColumns: "minmax(0, 1fr)" },
  row: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM, alignItems: "center" },
  list: { margin: "0", paddingLeft: tokens.spacingHorizontalXL, display: "grid", gap: tokens.spacingVerticalS },
});

/** What an API is, before one of its operations is chosen. */
export function ApiOverview() {
  const styles = useStyles();
  const { link } = useLinkStyles();
  const api = useApi();
  return (
    <div className={styles.parts}>
      <Described text={api.description} />
      <Properties>
        <Property label={texts.baseUrl} value={api.url} />
        {api.version !== "" && (
          <Property label={texts.version}>
            <Text>{api.version}</Text>
          </Property>
        )}
        <Property label={texts.revision}>
          <Text>{api.revision}</Text>
        </Property>
        <VersionAt api={api} />
      </Properties>
      {api.products.length > 0 && (
        <section className={styles.section} aria-label={texts.inProducts}>
          <Subtitle1 as="h2">{texts.inProducts}</Subtitle1>
          <ul className={styles.list}>
            {api.products.map((product) => (
              <li key={product.name}>
                <div className={styles.row}>
                  <Link className={link} to={productAt(product.name)}>
                    {product.displayName}
                  </Link>
                  <AccessBadges access={product} />
                </div>
                {product.scope && <Copyable label={`${texts.scope} (${product.displayName})`} value={product.scope} />}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Definition name={api.name} />
      <About api={api} />
      <Changes releases={api.releases} />
    </div>
  );
}

/** How callers say which version they mean, where it doesn't stand in the URL. */
function VersionAt({ api: { version, versionHeader, versionQuery } }: { api: ApiDetails }) {
  if (version === "" || !(versionHeader || versionQuery)) return null;
  return (
    <Property label={texts.versionAt}>
      <Text>
        {versionHeader ? texts.versionHeader(versionHeader, version) : texts.versionQuery(versionQuery ?? "", version)}
      </Text>
    </Property>
  );
}

function Definition({ name }: { name: string }) {
  const styles = useStyles();
  const download = useMutation({
    mutationFn: (format: "openapi-link" | "openapi+json-link") => exported(name, format),
    // The document is sent as an attachment: the page stays.
    onSuccess: (link) => location.assign(link),
  });
  return (
    <section className={styles.section} aria-label={texts.definition}>
      <Subtitle1 as="h2">{texts.definition}</Subtitle1>
      <div className={styles.row}>
        {(["openapi-link", "openapi+json-link"] as const).map((format) => (
          <Button
            key={format}
            icon={<ArrowDownloadRegular />}
            disabledFocusable={download.isPending}
            onClick={() => download.mutate(format)}
          >
            {format === "openapi-link" ? texts.yaml : texts.json}
          </Button>
        ))}
      </div>
      {download.error && <Failure error={download.error} />}
    </section>
  );
}

function About({ api: { contact, license, termsOfServiceUrl } }: { api: ApiDetails }) {
  const parts = [
    {
      label: texts.contact,
      text: contact?.name || contact?.email || contact?.url,
      at: contact?.url || mail(contact?.email),
    },
    { label: texts.license, text: license?.name || license?.url, at: license?.url },
    { label: texts.termsOfService, text: termsOfServiceUrl, at: termsOfServiceUrl },
  ].filter(({ text }) => text);
  if (parts.length === 0) return null;
  return (
    <Properties>
      {parts.map(({ label, text = "", at = "" }) => (
        <Property key={label} label={label}>
          {/* The manager's address is checked as the manager's HTML is. */}
          <Described text={at ? `<a href="${escaped(at)}">${escaped(text)}</a>` : plainText(text)} />
        </Property>
      ))}
    </Properties>
  );
}

const mail = (address: string | undefined) => (address ? `mailto:${address}` : undefined);

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

function Changes({ releases }: { releases: ApiDetails["releases"] }) {
  const styles = useStyles();
  if (releases.length === 0) return null;
  return (
    <section className={styles.section} aria-label={texts.changes}>
      <Subtitle1 as="h2">{texts.changes}</Subtitle1>
      <ul className={styles.list}>
        {releases.map(({ notes, revision, created }) => (
          <li key={created + revision}>
            <Text weight="semibold">
              <Time at={created} /> · {texts.revision} {revision}
            </Text>
            <Described text={notes} />
          </li>
        ))}
      </ul>
    </section>
  );
}
