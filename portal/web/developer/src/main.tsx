import { BackPage, NotFound, open, portalRoot } from "@gatehouse/shared";
import { redirect } from "react-router";
import { areas } from "./areas";
import { DeveloperPortal } from "./DeveloperPortal";

portalRoot("/", <DeveloperPortal />, [
  { index: true, loader: ({ request }) => redirect(`/products${new URL(request.url).search}`) },
  ...areas.flatMap((area) => area.routes),
  { path: "account/back", Component: BackPage },
  open({ path: "*", Component: NotFound }),
]);
