import { type KeyboardEvent, useEffect, useRef, useState } from "react";

interface Place {
  row: number;
  column: number;
}

/** What a mark needs to take part. */
export interface Mark {
  tabIndex: 0 | -1;
  "data-row": number;
  "data-column": number;
  onFocus: () => void;
  onBlur: () => void;
}

/**
 * Marks of a picture of which one at a time can be reached with the tab key; the arrow keys go from one to the next, up
 * and down to the nearest of another row. When the mark that has the focus goes, another one takes it.
 *
 * @param rows where each mark of each row stands, from left to right
 * @param upright whether the rows stand beside each other, with their marks from top to bottom
 */
export function useRoving(rows: readonly (readonly number[])[], upright = false) {
  const [wanted, setWanted] = useState<Place>({ row: 0, column: 0 });
  const here = settled(rows, wanted);
  const picture = useRef<HTMLDivElement>(null);
  const focused = useRef(false);
  useEffect(() => {
    if (!focused.current || document.activeElement !== document.body) return;
    picture.current?.querySelector<SVGElement>('[data-row][tabindex="0"]')?.focus();
  });

  const press = (event: KeyboardEvent<Element>) => {
    const to = step(rows, here, upright ? (TURNED[event.key] ?? event.key) : event.key);
    if (to === undefined) return;
    event.preventDefault();
    setWanted(to);
    const mark = event.currentTarget.querySelector<SVGElement>(`[data-row="${to.row}"][data-column="${to.column}"]`);
    mark?.focus();
  };
  const mark = (row: number, column: number): Mark => ({
    tabIndex: row === here.row && column === here.column ? 0 : -1,
    "data-row": row,
    "data-column": column,
    onFocus: () => {
      focused.current = true;
      setWanted({ row, column });
    },
    onBlur: () => {
      focused.current = false;
    },
  });
  return { picture, press, mark };
}

const TURNED: Record<string, string> = {
  ArrowLeft: "ArrowUp",
  ArrowRight: "ArrowDown",
  ArrowUp: "ArrowLeft",
  ArrowDown: "ArrowRight",
};

/** Where one is, when what was there before is gone. */
function settled(rows: readonly (readonly number[])[], { row, column }: Place): Place {
  const length = rows[row]?.length ?? 0;
  if (length > 0) return { row, column: Math.min(column, length - 1) };
  return {
    row: Math.max(
      0,
      rows.findIndex((each) => each.length > 0),
    ),
    column: 0,
  };
}

function step(rows: readonly (readonly number[])[], { row, column }: Place, key: string): Place | undefined {
  const length = rows[row]?.length ?? 0;
  switch (key) {
    case "ArrowLeft":
      return { row, column: Math.max(0, column - 1) };
    case "ArrowRight":
      return { row, column: Math.min(length - 1, column + 1) };
    case "Home":
      return { row, column: 0 };
    case "End":
      return { row, column: length - 1 };
    case "ArrowUp":
    case "ArrowDown": {
      const at = rows[row]?.[column] ?? 0;
      const by = key === "ArrowUp" ? -1 : 1;
      for (let next = row + by; next >= 0 && next < rows.length; next += by) {
        const marks = rows[next] ?? [];
        if (marks.length > 0) return { row: next, column: nearest(marks, at) };
      }
      return { row, column };
    }
    default:
      return undefined;
  }
}

function nearest(marks: readonly number[], at: number): number {
  let best = 0;
  marks.forEach((mark, index) => {
    if (Math.abs(mark - at) < Math.abs((marks[best] ?? 0) - at)) best = index;
  });
  return best;
}
