import { Checkbox, Field, Input, makeStyles, Select, Text } from "@fluentui/react-components";
import { Pane } from "@gatehouse/shared";
import { useState } from "react";
import { useNavigate } from "react-router";
import { texts } from "../texts/apis";
import { ID, idOf, isUrl } from "./names";
import { ProductChoice } from "./ProductChoice";
import { Protocols } from "./Protocols";
import { AfterwardsRefused, useAll, useCreateApi } from "./queries";

const useStyles = makeStyles({ note: { display: "block" } });

/** The pane that makes an API by hand; its operations come afterwards. */
export function CreatePane({ open, close }: { open: boolean; close: () => void }) {
  const styles = useStyles();
  const navigate = useNavigate();
  const create = useCreateApi();
  const backends = useAll<{ title?: string }>("/backends", open);
  const [displayName, setDisplayName] = useState("");
  const [writtenId, setWrittenId] = useState<string>();
  const [writtenPath, setWrittenPath] = useState<string>();
  const [serviceUrl, setServiceUrl] = useState("");
  const [backend, setBackend] = useState("");
  const [protocols, setProtocols] = useState<readonly string[]>(["https"]);
  const [subscriptionRequired, setSubscriptionRequired] = useState(true);
  const [products, setProducts] = useState<readonly string[]>([]);
  const id = writtenId ?? idOf(displayName);
  const path = writtenPath ?? id;
  const wrongUrl = serviceUrl !== "" && !isUrl(serviceUrl);
  const complete = displayName.trim() !== "" && ID.test(id) && !wrongUrl && protocols.length > 0;
  const refusal = create.error instanceof AfterwardsRefused ? create.error : undefined;
  const submit = () =>
    create.mutate(
      {
        id,
        properties: {
          displayName: displayName.trim(),
          path: path.trim(),
          serviceUrl: backend === "" && serviceUrl !== "" ? serviceUrl.trim() : undefined,
          protocols: [...protocols],
          subscriptionRequired,
        },
        products,
        backend,
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
      title={texts.addByHand}
      open={open}
      close={close}
      action={texts.create}
      submit={submit}
      complete={complete}
      busy={create.isPending}
      dirty={displayName !== "" || serviceUrl !== "" || products.length > 0}
      error={refusal?.reason ?? create.error}
    >
      <Field label={texts.displayName} required>
        <Input value={displayName} maxLength={300} onChange={(_, data) => setDisplayName(data.value)} />
      </Field>
      <Field
        label={texts.id}
        required
        hint={texts.idHint}
        validationMessage={id !== "" && !ID.test(id) ? texts.idWrong : undefined}
      >
        <Input value={id} onChange={(_, data) => setWrittenId(data.value)} />
      </Field>
      <Field label={texts.path} hint={texts.pathHint}>
        <Input value={path} maxLength={400} onChange={(_, data) => setWrittenPath(data.value)} />
      </Field>
      {(backends.data?.length ?? 0) > 0 && (
        <Field label={texts.backend}>
          <Select value={backend} onChange={(_, data) => setBackend(data.value)}>
            <option value="">{texts.noBackend}</option>
            {backends.data?.map(({ name, properties }) => (
              <option key={name} value={name}>
                {properties.title ?? name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {backend === "" && (
        <Field
          label={texts.serviceUrl}
          hint={texts.serviceUrlHint}
          validationMessage={wrongUrl ? texts.urlWrong : undefined}
        >
          <Input type="url" value={serviceUrl} maxLength={2000} onChange={(_, data) => setServiceUrl(data.value)} />
        </Field>
      )}
      <Protocols chosen={protocols} choose={setProtocols} />
      <Field hint={texts.subscriptionHint}>
        <Checkbox
          label={texts.subscriptionRequired}
          checked={subscriptionRequired}
          onChange={(_, { checked }) => setSubscriptionRequired(checked === true)}
        />
      </Field>
      <ProductChoice chosen={products} choose={setProducts} />
      {refusal && <Text className={styles.note}>{texts.notAdded(refusal.what)}</Text>}
    </Pane>
  );
}
