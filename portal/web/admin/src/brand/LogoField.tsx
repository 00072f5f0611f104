import { Button, Field, makeStyles, tokens } from "@fluentui/react-components";
import { useRef, useState } from "react";
import { texts } from "../texts/brand";
import { readLogo } from "./draft";

const useStyles = makeStyles({
  row: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM, alignItems: "center" },
  logo: { maxHeight: "2rem", maxWidth: "10rem", backgroundColor: tokens.colorBrandBackground },
  file: { maxWidth: "100%", fontFamily: "inherit", color: "inherit" },
});

/** The brand's logo: a file that is looked at before it is sent. */
export function LogoField({ logo, change }: { logo: string; change: (logo: string) => void }) {
  const styles = useStyles();
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<"large" | "wrong">();
  const choose = async (file: File | undefined) => {
    if (!file) return;
    const read = await readLogo(file);
    if ("problem" in read) setProblem(read.problem);
    else {
      setProblem(undefined);
      change(read.value);
    }
  };
  const remove = () => {
    if (input.current) input.current.value = "";
    setProblem(undefined);
    change("");
    input.current?.focus();
  };
  return (
    <Field
      label={texts.logo}
      hint={texts.logoHint}
      validationMessage={problem && (problem === "large" ? texts.logoLarge : texts.logoWrong)}
    >
      {(props) => (
        <div className={styles.row}>
          <input
            {...props}
            ref={input}
            className={styles.file}
            type="file"
            accept="image/png"
            onChange={(event) => void choose(event.target.files?.[0])}
          />
          {logo !== "" && (
            <>
              <img className={styles.logo} src={`data:image/png;base64,${logo}`} alt={texts.logoAlt} />
              <Button onClick={remove}>{texts.removeLogo}</Button>
            </>
          )}
        </div>
      )}
    </Field>
  );
}
