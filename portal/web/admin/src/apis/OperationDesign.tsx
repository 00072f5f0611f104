import { Button, Field, Input, Text, Textarea } from "@fluentui/react-components";
import { Confirmed, Failure, Unsaved } from "@gatehouse/shared";
import { useState } from "react";
import { useNavigate } from "react-router";
import { operationTexts as texts, texts as apiTexts } from "../texts/apis";
import { MethodField } from "./MethodField";
import {
  type Operation,
  type OperationProperties,
  type Parameter,
  parametersOf,
  useChangeOperation,
  useDeleteOperation,
} from "./operationQueries";
import { ParameterRows } from "./ParameterRows";
import { plain, useCallers } from "./queries";
import { RepresentationRows, ResponseRows } from "./ResponseRows";
import { usePageStyles } from "./styles";

/** What an operation takes and gives. What isn't shown here, such as schemas, stays as it is. */
export function OperationDesign({ api, operation }: { api: string; operation: Operation }) {
  const styles = usePageStyles();
  const navigate = useNavigate();
  const change = useChangeOperation(api, operation.name);
  const deletion = useDeleteOperation(api, operation.name);
  const [typed, setTyped] = useState<Partial<OperationProperties>>({});
  const [deleting, setDeleting] = useState(false);
  const callers = useCallers(`operationId eq '/apis/${plain(api)}/operations/${operation.name}'`, deleting);
  const all: OperationProperties = { ...operation.properties, ...typed };
  const dirty = JSON.stringify(all) !== JSON.stringify(operation.properties);
  const wrong = !all.urlTemplate.startsWith("/");
  const set = (changes: Partial<OperationProperties>) => {
    change.reset();
    setTyped({ ...typed, ...changes });
  };
  const template = (urlTemplate: string) => {
    const known = new Map((all.templateParameters ?? []).map((each) => [each.name, each]));
    const parameters = parametersOf(urlTemplate).map(
      (name): Parameter => known.get(name) ?? { name, type: "string", required: true },
    );
    set({ urlTemplate, templateParameters: parameters });
  };
  const request = (changes: OperationProperties["request"]) => set({ request: { ...all.request, ...changes } });
  const leave = () => void navigate(`/apis/${encodeURIComponent(api)}`);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (dirty && !wrong && !change.isPending) change.mutate(typed, { onSuccess: () => setTyped({}) });
      }}
    >
      <Field label={apiTexts.displayName} required>
        <Input value={all.displayName} maxLength={300} onChange={(_, data) => set({ displayName: data.value })} />
      </Field>
      <MethodField method={all.method} choose={(method) => set({ method })} />
      <Field
        label={texts.template}
        required
        hint={texts.templateHint}
        validationMessage={wrong ? texts.templateWrong : undefined}
      >
        <Input value={all.urlTemplate} maxLength={1000} onChange={(_, data) => template(data.value)} />
      </Field>
      <Field label={texts.description}>
        <Textarea
          value={all.description ?? ""}
          maxLength={1000}
          onChange={(_, data) => set({ description: data.value })}
        />
      </Field>
      <ParameterRows
        title={texts.templateParameters}
        rows={all.templateParameters ?? []}
        change={(templateParameters) => set({ templateParameters })}
        fixed
      />
      <ParameterRows
        title={texts.queryParameters}
        add={texts.addQuery}
        rows={all.request?.queryParameters ?? []}
        change={(queryParameters) => request({ queryParameters })}
      />
      <ParameterRows
        title={texts.headers}
        add={texts.addHeader}
        rows={all.request?.headers ?? []}
        change={(headers) => request({ headers })}
      />
      <RepresentationRows
        rows={all.request?.representations ?? []}
        change={(representations) => request({ representations })}
      />
      <ResponseRows rows={all.responses ?? []} change={(responses) => set({ responses })} />
      {change.error && <Failure error={change.error} />}
      {deletion.error && <Failure error={deletion.error} />}
      <div className={styles.row}>
        <Button type="submit" appearance="primary" disabledFocusable={!dirty || wrong || change.isPending}>
          {texts.save}
        </Button>
        <Button onClick={() => setDeleting(true)}>{texts.remove}</Button>
        <Text role="status">{change.isSuccess && !dirty ? texts.saved : ""}</Text>
      </div>
      <Unsaved dirty={dirty} />
      <Confirmed
        question={texts.removeQuestion(operation.properties.displayName)}
        warning={
          callers.data
            ? texts.removeWarning(callers.data.callers, callers.data.calls)
            : (callers.error?.message ?? apiTexts.counting)
        }
        action={texts.remove}
        open={deleting}
        confirm={() => {
          setDeleting(false);
          deletion.mutate(undefined, { onSuccess: leave });
        }}
        cancel={() => setDeleting(false)}
      />
    </form>
  );
}
