import { Button, makeStyles, MessageBar, MessageBarBody, Text, tokens } from "@fluentui/react-components";
import { Pane, ResourceList, useListState } from "@gatehouse/shared";
import { useDeferredValue, useState } from "react";
import { applicationColumns } from "../applications/columns";
import { useApplications, useApplicationSearch, useAssociate } from "../applications/queries";
import { RegisterPane } from "../applications/RegisterPane";
import { useLastUses } from "../applications/secretQueries";
import { useLinkStyles } from "../link";
import { PickMany } from "../PickMany";
import { lastName } from "../resourceId";
import type { Choice } from "../SearchPicker";
import { texts } from "../texts/products";
import { opens } from "./queries";
import { useShownProduct } from "./tabs";

const useStyles = makeStyles({
  section: { display: "grid", gap: tokens.spacingVerticalM, gridTemplateColumns: "minmax(0, 1fr)" },
});

/** The applications that the product was granted to: made and associated from here. */
export function ApplicationsTab() {
  const styles = useStyles();
  const { link } = useLinkStyles();
  const product = useShownProduct();
  const state = useListState();
  const applications = useApplications(state, useDeferredValue(state.search), product.name);
  const uses = useLastUses(applications.data?.value.map(({ name }) => name) ?? []);
  const [pane, setPane] = useState<"create" | "associate">();
  const open = opens(product, "application-token");
  const close = () => setPane(undefined);
  return (
    <section className={styles.section} aria-label={texts.applicationsTab}>
      {!open && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{texts.accessOff}</MessageBarBody>
        </MessageBar>
      )}
      <ResourceList
        label={texts.applicationsTab}
        state={state}
        items={applications}
        columns={applicationColumns(link, uses.data)}
        keyOf={({ name }) => name}
        search={texts.searchApplications}
        empty={<Text>{texts.noApplications}</Text>}
        actions={
          <>
            <Button appearance="primary" disabled={!open} onClick={() => setPane("create")}>
              {texts.create}
            </Button>
            <Button disabled={!open} onClick={() => setPane("associate")}>
              {texts.associate}
            </Button>
          </>
        }
      />
      {pane === "create" && <RegisterPane close={close} product={product.name} />}
      {pane === "associate" && <AssociatePane product={product.name} close={close} />}
    </section>
  );
}

const NONE: readonly Choice[] = [];

function AssociatePane({ product, close }: { product: string; close: () => void }) {
  const associate = useAssociate(product);
  const [picked, setPicked] = useState(NONE);
  const useOthers = (search: string): readonly Choice[] | undefined =>
    useApplicationSearch(search).data?.map(({ name, properties }) => {
      const there = properties.productLinks?.some((link) => lastName(link.productId) === product) ?? false;
      const text = properties.displayName;
      return there ? { value: name, text, disabled: true, label: texts.linkedAlready(text) } : { value: name, text };
    });
  return (
    <Pane
      title={texts.associating}
      open
      close={close}
      action={texts.associate}
      submit={() =>
        associate.mutate(
          picked.map(({ value }) => value),
          { onSuccess: close },
        )
      }
      complete={picked.length > 0}
      busy={associate.isPending}
      dirty={picked.length > 0}
      error={associate.error}
    >
      <PickMany
        label={texts.application}
        hint={texts.applicationHint}
        none={texts.noApplicationFound}
        useChoices={useOthers}
        picked={picked}
        change={setPicked}
      />
    </Pane>
  );
}
