import { PageTitle } from "@gatehouse/shared";
import { texts } from "./texts";

export function NotFound() {
  return <PageTitle title={texts.notFound} />;
}
