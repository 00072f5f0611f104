import { PageTitle, portalRoot } from "@gatehouse/shared";
import { redirect } from "react-router";
import { areas } from "./areas";
import { DeveloperPortal } from "./DeveloperPortal";
import { texts } from "./texts";

portalRoot("/", <DeveloperPortal />, [
  { index: true, loader: () => redirect("/products") },
  ...areas.flatMap((area) => area.routes),
  { path: "*", element: <PageTitle title={texts.notFound} /> },
]);
