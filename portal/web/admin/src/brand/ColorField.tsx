import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { judge, parseColor, useBrand } from "@gatehouse/shared";
import { texts } from "../texts/brand";

const useStyles = makeStyles({
  row: { display: "flex", gap: tokens.spacingHorizontalM, alignItems: "center" },
  picker: {
    width: "3rem",
    height: "2rem",
    padding: "0",
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: "transparent",
  },
  take: { justifySelf: "start" },
});

const USUAL = "#0f6cbd";
/** Rounded down, so that what isn't enough doesn't look it. */
const shown = (contrast: number) => (Math.floor(contrast * 10) / 10).toFixed(1);

/** The brand's colour, with whether text can be read on it. */
export function ColorField({ color, change }: { color: string; change: (color: string) => void }) {
  const styles = useStyles();
  const brand = useBrand();
  const parsed = parseColor(color);
  const found = parsed && judge(parsed);
  const message =
    color === ""
      ? undefined
      : found === undefined
        ? texts.colorWrong
        : found.better === undefined
          ? texts.fine(shown(found.contrast))
          : texts.faint(shown(found.contrast));
  const better = found?.better;
  const wrong = color !== "" && (found === undefined || better !== undefined);
  return (
    <>
      <Field
        label={texts.color}
        hint={texts.colorHint}
        validationMessage={message}
        validationState={message === undefined ? "none" : wrong ? "error" : "success"}
      >
        {() => (
          <div className={styles.row}>
            <Input
              value={color}
              maxLength={7}
              placeholder={brand.color ?? USUAL}
              onChange={(_, data) => change(data.value.trim())}
            />
            <input
              className={styles.picker}
              type="color"
              aria-label={texts.pick}
              value={parsed ? color.toLowerCase() : (brand.color ?? USUAL)}
              onChange={(event) => change(event.target.value)}
            />
          </div>
        )}
      </Field>
      {better !== undefined && (
        <Button className={styles.take} onClick={() => change(better)}>
          {texts.take(better)}
        </Button>
      )}
    </>
  );
}
