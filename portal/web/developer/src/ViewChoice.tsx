import { ToggleButton } from "@fluentui/react-components";
import { AppsListRegular, GridRegular } from "@fluentui/react-icons";
import type { ListState } from "@gatehouse/shared";
import { texts } from "./texts/catalogue";

/** Whether a list is shown as a table, as its address says. */
export const isTable = (state: ListState) => state.filter("view") === "list";

/** Cards or a table. */
export function ViewChoice({ state }: { state: ListState }) {
  const table = isTable(state);
  const choose = (view: string) => state.set({ view, skip: String(state.skip || "") });
  return (
    <span role="group" aria-label={texts.view}>
      <ToggleButton appearance="subtle" icon={<GridRegular />} checked={!table} onClick={() => choose("")}>
        {texts.cards}
      </ToggleButton>
      <ToggleButton appearance="subtle" icon={<AppsListRegular />} checked={table} onClick={() => choose("list")}>
        {texts.list}
      </ToggleButton>
    </span>
  );
}
