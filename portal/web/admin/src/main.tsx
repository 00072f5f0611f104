import { BackPage, NotFound, portalRoot } from "@gatehouse/shared";
import { redirect } from "react-router";
import { AdminPortal } from "./AdminPortal";
import { areas, links } from "./areas";

const home = links[0]?.to ?? "/";

portalRoot("/admin", <AdminPortal />, [
  { index: true, loader: () => redirect(home) },
  ...areas.flatMap((area) => area.routes),
  { path: "back", Component: BackPage },
  { path: "*", Component: NotFound },
]);
