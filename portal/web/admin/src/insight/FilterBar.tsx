import { Button, Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { texts } from "../texts/insight";
import { DIMENSIONS, type Period, type PeriodName, PERIODS } from "./period";
import { ResourcePicker } from "./ResourcePicker";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "end",
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} 0`,
  },
  period: { flex: "0 1 11rem" },
});

/** Chooses the period of a page and what it filters by. */
export function FilterBar({ label, period, children }: { label: string; period: Period; children?: ReactNode }) {
  const styles = useStyles();
  const { name, filter, set } = period;
  const filtered = [...DIMENSIONS, "outcome" as const].some((each) => filter(each) !== "") || name === undefined;
  return (
    <div className={styles.bar} role="group" aria-label={texts.filters(label)}>
      <Field label={texts.period} className={styles.period}>
        <Select value={name ?? ""} onChange={(_, data) => set({ period: data.value, from: "", until: "" })}>
          {name === undefined && <option value="">{texts.chosenPeriod}</option>}
          {(Object.keys(PERIODS) as PeriodName[]).map((each) => (
            <option key={each} value={each}>
              {texts.periods[each]}
            </option>
          ))}
        </Select>
      </Field>
      {DIMENSIONS.map((dimension) => (
        <ResourcePicker
          key={dimension}
          dimension={dimension}
          value={filter(dimension)}
          choose={(chosen) => set({ [dimension]: chosen })}
        />
      ))}
      {children}
      {filtered && (
        <Button
          appearance="subtle"
          onClick={() => set({ application: "", product: "", api: "", outcome: "", from: "", until: "" })}
        >
          {texts.clear}
        </Button>
      )}
    </div>
  );
}
