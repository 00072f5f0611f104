import {
  Badge,
  Button,
  Field,
  Input,
  Radio,
  RadioGroup,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  Text,
} from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { Failure, Loading, Pane, Properties, Property, Scroller } from "@gatehouse/shared";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { useLinkStyles } from "../link";
import { texts as apiTexts, versionTexts as texts } from "../texts/apis";
import { idOf } from "./names";
import { type Api, plain, titleOf, useVersionSets, type VersionSet } from "./queries";
import { useAddVersion, useVersions } from "./revisionQueries";
import { usePageStyles } from "./styles";

const schemes = { Segment: texts.segment, Query: texts.query, Header: texts.header } as const;

/** The versions of an API: APIs of one version set. */
export function VersionsTab({ api }: { api: Api }) {
  const styles = usePageStyles();
  const links = useLinkStyles();
  const set = api.properties.apiVersionSetId?.split("/").pop();
  const sets = useVersionSets();
  const versions = useVersions(set);
  const [adding, setAdding] = useState(false);
  const here = sets.data?.find(({ name }) => name === set)?.properties;
  return (
    <div className={styles.page}>
      <div className={styles.row}>
        <Button appearance="primary" icon={<AddRegular />} onClick={() => setAdding(true)}>
          {texts.add}
        </Button>
      </div>
      {set === undefined && <Text>{texts.none}</Text>}
      {here && (
        <Properties>
          <Property label={apiTexts.versionSet}>
            <Text>{here.displayName}</Text>
          </Property>
          <Property label={texts.scheme}>
            <Text>
              {texts.schemeNamed(schemes[here.versioningScheme], here.versionQueryName ?? here.versionHeaderName ?? "")}
            </Text>
          </Property>
        </Properties>
      )}
      {set !== undefined && versions.isPending && <Loading />}
      {versions.error && <Failure error={versions.error} retry={() => void versions.refetch()} />}
      {versions.data && (
        <Scroller label={apiTexts.versions}>
          <Table aria-label={apiTexts.versions}>
            <TableHeader>
              <TableRow>
                <TableHeaderCell>{apiTexts.version}</TableHeaderCell>
                <TableHeaderCell>{apiTexts.name}</TableHeaderCell>
                <TableHeaderCell>{apiTexts.serviceUrl}</TableHeaderCell>
              </TableRow>
            </TableHeader>
            <TableBody>
              {versions.data.map((version) => (
                <TableRow key={version.name}>
                  <TableCell>
                    <Badge appearance="outline">{version.properties.apiVersion || texts.original}</Badge>
                  </TableCell>
                  <TableCell>
                    <Link className={links.link} to={`/apis/${encodeURIComponent(version.name)}`}>
                      {titleOf(version)} ({version.name})
                    </Link>
                  </TableCell>
                  <TableCell>{version.properties.serviceUrl ?? ""}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Scroller>
      )}
      {adding && <AddPane api={api} inSet={set !== undefined} close={() => setAdding(false)} />}
    </div>
  );
}

const VERSION = /^[A-Za-z0-9._~-]{1,100}$/;

function AddPane({ api, inSet, close }: { api: Api; inSet: boolean; close: () => void }) {
  const navigate = useNavigate();
  const add = useAddVersion(api);
  const [version, setVersion] = useState("");
  const [scheme, setScheme] = useState<VersionSet["properties"]["versioningScheme"]>("Segment");
  const [parameter, setParameter] = useState("");
  const id = `${plain(api.name)}-${idOf(version)}`;
  const needsName = !inSet && scheme !== "Segment";
  const complete = VERSION.test(version) && idOf(version) !== "" && (!needsName || parameter.trim() !== "");
  const name = parameter.trim();
  const submit = () =>
    add.mutate(
      {
        id,
        version,
        set: {
          displayName: titleOf(api).slice(0, 100),
          versioningScheme: scheme,
          ...(scheme === "Query" ? { versionQueryName: name } : {}),
          ...(scheme === "Header" ? { versionHeaderName: name } : {}),
        },
      },
      {
        onSuccess: () => {
          close();
          void navigate(`/apis/${encodeURIComponent(id)}`);
        },
      },
    );
  return (
    <Pane
      title={texts.adding}
      open
      close={close}
      action={texts.add}
      submit={submit}
      complete={complete}
      busy={add.isPending}
      dirty={version !== ""}
      error={add.error}
    >
      <Text>{texts.hint}</Text>
      <Field
        label={texts.identifier}
        required
        hint={texts.identifierHint}
        validationMessage={version !== "" && !VERSION.test(version) ? texts.identifierWrong : undefined}
      >
        <Input value={version} onChange={(_, { value }) => setVersion(value)} />
      </Field>
      {!inSet && (
        <Field label={texts.scheme}>
          <RadioGroup value={scheme} onChange={(_, { value }) => setScheme(value as typeof scheme)}>
            {Object.entries(schemes).map(([value, label]) => (
              <Radio key={value} value={value} label={label} />
            ))}
          </RadioGroup>
        </Field>
      )}
      {needsName && (
        <Field label={texts.parameter} required>
          <Input value={parameter} maxLength={100} onChange={(_, { value }) => setParameter(value)} />
        </Field>
      )}
    </Pane>
  );
}
