import { Badge } from "@fluentui/react-components";
import { texts } from "../texts/applications";
import { type Health, health } from "./health";

const COLOURS = { ok: "success", expiring: "warning", expired: "danger", none: "informative" } as const;

const said = (found: Health): string => {
  switch (found.kind) {
    case "ok":
      return texts.healthy;
    case "expiring":
      return texts.expiresIn(found.days);
    case "expired":
      return texts.expired;
    case "none":
      return texts.noSecret;
  }
};

/** Says whether an application will still get tokens. */
export function SecretHealth({ expiries }: { expiries: readonly string[] }) {
  const found = health(expiries, Date.now());
  return (
    <Badge appearance="outline" color={COLOURS[found.kind]}>
      {said(found)}
    </Badge>
  );
}
