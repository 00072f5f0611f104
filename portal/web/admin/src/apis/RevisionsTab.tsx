import {
  Badge,
  Button,
  Field,
  makeStyles,
  Subtitle1,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  Text,
  Textarea,
  tokens,
} from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { Confirmed, Failure, Loading, Pane, Scroller, Time } from "@gatehouse/shared";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { useLinkStyles } from "../link";
import { revisionTexts as texts, texts as apiTexts } from "../texts/apis";
import { type Api, apiPath, plain, useAll } from "./queries";
import {
  type Revision,
  revisionName,
  useAddRevision,
  useDeleteRevision,
  useRelease,
  useRevisions,
} from "./revisionQueries";
import { usePageStyles } from "./styles";

const useStyles = makeStyles({
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  list: { margin: "0", paddingLeft: tokens.spacingHorizontalXL },
});

/** The revisions of an API, which of them is current, and what was said when it became so. */
export function RevisionsTab({ api }: { api: Api }) {
  const styles = usePageStyles();
  const own = useStyles();
  const links = useLinkStyles();
  const navigate = useNavigate();
  const revisions = useRevisions(api.name);
  const deletion = useDeleteRevision(api.name);
  const [adding, setAdding] = useState(false);
  const [releasing, setReleasing] = useState<string>();
  const [deleting, setDeleting] = useState<string>();
  const addressOf = ({ apiRevision, isCurrent }: Revision) =>
    `/apis/${encodeURIComponent(isCurrent ? plain(api.name) : revisionName(api.name, apiRevision))}`;
  return (
    <div className={styles.page}>
      <div className={styles.row}>
        <Button appearance="primary" icon={<AddRegular />} onClick={() => setAdding(true)}>
          {texts.add}
        </Button>
      </div>
      {revisions.isPending && <Loading />}
      {revisions.error && <Failure error={revisions.error} retry={() => void revisions.refetch()} />}
      {deletion.error && <Failure error={deletion.error} />}
      {revisions.data && (
        <Scroller label={apiTexts.revisions}>
          <Table aria-label={apiTexts.revisions}>
            <TableHeader>
              <TableRow>
                {[texts.number, texts.description, texts.address, texts.created, texts.actions].map((title) => (
                  <TableHeaderCell key={title}>{title}</TableHeaderCell>
                ))}
              </TableRow>
            </TableHeader>
            <TableBody>
              {revisions.data.map((revision) => (
                <TableRow key={revision.apiRevision}>
                  <TableCell>
                    <Link className={links.link} to={addressOf(revision)}>
                      {texts.open(revision.apiRevision)}
                    </Link>{" "}
                    {revision.isCurrent && <Badge appearance="outline">{texts.current}</Badge>}
                  </TableCell>
                  <TableCell>{revision.description ?? ""}</TableCell>
                  <TableCell>{revision.privateUrl}</TableCell>
                  <TableCell>
                    <Time at={revision.createdDateTime} />
                  </TableCell>
                  <TableCell>
                    {!revision.isCurrent && (
                      <div className={own.actions}>
                        <Button
                          size="small"
                          aria-label={texts.makeCurrentOf(revision.apiRevision)}
                          onClick={() => setReleasing(revision.apiRevision)}
                        >
                          {texts.makeCurrent}
                        </Button>
                        <Button
                          size="small"
                          aria-label={texts.removeOf(revision.apiRevision)}
                          onClick={() => setDeleting(revision.apiRevision)}
                        >
                          {texts.remove}
                        </Button>
                      </div>
                    )}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Scroller>
      )}
      <Releases api={plain(api.name)} />
      {adding && revisions.data && <AddPane api={api} revisions={revisions.data} close={() => setAdding(false)} />}
      {releasing !== undefined && (
        <ReleasePane api={api.name} revision={releasing} close={() => setReleasing(undefined)} />
      )}
      <Confirmed
        question={apiTexts.removeRevisionQuestion(deleting ?? "")}
        warning={apiTexts.removeRevisionWarning}
        action={texts.remove}
        open={deleting !== undefined}
        confirm={() => {
          const gone = deleting ?? "";
          setDeleting(undefined);
          deletion.mutate(gone, {
            onSuccess: () => {
              if (api.name === revisionName(api.name, gone)) {
                void navigate(`/apis/${encodeURIComponent(plain(api.name))}/revisions`);
              }
            },
          });
        }}
        cancel={() => setDeleting(undefined)}
      />
    </div>
  );
}

function Releases({ api }: { api: string }) {
  const styles = useStyles();
  const releases = useAll<{ apiId: string; notes?: string; createdDateTime: string }>(`${apiPath(api)}/releases`);
  return (
    <section aria-label={texts.releases}>
      <Subtitle1 as="h2">{texts.releases}</Subtitle1>
      {releases.error && <Failure error={releases.error} retry={() => void releases.refetch()} />}
      {releases.data?.length === 0 && <Text block>{texts.noReleases}</Text>}
      <ul className={styles.list}>
        {releases.data?.toReversed().map(({ name, properties }) => (
          <li key={name}>
            <Time at={properties.createdDateTime} />, {texts.open(/;rev=(.*)$/.exec(properties.apiId)?.[1] ?? "1")}:{" "}
            {properties.notes ?? ""}
          </li>
        ))}
      </ul>
    </section>
  );
}

function AddPane({ api, revisions, close }: { api: Api; revisions: readonly Revision[]; close: () => void }) {
  const navigate = useNavigate();
  const add = useAddRevision(api);
  const [description, setDescription] = useState("");
  const revision = String(
    1 + Math.max(0, ...revisions.map((each) => Number(each.apiRevision)).filter(Number.isFinite)),
  );
  return (
    <Pane
      title={texts.adding}
      open
      close={close}
      action={texts.add}
      submit={() =>
        add.mutate(
          { revision, description },
          {
            onSuccess: () => {
              close();
              void navigate(`/apis/${encodeURIComponent(revisionName(api.name, revision))}`);
            },
          },
        )
      }
      complete
      busy={add.isPending}
      dirty={description !== ""}
      error={add.error}
    >
      <Text>{texts.addHint}</Text>
      <Field label={texts.description}>
        <Textarea value={description} maxLength={256} onChange={(_, { value }) => setDescription(value)} />
      </Field>
    </Pane>
  );
}

function ReleasePane({ api, revision, close }: { api: string; revision: string; close: () => void }) {
  const navigate = useNavigate();
  const release = useRelease(api);
  const [notes, setNotes] = useState("");
  return (
    <Pane
      title={texts.makingCurrent(revision)}
      open
      close={close}
      action={texts.makeCurrent}
      submit={() =>
        release.mutate(
          { revision, notes },
          {
            onSuccess: () => {
              close();
              void navigate(`/apis/${encodeURIComponent(plain(api))}/revisions`);
            },
          },
        )
      }
      complete
      busy={release.isPending}
      dirty={notes !== ""}
      error={release.error}
    >
      <Text>{texts.makeCurrentHint}</Text>
      <Field label={texts.notes} hint={texts.notesHint}>
        <Textarea value={notes} onChange={(_, { value }) => setNotes(value)} />
      </Field>
    </Pane>
  );
}
