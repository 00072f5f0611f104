import { NotFound, portalRoot } from "@gatehouse/shared";
import { redirect } from "react-router";
import { areas } from "./areas";
import { DeveloperPortal } from "./DeveloperPortal";

portalRoot("/", <DeveloperPortal />, [
  { index: true, loader: () => redirect("/products") },
  ...areas.flatMap((area) => area.routes),
  { path: "*", Component: NotFound },
]);
