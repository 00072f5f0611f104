import type { Product, ProductChange } from "./queries";

/** What is typed of a product. */
export interface ProductDraft {
  displayName: string;
  description: string;
  terms: string;
  subscriptionRequired: boolean;
  approvalRequired: boolean;
  /** Empty for any number. */
  limit: string;
}

export const NEW_PRODUCT: ProductDraft = {
  displayName: "",
  description: "",
  terms: "",
  subscriptionRequired: true,
  approvalRequired: false,
  limit: "",
};

export const draftOf = ({ properties }: Product): ProductDraft => ({
  displayName: properties.displayName,
  description: properties.description ?? "",
  terms: properties.terms ?? "",
  subscriptionRequired: properties.subscriptionRequired ?? true,
  approvalRequired: properties.approvalRequired ?? false,
  limit: properties.subscriptionsLimit?.toString() ?? "",
});

export const limitRight = ({ subscriptionRequired, limit }: ProductDraft): boolean =>
  !subscriptionRequired || limit === "" || /^\d{1,9}$/.test(limit);

export const complete = (draft: ProductDraft): boolean => draft.displayName.trim() !== "" && limitRight(draft);

/** What is to be written: without subscriptions there is nothing to approve and to count. */
export const propertiesOf = (draft: ProductDraft): ProductChange => ({
  displayName: draft.displayName.trim(),
  description: draft.description,
  terms: draft.terms,
  subscriptionRequired: draft.subscriptionRequired,
  approvalRequired: draft.subscriptionRequired ? draft.approvalRequired : null,
  subscriptionsLimit: draft.subscriptionRequired && draft.limit !== "" ? Number(draft.limit) : null,
});
