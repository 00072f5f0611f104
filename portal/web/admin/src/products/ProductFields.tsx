import { Field, Input, Switch, Textarea } from "@fluentui/react-components";
import { texts } from "../texts/products";
import { limitRight, type ProductDraft } from "./draft";

interface Props {
  draft: ProductDraft;
  change: (changes: Partial<ProductDraft>) => void;
}

/** What the product is called, in a form. */
export function ProductNames({ draft, change }: Props) {
  return (
    <>
      <Field label={texts.name} required>
        <Input value={draft.displayName} maxLength={300} onChange={(_, { value }) => change({ displayName: value })} />
      </Field>
      <Field label={texts.description}>
        <Textarea
          value={draft.description}
          maxLength={1000}
          onChange={(_, { value }) => change({ description: value })}
        />
      </Field>
    </>
  );
}

/** What subscribing to it takes, in a form. */
export function ProductTerms({ draft, change }: Props) {
  return (
    <>
      <Field hint={texts.requiresSubscriptionHint}>
        <Switch
          label={texts.requiresSubscription}
          checked={draft.subscriptionRequired}
          onChange={(_, { checked }) => change({ subscriptionRequired: checked })}
        />
      </Field>
      {draft.subscriptionRequired && (
        <>
          <Field hint={texts.requiresApprovalHint}>
            <Switch
              label={texts.requiresApproval}
              checked={draft.approvalRequired}
              onChange={(_, { checked }) => change({ approvalRequired: checked })}
            />
          </Field>
          <Field
            label={texts.limit}
            hint={texts.limitHint}
            validationMessage={limitRight(draft) ? undefined : texts.limitWrong}
          >
            <Input
              inputMode="numeric"
              value={draft.limit}
              onChange={(_, { value }) => change({ limit: value.trim() })}
            />
          </Field>
        </>
      )}
      <Field label={texts.terms} hint={texts.termsHint}>
        <Textarea value={draft.terms} onChange={(_, { value }) => change({ terms: value })} />
      </Field>
    </>
  );
}
