import { Combobox, Field, Option } from "@fluentui/react-components";
import { operationTexts as texts } from "../texts/apis";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE"];

/** The method that an operation answers; another than the usual ones may be typed. */
export function MethodField({ method, choose }: { method: string; choose: (method: string) => void }) {
  return (
    <Field label={texts.method} required>
      <Combobox
        freeform
        value={method}
        selectedOptions={[method]}
        onInput={(event) => choose(event.currentTarget.value.toUpperCase())}
        onOptionSelect={(_, data) => choose(data.optionValue ?? method)}
      >
        {METHODS.map((each) => (
          <Option key={each} value={each}>
            {each}
          </Option>
        ))}
      </Combobox>
    </Field>
  );
}
