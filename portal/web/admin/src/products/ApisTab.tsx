import {
  Button,
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  Text,
  tokens,
} from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { Confirmed, Failure, Loading, Pane, Scroller } from "@gatehouse/shared";
import { useState } from "react";
import { PickMany } from "../PickMany";
import type { Choice } from "../SearchPicker";
import { texts } from "../texts/products";
import { useApiChoices } from "./AddProductPane";
import { useCallersText } from "./callers";
import { type Api, useAddApis, useProductApis, useRemoveApi } from "./queries";
import { useShownProduct } from "./tabs";

const useStyles = makeStyles({
  section: { display: "grid", gap: tokens.spacingVerticalM, gridTemplateColumns: "minmax(0, 1fr)" },
  add: { justifySelf: "start" },
});

/** The product's APIs: put in and taken out. */
export function ApisTab() {
  const styles = useStyles();
  const { name } = useShownProduct();
  const apis = useProductApis(name);
  const remove = useRemoveApi(name);
  const callers = useCallersText(name);
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Api>();
  return (
    <section className={styles.section} aria-label={texts.apis}>
      <Button className={styles.add} icon={<AddRegular />} onClick={() => setAdding(true)}>
        {texts.addApi}
      </Button>
      {apis.isPending && <Loading />}
      {apis.error && <Failure error={apis.error} retry={() => void apis.refetch()} />}
      {apis.data?.length === 0 && <Text>{texts.noApis}</Text>}
      {apis.data && apis.data.length > 0 && (
        <Scroller label={texts.apis}>
          <Table aria-label={texts.apis}>
            <TableHeader>
              <TableRow>
                <TableHeaderCell>{texts.name}</TableHeaderCell>
                <TableHeaderCell>{texts.path}</TableHeaderCell>
                <TableHeaderCell>{texts.remove}</TableHeaderCell>
              </TableRow>
            </TableHeader>
            <TableBody>
              {apis.data.map((api) => (
                <TableRow key={api.name}>
                  <TableCell>{api.properties.displayName}</TableCell>
                  <TableCell>/{api.properties.path}</TableCell>
                  <TableCell>
                    <Button
                      size="small"
                      aria-label={texts.removeApi(api.properties.displayName)}
                      onClick={() => setLeaving(api)}
                    >
                      {texts.remove}
                    </Button>
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Scroller>
      )}
      {remove.error && <Failure error={remove.error} />}
      {adding && (
        <AddApisPane name={name} there={apis.data?.map((api) => api.name) ?? []} close={() => setAdding(false)} />
      )}
      <Confirmed
        question={texts.removeApiQuestion(leaving?.properties.displayName ?? "")}
        warning={`${texts.removeApiWarning} ${callers.all}`}
        action={texts.remove}
        open={leaving !== undefined}
        confirm={() => {
          if (leaving) remove.mutate(leaving.name);
          setLeaving(undefined);
        }}
        cancel={() => setLeaving(undefined)}
      />
    </section>
  );
}

const NONE: readonly Choice[] = [];

function AddApisPane({ name, there, close }: { name: string; there: readonly string[]; close: () => void }) {
  const add = useAddApis(name);
  const [picked, setPicked] = useState(NONE);
  const useOthers = (search: string) =>
    useApiChoices(search)?.map((choice) =>
      there.includes(choice.value) ? { ...choice, disabled: true, label: texts.apiHere(choice.text) } : choice,
    );
  return (
    <Pane
      title={texts.addingApis}
      open
      close={close}
      action={texts.addApis}
      submit={() =>
        add.mutate(
          picked.map(({ value }) => value),
          { onSuccess: close },
        )
      }
      complete={picked.length > 0}
      busy={add.isPending}
      dirty={picked.length > 0}
      error={add.error}
    >
      <PickMany
        label={texts.chooseApi}
        hint={texts.chooseApiHint}
        none={texts.noApiFound}
        useChoices={useOthers}
        picked={picked}
        change={setPicked}
      />
    </Pane>
  );
}
