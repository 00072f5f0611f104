import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  method: {
    display: "inline-block",
    minWidth: "4.2em",
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightBold,
  },
  GET: { color: tokens.colorBrandForeground2 },
  POST: { color: tokens.colorPaletteGreenForeground1 },
  PUT: { color: tokens.colorPaletteDarkOrangeForeground1 },
  PATCH: { color: tokens.colorPaletteDarkOrangeForeground1 },
  DELETE: { color: tokens.colorPaletteRedForeground1 },
  other: { color: tokens.colorNeutralForeground1 },
});

/** The method of an operation, told apart by colour too. */
export function Method({ method }: { method: string }) {
  const styles = useStyles();
  const known = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
  const own = known.find((each) => each === method.toUpperCase()) ?? "other";
  return <span className={mergeClasses(styles.method, styles[own])}>{method}</span>;
}
